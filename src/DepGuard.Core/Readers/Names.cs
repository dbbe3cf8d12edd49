namespace DepGuard.Readers;

/// <summary>Comparison of names that differ in case and separators only.</summary>
internal static class Names
{
    /// <summary>Lower case, without <c>-</c>, <c>_</c>, <c>.</c> and spaces.</summary>
    public static string Fold(string name) =>
        string.Concat(name.Where(letter => letter is not ('-' or '_' or '.' or ' '))).ToLowerInvariant();

    /// <summary>The folded name without a suffix <c>api</c> or <c>service</c>, which one side of a join may lack.</summary>
    public static string FoldWithoutSuffix(string name)
    {
        var folded = Fold(name);
        foreach (var suffix in (string[])["api", "service"])
            if (folded.Length > suffix.Length && folded.EndsWith(suffix, StringComparison.Ordinal))
                return folded[..^suffix.Length];
        return folded;
    }
}
