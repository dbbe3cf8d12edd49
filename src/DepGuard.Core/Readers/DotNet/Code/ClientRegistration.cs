using DepGuard.Facts.Policies;
using DepGuard.Readers.CSharp;

namespace DepGuard.Readers.DotNet.Code;

/// <summary>A client that code registers: <c>services.AddHttpClient&lt;BasketClient&gt;(…).AddStandardResilienceHandler()</c>.</summary>
/// <param name="Names">Its name and the names of its types, as written.</param>
/// <param name="Texts">Strings in its registration: addresses, or keys of settings.</param>
/// <param name="Policies">What its handlers do; every call passes all of them.</param>
/// <param name="Start">Its first token.</param>
/// <param name="End">Its last token.</param>
internal sealed record ClientRegistration(IReadOnlyList<string> Names, IReadOnlyList<string> Texts, IReadOnlyList<CallPolicy> Policies, int Start, int End)
{
    /// <summary>Keys of the settings that it reads.</summary>
    public IReadOnlyList<string> Keys { get; private init; } = [];

    private const int LongestChain = 64;

    private static readonly HashSet<string> Methods = new(StringComparer.Ordinal) { "AddHttpClient", "AddGrpcClient", "AddRefitClient", "AddRefitGeneratedClient", "ForAddress" };

    /// <summary>The clients of a file for which it states more than their address.</summary>
    public static IEnumerable<ClientRegistration> Read(CSharpProgram program)
    {
        var links = Enumerable.Range(0, program.Calls.Count).Where(i => program.Calls[i].Receiver >= 0).ToLookup(i => program.Calls[i].Receiver);
        var retried = new Lazy<CallPolicy?>(() => GrpcRetries.Strongest(program));
        for (var i = 0; i < program.Calls.Count; i++)
            if (Methods.Contains(program.Calls[i].Name))
            {
                var chain = new List<CSharpCall> { program.Calls[i] };
                for (var next = i; links[next].FirstOrDefault(-1) is var behind and >= 0 && chain.Count < LongestChain; next = behind)
                    chain.Add(program.Calls[behind]);
                var policies = chain.SelectMany(call => ResilienceHandlers.Read(program, call)).Concat(TimeLimits(program, chain)).Concat(UsesServiceConfig(program, chain) && retried.Value is { } retry ? [GrpcRetries.Within(retry, program, chain[0].First, chain[^1].Close)] : []).Where(policy => !policy.IsEmpty).ToList();
                if (policies.Count > 0)
                    yield return new ClientRegistration(NamesOf(program, chain[0]), [.. chain.SelectMany(call => TextsOf(program, call))], policies, chain[0].First, chain[^1].Close)
                    {
                        Keys = [.. SettingReads.Of(program, chain[0].First, CSharpProgram.Bounded(chain[0].First, chain[^1].Close)).Select(read => read.Key)],
                    };
            }
    }

    /// <summary>What <c>ConfigureHttpClientDefaults</c> puts on every client.</summary>
    public static IEnumerable<CallPolicy> Defaults(CSharpProgram program) =>
        program.Calls.Where(call => call.Name == "ConfigureHttpClientDefaults")
            .SelectMany(outer => program.Inside(outer.Open, outer.Close).Select(inner => inner.Call))
            .SelectMany(call => ResilienceHandlers.Read(program, call))
            .Where(policy => !policy.IsEmpty)
            .Select(policy => policy with { Product = $"{policy.Product}-defaults" });

    /// <summary>True for a gRPC client whose channel is given a service config.</summary>
    private static bool UsesServiceConfig(CSharpProgram program, List<CSharpCall> chain) =>
        chain[0].Name is "AddGrpcClient" or "ForAddress"
        && chain.Exists(call => Enumerable.Range(call.Open, CSharpProgram.Bounded(call.Open, call.Close) - call.Open).Any(token => program.Is(program.Tokens[token], "ServiceConfig")));

    /// <summary><c>HttpClient.Timeout</c> bounds a call with all that its handlers do. The standard handlers take their own limit in its place.</summary>
    private static IEnumerable<CallPolicy> TimeLimits(CSharpProgram program, List<CSharpCall> chain)
    {
        foreach (var call in chain.Where(call => call.Name is "AddHttpClient" or "ConfigureHttpClient" or "AddRefitClient"))
            for (var i = call.Open + 2; i + 1 < CSharpProgram.Bounded(call.Open, call.Close); i++)
                if (program.IsMark(i, '=') && program.Text(i - 1) == "Timeout" && program.IsMark(i - 2, '.') && Assignments.DurationAt(program, i + 1) is { } limit)
                    yield return new CallPolicy(Layer.Client, "http-client", Provenance.Declared, program.At(i - 1)) { Deadline = TimeLimit.Of(limit) };
    }

    private static List<string> NamesOf(CSharpProgram program, CSharpCall call) =>
        [.. call.TypeArgument.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(type => type[(type.LastIndexOf('.') + 1)..]), .. program.Literal(call, 0) is { } name ? [name] : Array.Empty<string>()];

    private static IEnumerable<string> TextsOf(CSharpProgram program, CSharpCall call)
    {
        for (var i = call.Open; i < CSharpProgram.Bounded(call.Open, call.Close); i++)
            if (program.Tokens[i].Kind == CSharpTokenKind.Text)
                yield return program.Text(i);
    }
}
