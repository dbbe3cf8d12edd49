using System.Globalization;

namespace DepGuard.Findings;

/// <summary>Items in one line that people can still read: a path through a large system may have hundreds.</summary>
internal static class LongList
{
    private const int Shown = 12;

    /// <summary>The items; of many the beginning, how many are left out, and the last one.</summary>
    public static string Join(string separator, IReadOnlyList<string> items)
    {
        if (items.Count <= Shown + 1)
            return string.Join(separator, items);

        var left = string.Create(CultureInfo.InvariantCulture, $"... {items.Count - Shown} more ...");
        return string.Join(separator, [.. items.Take(Shown - 1), left, items[^1]]);
    }
}
