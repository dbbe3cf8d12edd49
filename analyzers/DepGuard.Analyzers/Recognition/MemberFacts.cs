using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition;

/// <summary>What rules ask about a whole member again and again, found in one walk and kept for as long as its operations are.</summary>
internal sealed class MemberFacts
{
    private static readonly ConditionalWeakTable<IOperation, MemberFacts> Known = new();

    private readonly Lazy<IReadOnlyList<IOperation>> _operations;
    private readonly Lazy<ILookup<OperationKind, IOperation>> _byKind;
    private readonly Lazy<ILookup<ISymbol, IOperation>> _assigned;
    private readonly Lazy<ILookup<ISymbol, ISimpleAssignmentOperation>> _set;
    private readonly ConcurrentDictionary<object, bool> _answers = new();

    private MemberFacts(IOperation root)
    {
        _operations = new(() => [.. root.DescendantsAndSelf()]);
        _byKind = new(() => Operations.ToLookup(operation => operation.Kind));
        _assigned = new(() => Pairs(Operations).ToLookup(pair => pair.Variable, pair => pair.Value, SymbolEqualityComparer.Default));
        _set = new(() => Operations.OfType<ISimpleAssignmentOperation>().Where(assignment => Owner(assignment) is not null).ToLookup(assignment => Owner(assignment)!, SymbolEqualityComparer.Default));
    }

    /// <summary>Everything in the member, lambdas and local functions included, in order.</summary>
    public IReadOnlyList<IOperation> Operations => _operations.Value;

    /// <summary>The operations of this kind, in order.</summary>
    public IEnumerable<IOperation> OfKind(OperationKind kind) => _byKind.Value[kind];

    /// <summary>The facts of the member that holds the operation.</summary>
    public static MemberFacts Of(IOperation operation) => Known.GetValue(operation.Body(), root => new MemberFacts(root));

    /// <summary>The values that the member gives to a local variable or field.</summary>
    public IEnumerable<IOperation> AssignedTo(ISymbol variable) => _assigned.Value[variable];

    /// <summary>The assignments to properties of a local variable, parameter or field.</summary>
    public IEnumerable<ISimpleAssignmentOperation> SetOn(ISymbol variable) => _set.Value[variable];

    /// <summary>Whether some operation of the member is meant; asked once for each question.</summary>
    /// <param name="question">What tells the question from others.</param>
    /// <param name="isMeant">Whether an operation is meant.</param>
    public bool Any(object question, Func<IOperation, bool> isMeant) => _answers.GetOrAdd(question, _ => Operations.Any(isMeant));

    private static IEnumerable<(ISymbol Variable, IOperation Value)> Pairs(IEnumerable<IOperation> operations)
    {
        foreach (var operation in operations)
        {
            var (variable, value) = operation switch
            {
                IVariableDeclaratorOperation declared => (declared.Symbol, declared.GetVariableInitializer()?.Value),
                ISimpleAssignmentOperation assigned => (Variable(assigned.Target), assigned.Value),
                ICompoundAssignmentOperation changed => (Variable(changed.Target), changed.Value),
                _ => ((ISymbol?)null, (IOperation?)null),
            };
            if (variable is not null && value is not null)
                yield return (variable, value);
        }
    }

    private static ISymbol? Owner(ISimpleAssignmentOperation assignment) => (assignment.Target as IPropertyReferenceOperation)?.Instance switch
    {
        null => null,
        IParameterReferenceOperation parameter => parameter.Parameter,
        { } instance => Variable(instance),
    };

    private static ISymbol? Variable(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IFieldReferenceOperation field => field.Field,
        _ => null,
    };
}
