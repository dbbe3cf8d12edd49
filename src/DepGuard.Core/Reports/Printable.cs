using System.Globalization;
using System.Text;

namespace DepGuard.Reports;

/// <summary>
/// Makes untrusted text safe to print: characters that move the cursor, break the line or reorder the text
/// (control, format, separator) become visible escapes such as <c>\n</c> and <c>\u001b</c>.
/// </summary>
public static class Printable
{
    /// <summary>The text on one line, without any character that a terminal or an editor obeys.</summary>
    public static string Of(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            return text;

        var safe = new StringBuilder(text.Length + 16);
        foreach (var rune in text.EnumerateRunes())
            Append(safe, rune);
        return safe.ToString();
    }

    private static void Append(StringBuilder safe, Rune rune)
    {
        if (!Obeyed(Rune.GetUnicodeCategory(rune)) && !IsNoCharacter(rune))
            safe.Append(rune.ToString());
        else if (rune.Value is '\n' or '\r' or '\t')
            safe.Append('\\').Append(rune.Value switch { '\n' => 'n', '\r' => 'r', _ => 't' });
        else
            safe.Append(rune.IsBmp ? "\\u" : "\\U").Append(rune.Value.ToString(rune.IsBmp ? "x4" : "x8", CultureInfo.InvariantCulture));
    }

    /// <summary>U+FFFE, U+FFFF and their like, which no text may hold and XML refuses.</summary>
    private static bool IsNoCharacter(Rune rune) => (rune.Value & 0xfffe) == 0xfffe;

    private static bool Obeyed(UnicodeCategory category) => category
        is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
