using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Retrying;

/// <summary>Where the input of a repeated call comes from, and whether each round of a loop gives it the next element.</summary>
internal static class Inputs
{
    /// <summary>How many variables are followed behind each other.</summary>
    private const int Deepest = 4;

    /// <summary>The operations together with those in the loop from which their variables have their values.</summary>
    public static IReadOnlyList<IOperation> Behind(IReadOnlyList<IOperation> used, LoopRegion region)
    {
        var known = used.ToList();
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        IReadOnlyList<IOperation> last = used;
        for (var depth = 0; depth < Deepest && last.Count > 0; depth++)
        {
            last = [.. last.OfType<ILocalReferenceOperation>().Where(local => seen.Add(local.Local)).Select(local => Of(local, region)).OfType<IOperation>().SelectMany(value => value.DescendantsAndSelf())];
            known.AddRange(last);
        }

        return known;
    }

    /// <summary>Whether the condition hands out one of the variables, as <c>TryParse(ref buffer, out var item)</c> does.</summary>
    public static bool Fills(IOperation condition, HashSet<ISymbol> variables) => condition.OwnDescendants().OfType<IArgumentOperation>()
        .Any(argument => argument.Parameter?.RefKind is RefKind.Out or RefKind.Ref && Variables.Of(argument.Value) is { } variable && variables.Contains(variable));

    /// <summary>The expression in the loop that gives a variable its value, by assignment or by pattern; null if none does.</summary>
    public static IOperation? Of(ILocalReferenceOperation local, LoopRegion region)
    {
        var value = LocalValue.Of(local)
            ?? region.Operations.OfType<IIsPatternOperation>().FirstOrDefault(test => SymbolEqualityComparer.Default.Equals(Declared(test.Pattern), local.Local))?.Value;
        return value is not null && region.Root.Syntax.Span.Contains(value.Syntax.Span) ? value : null;
    }

    /// <summary>An element of an array or a list under an index that the loop moves.</summary>
    public static bool IsNextElement(IOperation input, LoopRegion region)
    {
        IEnumerable<IOperation> indexes = input switch
        {
            IArrayElementReferenceOperation element => element.Indices.AsEnumerable(),
            IPropertyReferenceOperation { Property.IsIndexer: true } element => element.Arguments.Select(argument => argument.Value),
            _ => [],
        };
        return indexes.SelectMany(index => index.DescendantsAndSelf()).Select(Variables.Of).OfType<ISymbol>().Any(index => Moves(region, index));
    }

    private static bool Moves(LoopRegion region, ISymbol index) => region.Operations.Any(operation =>
        operation is IIncrementOrDecrementOperation step && SymbolEqualityComparer.Default.Equals(Variables.Of(step.Target), index));

    private static ISymbol? Declared(IPatternOperation pattern) => pattern switch
    {
        IDeclarationPatternOperation declared => declared.DeclaredSymbol,
        IRecursivePatternOperation declared => declared.DeclaredSymbol,
        _ => null,
    };
}
