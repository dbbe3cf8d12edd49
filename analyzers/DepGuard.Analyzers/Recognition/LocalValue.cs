using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition;

/// <summary>Follows a variable back to the expression that it was assigned, where there is only one.</summary>
internal static class LocalValue
{
    /// <summary>The value of a local variable; null if it is assigned more than once, or never.</summary>
    public static IOperation? Of(ILocalReferenceOperation reference) => Single(reference, reference.Local);

    /// <summary>The value of a field that the same member assigns; null if it does so more than once, or never.</summary>
    public static IOperation? Of(IFieldReferenceOperation reference) => Single(reference, reference.Field);

    private static IOperation? Single(IOperation reference, ISymbol variable)
    {
        IOperation? found = null;
        foreach (var value in Assigned(reference.Body(), variable))
        {
            if (found is not null)
                return null;
            found = value;
        }

        return found;
    }

    private static IEnumerable<IOperation> Assigned(IOperation body, ISymbol variable)
    {
        foreach (var operation in body.DescendantsAndSelf())
        {
            var value = operation switch
            {
                IVariableDeclaratorOperation declared when Is(declared.Symbol, variable) => declared.GetVariableInitializer()?.Value,
                ISimpleAssignmentOperation assigned when IsReference(assigned.Target, variable) => assigned.Value,
                ICompoundAssignmentOperation changed when IsReference(changed.Target, variable) => changed.Value,
                _ => null,
            };
            if (value is not null)
                yield return value;
        }
    }

    private static bool IsReference(IOperation target, ISymbol variable) => target switch
    {
        ILocalReferenceOperation local => Is(local.Local, variable),
        IFieldReferenceOperation field => Is(field.Field, variable),
        _ => false,
    };

    private static bool Is(ISymbol one, ISymbol other) => SymbolEqualityComparer.Default.Equals(one, other);
}
