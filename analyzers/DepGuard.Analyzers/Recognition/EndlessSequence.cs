using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition;

/// <summary>Recognises Rx's <c>Retry()</c> and <c>Repeat()</c> without a count over a sequence that calls another service.</summary>
internal sealed class EndlessSequence
{
    private readonly INamedTypeSymbol _operators;
    private readonly INamedTypeSymbol? _sequence;
    private readonly OutboundCall _outbound;

    private EndlessSequence(INamedTypeSymbol operators, INamedTypeSymbol? sequence, OutboundCall outbound)
    {
        _operators = operators;
        _sequence = sequence;
        _outbound = outbound;
    }

    /// <summary>Null if the compilation does not reference Rx.</summary>
    public static EndlessSequence? In(KnownSymbols symbols) =>
        symbols.Observable is { } operators ? new(operators, symbols.ObservableInterface, new(symbols)) : null;

    public bool IsCreatedBy(IInvocationOperation call) =>
        call.TargetMethod is { Name: "Retry" or "Repeat", Parameters: [var source] }
        && SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, _operators)
        && SymbolEqualityComparer.Default.Equals(source.Type.OriginalDefinition, _sequence)
        && call.Arguments is [{ Value: var value }]
        && CallsService(value);

    /// <summary>Looks through the expression, and through the local variable that an operand was first assigned to.</summary>
    private bool CallsService(IOperation source) =>
        _outbound.IsWithin(source) || source.DescendantsAndSelf().OfType<ILocalReferenceOperation>().Any(IsFedByService);

    private bool IsFedByService(ILocalReferenceOperation reference)
    {
        var declarations = Root(reference).Descendants().OfType<IVariableDeclaratorOperation>();
        var declaration = declarations.FirstOrDefault(it => SymbolEqualityComparer.Default.Equals(it.Symbol, reference.Local));
        return declaration?.GetVariableInitializer() is { } initial && _outbound.IsWithin(initial);
    }

    private static IOperation Root(IOperation operation)
    {
        while (operation.Parent is { } parent)
            operation = parent;
        return operation;
    }
}
