using System.Buffers;
using System.Text;
using DepGuard.Sources;

namespace DepGuard.Reports.Markdown;

/// <summary>
/// Untrusted text as text, in Markdown as well as in the HTML inside it: characters that either obeys become entities. Names of people,
/// numbers of issues and addresses get a space of no width, so that nobody is notified and nothing becomes a link.
/// </summary>
internal static class MarkdownText
{
    private const string Markup = "&<>*_`[]|\\~$";
    private const string NoWidth = "&#8203;";

    /// <summary>What ends a code span, or a cell of a table in spite of one.</summary>
    private static readonly SearchValues<char> EndOfCode = SearchValues.Create("`|");

    /// <summary>The text on one line.</summary>
    public static string Of(string text)
    {
        var printable = Printable.Of(text);
        var safe = new StringBuilder(printable.Length + 32);
        for (var index = 0; index < printable.Length; index++)
            Append(safe, printable[index], index == 0 ? ' ' : printable[index - 1], index + 1 < printable.Length ? printable[index + 1] : ' ');
        return safe.ToString();
    }

    /// <summary>The text as code; in HTML where a code span could not hold it.</summary>
    public static string Code(string text)
    {
        var printable = Printable.Of(text);
        var fits = printable.Length > 0 && !printable.StartsWith(' ') && !printable.EndsWith(' ') && !printable.AsSpan().ContainsAny(EndOfCode);
        return fits ? $"`{printable}`" : $"<code>{Of(text)}</code>";
    }

    /// <summary>A place as code: <c>path:line</c>.</summary>
    public static string Place(SourceSpan at) => Code(FormattableString.Invariant($"{at.Path}:{at.Line}"));

    /// <summary>Text of at most so many characters; what is longer ends with dots.</summary>
    public static string Cut(string text, int length) => text.Length <= length ? text : $"{text[..length]} …";

    private static void Append(StringBuilder safe, char character, char before, char after)
    {
        if (character is '<' or '>')
            safe.Append(character == '<' ? "&lt;" : "&gt;");
        else if (Markup.Contains(character, StringComparison.Ordinal))
            safe.Append("&#").Append((int)character).Append(';');
        else
            safe.Append(character);
        if (character is '@' or '#' || (character == '!' && after != ' ') || (character == ':' && after == '/'))
            safe.Append(NoWidth);
        else if (character == '.' && before is 'w' or 'W')
            safe.Append(NoWidth);
    }
}
