namespace DepGuard.Facts;

/// <summary>Names that differ in case and separators only are one name to whoever joins descriptions.</summary>
internal static class FoldedName
{
    private const int LongestOnStack = 256;

    /// <summary>Lower case, without <c>-</c>, <c>_</c>, <c>.</c> and spaces.</summary>
    public static string Of(string name) => Fold(name, '.');

    /// <summary>The same with dots: <c>payments.com</c> is not <c>payments-com</c>.</summary>
    public static string WithDots(string name) => Fold(name, '-');

    /// <summary>The folded name without a suffix <c>api</c> or <c>service</c>, which one side of a join may lack.</summary>
    public static string WithoutSuffix(string name)
    {
        var folded = Of(name);
        foreach (var suffix in (string[])["api", "service"])
            if (folded.Length > suffix.Length && folded.EndsWith(suffix, StringComparison.Ordinal))
                return folded[..^suffix.Length];
        return folded;
    }

    private static string Fold(string name, char further)
    {
        var isFolded = true;
        foreach (var letter in name)
            isFolded &= char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter);
        return isFolded ? name : FoldSlowly(name, further);
    }

    private static string FoldSlowly(string name, char further)
    {
        var kept = name.Length <= LongestOnStack ? stackalloc char[name.Length] : new char[name.Length];
        var length = 0;
        foreach (var letter in name)
            if (letter is not ('-' or '_' or ' ') && letter != further)
                kept[length++] = letter;
        return string.Create(length, (ReadOnlySpan<char>)kept[..length], static (lower, mixed) => mixed.ToLowerInvariant(lower));
    }
}
