using System.Globalization;
using DepGuard.Documents;
using DepGuard.Facts.Policies;

namespace DepGuard.Readers.Objectives;

/// <summary>
/// Targets of objectives. Formats differ in the unit, and each is read in its own: <c>0.999</c> where a percentage stands is 0.999 %, as the
/// format's own tools take it.
/// </summary>
internal static class ObjectiveTarget
{
    /// <summary>A percentage above 0 and up to 100; null for anything else.</summary>
    public static Ratio? Percent(Node? node) => Number(node) is { } number and > 0 and <= 100 ? new Ratio((double)(number / 100)) : null;

    /// <summary>A share of 0 up to, but not including, 1; null for anything else, such as a percentage.</summary>
    public static Ratio? Share(Node? node) => Number(node) is { } number and >= 0 and < 1 ? new Ratio((double)number) : null;

    /// <summary>Decimal, since a hundredth of 99.9 is 0.999 in decimal numbers only.</summary>
    private static decimal? Number(Node? node) =>
        decimal.TryParse(node?.Text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number) ? number : null;
}
