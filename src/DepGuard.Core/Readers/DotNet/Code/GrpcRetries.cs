using DepGuard.Facts.Policies;
using DepGuard.Readers.CSharp;

namespace DepGuard.Readers.DotNet.Code;

/// <summary>
/// The retries that the service config of a gRPC channel states in code. <c>MaxAttempts</c> counts the first attempt, and a channel makes five at most
/// unless it says otherwise. Source: grpc/grpc-dotnet <c>src/Grpc.Net.Client/Configuration</c>, <c>GrpcChannelOptions.cs</c>.
/// </summary>
internal static class GrpcRetries
{
    private const int MostAttempts = 5;

    /// <summary>The policy with the most attempts among the method configs of a file, which a registration mentions by the name of a variable or in place.</summary>
    public static CallPolicy? Strongest(CSharpProgram program)
    {
        if (!program.Tokens.Exists(token => token.Kind == CSharpTokenKind.Name && program.Is(token, "MethodConfig")))
            return null;
        return Enumerable.Range(1, program.Tokens.Count - 1).Where(token => IsPolicy(program, token)).Select(token => Read(program, token)).OfType<CallPolicy>().MaxBy(policy => policy.Attempts);
    }

    /// <summary>The policy as far as the channel of a registration allows it.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="program">The file.</param>
    /// <param name="start">First token of the registration, which may set the limit of its channel.</param>
    /// <param name="end">Its last token.</param>
    public static CallPolicy Within(CallPolicy policy, CSharpProgram program, int start, int end)
    {
        var most = Attempts.Of(new Assignments(program, start, end).Number("MaxRetryAttempts") ?? MostAttempts);
        return policy.Attempts > most ? policy with { Attempts = most } : policy;
    }

    private static bool IsPolicy(CSharpProgram program, int token) =>
        program.Tokens[token].Kind == CSharpTokenKind.Name && program.Text(token) is "RetryPolicy" or "HedgingPolicy" && program.Text(token - 1) == "new";

    private static CallPolicy? Read(CSharpProgram program, int type)
    {
        if (Body(program, type) is not { } body)
            return null;
        var values = new Assignments(program, body, program.Match(body));
        if (values.Number("MaxAttempts") is not { } attempts)
            return null;
        return new CallPolicy(Layer.Client, "grpc", Provenance.Declared, program.At(type))
        {
            Attempts = Attempts.Of(attempts),
            Backoff = values.Duration("InitialBackoff") is { } first ? new Backoff(first, values.Duration("MaxBackoff"), IsExponential: true) : null,
        };
    }

    /// <summary>The brace that opens the initializer of a creation; null if it has none.</summary>
    private static int? Body(CSharpProgram program, int type)
    {
        var open = program.IsMark(type + 1, '(') && program.Match(type + 1) > 0 ? program.Match(type + 1) + 1 : type + 1;
        return program.IsMark(open, '{') && program.Match(open) > open ? open : null;
    }
}
