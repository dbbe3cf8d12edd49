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

    /// <summary>The policies of the method configs of a file; a registration mentions them by the name of a variable or in place.</summary>
    /// <param name="program">The file.</param>
    /// <param name="start">First token of the registration, which may set the limit of its channel.</param>
    /// <param name="end">Its last token.</param>
    public static IEnumerable<CallPolicy> Of(CSharpProgram program, int start, int end)
    {
        if (!program.Tokens.Any(token => token.Kind == CSharpTokenKind.Name && program.Is(token, "MethodConfig")))
            yield break;
        var most = new Assignments(program, start, end).Number("MaxRetryAttempts") ?? MostAttempts;
        for (var i = 1; i + 1 < program.Tokens.Count; i++)
            if (program.Tokens[i].Kind == CSharpTokenKind.Name && program.Text(i) is "RetryPolicy" or "HedgingPolicy" && program.Text(i - 1) == "new" && Body(program, i) is { } body
                && new Assignments(program, body, program.Match(body)).Number("MaxAttempts") is { } attempts)
                yield return new CallPolicy(Layer.Client, "grpc", Provenance.Declared, program.At(i))
                {
                    Attempts = attempts < 2 ? Attempts.Once : Attempts.Of(Math.Min(attempts, most)),
                    Backoff = new Assignments(program, body, program.Match(body)).Duration("InitialBackoff") is { } first
                        ? new Backoff(first, new Assignments(program, body, program.Match(body)).Duration("MaxBackoff"), IsExponential: true)
                        : null,
                };
    }

    /// <summary>The brace that opens the initializer of a creation; null if it has none.</summary>
    private static int? Body(CSharpProgram program, int type)
    {
        var open = program.IsMark(type + 1, '(') && program.Match(type + 1) > 0 ? program.Match(type + 1) + 1 : type + 1;
        return program.IsMark(open, '{') && program.Match(open) > open ? open : null;
    }
}
