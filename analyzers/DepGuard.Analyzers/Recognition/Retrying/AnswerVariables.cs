using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Retrying;

/// <summary>Expressions that stand for the answer of a remote call inside a loop.</summary>
internal sealed class AnswerVariables
{
    private readonly IReadOnlyList<IInvocationOperation> _calls;
    private readonly HashSet<ISymbol> _variables = new(SymbolEqualityComparer.Default);

    public AnswerVariables(LoopRegion region, IReadOnlyList<IInvocationOperation> calls)
    {
        _calls = calls;
        foreach (var operation in region.Operations)
        {
            var (variable, value) = operation switch
            {
                IVariableDeclaratorOperation declared => (declared.Symbol, declared.GetVariableInitializer()?.Value),
                ISimpleAssignmentOperation assigned => (Variables.Of(assigned.Target), assigned.Value),
                _ => ((ISymbol?)null, null),
            };
            if (variable is not null && value is not null && IsAnswer(value))
                _variables.Add(variable);
        }
    }

    /// <summary>Whether the expression is the answer: awaited, or read from the variable that it was stored in.</summary>
    public bool Contains(IOperation expression) =>
        IsAnswer(expression) || (Variables.Of(expression) is { } variable && _variables.Contains(variable));

    private bool IsAnswer(IOperation expression) => expression.Bare() switch
    {
        IAwaitOperation wait => IsAnswer(wait.Operation),
        ISimpleAssignmentOperation assigned => IsAnswer(assigned.Value),
        IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "GetResult" or "GetAwaiter" or "AsTask" } wrapper when wrapper.Receiver() is { } inner => IsAnswer(inner),
        IPropertyReferenceOperation { Property.Name: "Result", Instance: { } task } => IsAnswer(task),
        IInvocationOperation call => _calls.Contains(call),
        _ => false,
    };
}
