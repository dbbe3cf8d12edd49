using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Policies;

/// <summary>
/// Recognises a policy by which a program only opens a connection that it keeps, to a broker or a hub: one connection waits, and no call of a user
/// is repeated.
/// </summary>
internal sealed class KeptConnections(KnownSymbols symbols)
{
    private static readonly HashSet<string> Openings = ["Connect", "ConnectAsync", "CreateConnection", "CreateConnectionAsync"];

    /// <summary>Types whose start opens the connection.</summary>
    private static readonly HashSet<string> Started = ["HubConnection", "IBusControl"];

    private readonly OutboundCall _outbound = symbols.Shared(() => new OutboundCall(symbols));

    /// <summary>Whether all that the policy runs in this type is the opening of such a connection; false if it runs nothing here.</summary>
    /// <param name="part">The call that adds the retry, or a part of it, as its options.</param>
    public bool AreOpenedBy(IOperation part) =>
        part.WithEnclosing().OfType<IInvocationOperation>().FirstOrDefault(PolicyNames.IsRetry) is { } retry
        && PolicyRuns.Of(retry).ToList() is { Count: > 0 } runs
        && runs.TrueForAll(OnlyOpens);

    private bool OnlyOpens(IInvocationOperation run)
    {
        var calls = run.GivenArguments().SelectMany(argument => argument.Value.DescendantsAndSelf()).Select(Called).OfType<IMethodSymbol>().ToList();
        return calls.Exists(IsOpening) && calls.TrueForAll(call => IsOpening(call) || !_outbound.IsMadeBy(call));
    }

    private static bool IsOpening(IMethodSymbol method) => Openings.Contains(method.Name)
        || (method.Name == "StartAsync" && method.ContainingType.WithContracts().Any(type => Started.Contains(type.Name)));

    private static IMethodSymbol? Called(IOperation operation) => operation switch
    {
        IInvocationOperation call => call.TargetMethod,
        IMethodReferenceOperation reference => reference.Method,
        _ => null,
    };
}
