using System.Globalization;
using System.Text;

namespace DepGuard.Reports;

/// <summary>Untrusted text as a Mermaid label: everything that its grammar, Markdown or HTML might read is an entity.</summary>
internal static class MermaidLabel
{
    private const int MaxLength = 60;

    /// <summary>The label, without its quotation marks.</summary>
    public static string Of(string text)
    {
        var printable = Printable.Of(text);
        if (printable.Length > MaxLength)
            printable = $"{printable[..(MaxLength - 3)]}...";

        var label = new StringBuilder(printable.Length);
        foreach (var rune in printable.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || rune.Value is ' ' or '-' or '.' or ':' or '/' or '_')
                label.Append(rune.ToString());
            else
                label.Append(CultureInfo.InvariantCulture, $"#{rune.Value};");
        }

        return label.ToString();
    }
}
