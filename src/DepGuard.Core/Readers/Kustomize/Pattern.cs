using System.Text.RegularExpressions;

namespace DepGuard.Readers.Kustomize;

/// <summary>A regular expression over a whole text, as selectors of Kustomize use it; matching takes linear time whatever it is.</summary>
internal sealed class Pattern
{
    private readonly Regex? _regex;

    private Pattern(string text, Regex? regex) => (Literal, _regex) = (regex is null ? text : null, regex);

    /// <summary>The only text that matches; null if several may.</summary>
    public string? Literal { get; }

    /// <summary>The pattern of a text; null for an absent or empty text, which matches everything, and for one that is no expression.</summary>
    public static Pattern? Of(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        if (text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '/'))
            return new Pattern(text, null);

        try
        {
            return new Pattern(text, new Regex($"^(?:{text})$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant));
        }
        catch (Exception failure) when (failure is ArgumentException or NotSupportedException)
        {
            return new Pattern(text, null);
        }
    }

    /// <summary>True if the whole text matches.</summary>
    public bool Matches(string text) => _regex?.IsMatch(text) ?? Literal == text;
}
