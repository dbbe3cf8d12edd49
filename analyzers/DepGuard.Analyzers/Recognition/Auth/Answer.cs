using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Auth;

/// <summary>Follows the answer of an awaited call.</summary>
internal static class Answer
{
    /// <summary>Whether the answer, or a part of it, is stored in a field or cache.</summary>
    public static bool IsKept(IInvocationOperation call)
    {
        for (IOperation inner = call; inner.Parent is { } outer; inner = outer)
        {
            if (outer is IAssignmentOperation { Target: IFieldReferenceOperation or IPropertyReferenceOperation or IArrayElementReferenceOperation })
                return true;
            if (outer is IVariableDeclaratorOperation { Symbol: { } local })
                return Uses(local, outer).Any(IsStored);
            if (outer is IBlockOperation or IAnonymousFunctionOperation)
                return false;
        }

        return false;
    }

    /// <summary>The value behind a variable that is assigned once; null for other expressions.</summary>
    public static IOperation? Of(IOperation value) => value.Bare() is ILocalReferenceOperation local ? LocalValue.Of(local) : null;

    private static bool IsStored(IOperation use) => use.WithEnclosing().Skip(1).TakeWhile(outer => outer is not IBlockOperation).Any(outer =>
        outer is IAssignmentOperation { Target: IFieldReferenceOperation or IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } } }
        || (outer is IInvocationOperation { TargetMethod.Name: var name } && (name.StartsWith("Set", StringComparison.Ordinal) || name.StartsWith("TryAdd", StringComparison.Ordinal))));

    private static IEnumerable<IOperation> Uses(ILocalSymbol local, IOperation from) => from.Body().DescendantsAndSelf().OfType<ILocalReferenceOperation>()
        .Where(use => SymbolEqualityComparer.Default.Equals(use.Local, local));
}
