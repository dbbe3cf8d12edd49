using System.Globalization;
using System.Text;
using DepGuard.Facts;
using DepGuard.Graph;
using DepGuard.Reports.Text;

namespace DepGuard.Reports.Graphs;

/// <summary>Services and edges as lines of a Mermaid flowchart.</summary>
internal static class MermaidLine
{
    private const int LongestLabel = 60;

    /// <summary>The line that draws a service.</summary>
    public static string Of(Service service, int number)
    {
        var (open, close) = service.Kind switch
        {
            ServiceKind.Gateway => ("{{", "}}"),
            ServiceKind.Database or ServiceKind.Cache => ("[(", ")]"),
            ServiceKind.Broker => ("[[", "]]"),
            ServiceKind.External => ("([", "])"),
            _ => ("[", "]"),
        };
        return string.Create(CultureInfo.InvariantCulture, $"  n{number}{open}\"{Label(service.Id)}\"{close}\n");
    }

    /// <summary>The line that draws an edge, with its attempts and deadline; only calls with an answer have them, whose strokes have no other text.</summary>
    public static string Of(Edge edge, int caller, int callee, bool inCycle)
    {
        var stroke = edge.Mode switch
        {
            CallMode.Sync when inCycle => "==>",
            CallMode.Sync => "-->",
            CallMode.Async => "-. async .->",
            CallMode.Data => "--o",
            CallMode.Startup => "-. startup .->",
            _ => "-. control .->",
        };
        var label = CallNumbersText.Drawn(edge) is { Length: > 0 } numbers ? $"|\"{numbers}\"|" : "";
        return string.Create(CultureInfo.InvariantCulture, $"  n{caller} {stroke}{label} n{callee}\n");
    }

    /// <summary>Untrusted text: everything that Mermaid's grammar, Markdown or HTML might read becomes an entity.</summary>
    private static string Label(string text)
    {
        var label = new StringBuilder();
        foreach (var rune in Shorten(Printable.Of(text)).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || rune.Value is ' ' or '-' or '.' or ':' or '/' or '_')
                label.Append(rune.ToString());
            else
                label.Append(CultureInfo.InvariantCulture, $"#{rune.Value};");
        }

        return label.ToString();
    }

    private static string Shorten(string text) => text.Length <= LongestLabel ? text : $"{text[..30]}...{text[^27..]}";
}
