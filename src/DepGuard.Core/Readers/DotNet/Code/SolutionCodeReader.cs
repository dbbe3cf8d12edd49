using System.Text;
using DepGuard.Facts;
using DepGuard.Facts.Policies;
using DepGuard.Readers.Code;
using DepGuard.Readers.DotNet.Clients;
using DepGuard.Readers.Literals;

namespace DepGuard.Readers.DotNet.Code;

/// <summary>
/// Calls that a compiled solution shows, for each program that runs the code. Settings are looked up in what configuration says about the
/// program; addresses count if they name a known service; what strings of the same line have shown already is not stated again.
/// </summary>
internal sealed class SolutionCodeReader : ICodeReader
{
    /// <inheritdoc/>
    public string Format => "source-code-compiled";

    /// <inheritdoc/>
    public IReadOnlyList<Fact> Read(Workspace workspace, CodeOwners owners, IReadOnlyList<Fact> facts)
    {
        if (workspace.Compiled.Count == 0)
            return [];
        var (settings, words) = (new SettingUses(facts, areKeys: true), new ServiceWords(facts));
        var known = facts.Of<CallFact>().Select(call => (call.Caller, call.At.Path, call.At.Line, call.Target.Host.ToUpperInvariant())).ToHashSet();
        var found = new List<Fact>();
        foreach (var program in workspace.Compiled.SelectMany(call => call.Programs).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            if (owners.Of(program) is { } owner)
                found.AddRange(Of(owner, [.. workspace.Compiled.Where(call => call.Programs.Contains(program))], settings, words));
        return
        [
            .. found.Select(fact => fact.At.Path).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(path => new ReadFact(path, Format)),
            .. found.Where(fact => fact is not CallFact call || !known.Contains((call.Caller, call.At.Path, call.At.Line, call.Target.Host.ToUpperInvariant()))).OrderBy(fact => fact.At),
        ];
    }

    private static IEnumerable<Fact> Of(Reference owner, IReadOnlyList<CompiledCall> code, SettingUses settings, ServiceWords words)
    {
        var targets = code.Select(call => (Code: call, Calls: Targets(owner, call, settings, words).ToList())).ToList();
        var byClient = targets.SelectMany(pair => pair.Code.Clients.SelectMany(client => pair.Calls.Select(call => (Client: client, call.Target)))).ToLookup(pair => pair.Client, pair => pair.Target, StringComparer.Ordinal);
        foreach (var (stated, calls) in targets)
        {
            foreach (var call in calls)
                yield return call;
            var callees = calls.Count > 0 ? calls.Select(call => call.Target) : stated.Clients.SelectMany(client => byClient[client]);
            foreach (var callee in callees.Distinct())
                foreach (var policy in stated.Policies.SelectMany(InForce))
                    yield return new PolicyFact([owner.Scope], callee, policy, $"{policy.At.Path} {stated.Clients.FirstOrDefault() ?? callee.Host}", Confidence.Inferred)
                    {
                        Callers = new HashSet<Reference> { owner },
                        CallsMayBeUnseen = true,
                    };
        }
    }

    /// <summary>The calls that a place in code makes: to what its setting says or, without one, to the text in code.</summary>
    private static IEnumerable<CallFact> Targets(Reference owner, CompiledCall code, SettingUses settings, ServiceWords words)
    {
        var confidence = code.IsGuess ? Confidence.Guessed : Confidence.Declared;
        if (code.Setting is { } key && settings.Of(owner, key) is { Count: > 0 } set)
            return set.Select(call => call with { Key = $"{code.Label} of {key} in code", At = code.At, Confidence = confidence, Policies = [], Roles = code.IsAuth ? [Role.Auth] : call.Roles });
        if (code.Text is not { } text || LiteralAddress.Of(Encoding.UTF8.GetBytes(text)) is not { Scheme: not null } address || !words.IsName(address.Host))
            return [];
        return
        [
            new CallFact(owner, address, $"{code.Label} in code", code.At, code.Setting is null ? confidence : Confidence.Inferred)
            {
                OnlyIfKnown = true,
                ModeByKey = code.IsControl ? CallMode.Control : null,
                ModeByAddress = CallMode.Sync,
                Roles = code.IsAuth ? [Role.Auth] : [],
            },
        ];
    }

    /// <summary>A policy under the name of its product, with what the product does where nothing is stated.</summary>
    private static IEnumerable<CallPolicy> InForce(CallPolicy policy) => policy.Layer == Layer.Code ? [policy with { Product = policy.Product == "loop" ? "retry-loop" : "polly-in-code" }] : policy.Product switch
    {
        "AddStandardResilienceHandler" => [policy with { Product = ResilienceDefaults.Product }, ResilienceDefaults.Standard(policy.At)],
        "AddStandardHedgingHandler" => [policy with { Product = ResilienceDefaults.Product }, ResilienceDefaults.Hedging(policy.At)],
        "AddResilienceHandler" => [policy with { Product = "http-resilience-pipeline" }],
        "HttpClient" => [policy with { Product = "http-client" }],
        _ => [policy with { Product = "polly" }],
    };
}
