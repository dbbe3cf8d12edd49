namespace DepGuard.Reports.Html;

/// <summary>The sections of the page as they are written, from which the list of contents above them is made.</summary>
internal sealed class Outline(TextWriter output)
{
    private readonly List<(string Id, string Title, int? Count)> _sections = [];

    /// <summary>Begins a section; what belongs into it goes to the writer that is returned.</summary>
    public TextWriter Open(string id, string title, int? count = null)
    {
        _sections.Add((id, title, count));
        output.Write($"<section id=\"{id}\">\n<h2>{title}{Small(count)}</h2>\n");
        return output;
    }

    /// <summary>Ends the section.</summary>
    public void Close() => output.Write("</section>\n");

    /// <summary>Writes the list of contents.</summary>
    public void WriteContents(TextWriter page)
    {
        page.Write("<nav aria-label=\"Contents\">\n");
        foreach (var (id, title, count) in _sections)
            page.Write($"<a href=\"#{id}\">{title}{Small(count)}</a>\n");
        page.Write("</nav>\n");
    }

    private static string Small(int? count) => count is { } number ? $" <small>{Words.Number(number)}</small>" : "";
}
