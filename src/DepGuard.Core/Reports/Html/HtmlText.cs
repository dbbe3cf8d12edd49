using System.Security.Cryptography;
using System.Text;
using DepGuard.Sources;

namespace DepGuard.Reports.Html;

/// <summary>Untrusted text for a page: every name, path and message goes through here.</summary>
internal static class HtmlText
{
    /// <summary>The text on one line, safe between tags and inside a quoted attribute.</summary>
    public static string Of(string text)
    {
        var printable = Printable.Of(text);
        return printable.AsSpan().IndexOfAny("&<>\"'") < 0 ? printable : Escaped(printable);
    }

    /// <summary>Text of at most so many characters; what is longer ends with dots.</summary>
    public static string Cut(string text, int length) => text.Length <= length ? text : $"{text[..(length - 1)]}…";

    /// <summary>A sentence of at most so many characters, with arrows that no line break takes apart.</summary>
    public static string Sentence(string text, int length) => Of(Cut(text, length)).Replace(" -&gt; ", " → ", StringComparison.Ordinal);

    /// <summary>A place as code.</summary>
    public static string Place(SourceSpan at) => $"<code>{Of(FormattableString.Invariant($"{at.Path}:{at.Line}"))}</code>";

    /// <summary>The hash by which a content security policy admits a style or a script that stands in the page.</summary>
    public static string Hash(string content) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)))}'";

    private static string Escaped(string text)
    {
        var safe = new StringBuilder(text.Length + 16);
        foreach (var character in text)
            safe.Append(character switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\'' => "&#39;",
                _ => character.ToString(),
            });
        return safe.ToString();
    }
}
