namespace DepGuard.Resolution;

/// <summary>Names that differ in case and separators only are one name across naming scopes.</summary>
internal static class FoldedName
{
    /// <summary>Lower case, without <c>-</c>, <c>_</c>, <c>.</c> and spaces.</summary>
    public static string Of(string name) => Fold(name, '.');

    /// <summary>The same with dots: <c>payments.com</c> is not <c>payments-com</c>.</summary>
    public static string WithDots(string name) => Fold(name, '-');

    private static string Fold(string name, char further)
    {
        var isFolded = true;
        foreach (var letter in name)
            isFolded &= char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter);
        return isFolded ? name : string.Concat(name.Where(letter => letter is not ('-' or '_' or ' ') && letter != further)).ToLowerInvariant();
    }
}
