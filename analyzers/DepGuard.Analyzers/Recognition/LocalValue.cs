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
        using var values = MemberFacts.Of(reference).AssignedTo(variable).GetEnumerator();
        return values.MoveNext() && values.Current is var only && !values.MoveNext() ? only : null;
    }
}
