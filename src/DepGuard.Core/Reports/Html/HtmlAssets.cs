using System.Text;

namespace DepGuard.Reports.Html;

/// <summary>Style and script of the page, which travel inside this assembly; the same bytes on every system, since the page holds their hashes.</summary>
internal static class HtmlAssets
{
    /// <summary>The style.</summary>
    public static string Style { get; } = Read("page.css", "graph.css");

    /// <summary>The script; nothing on the page needs it.</summary>
    public static string Script { get; } = Read("page.js", "graph.js", "view.js");

    private static string Read(params string[] names) => $"\n{string.Concat(names.Select(ReadOne))}";

    private static string ReadOne(string name)
    {
        using var stream = typeof(HtmlAssets).Assembly.GetManifestResourceStream($"html/{name}")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
