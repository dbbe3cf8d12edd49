using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition;

/// <summary>
/// Recognises the policies by which a MassTransit host opens its one connection to the broker again. They must not give up while the host runs:
/// one connection waits, no call of a user is repeated, and the stop of the host ends it.
/// </summary>
/// <remarks>A policy of a message pipeline may name the same failure; it repeats the work on a message, so its limit is judged.</remarks>
internal sealed class BusConnection(KnownSymbols symbols)
{
    private readonly INamedTypeSymbol? _factory = symbols.Find("MassTransit.Retry");
    private readonly INamedTypeSymbol? _lost = symbols.Find("MassTransit.ConnectionException");

    /// <param name="limit">The call that states how often such a policy tries.</param>
    public bool IsRestoredBy(IInvocationOperation limit) => _factory is not null && _lost is not null
        && limit.WithEnclosing().OfType<IInvocationOperation>().FirstOrDefault(IsFactory) is { } policy
        && policy.Descendants().OfType<IInvocationOperation>().Any(HandlesLoss);

    private bool IsFactory(IInvocationOperation call) =>
        call.TargetMethod.Name == "CreatePolicy" && SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, _factory);

    private bool HandlesLoss(IInvocationOperation call) =>
        call.TargetMethod is { Name: "Handle", TypeArguments: [var failure] } && failure.Is(_lost);
}
