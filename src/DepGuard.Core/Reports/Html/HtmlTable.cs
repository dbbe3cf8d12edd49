namespace DepGuard.Reports.Html;

/// <summary>A table; end tags that HTML does not need are left out, since pages have thousands of rows.</summary>
internal static class HtmlTable
{
    /// <summary>Writes a table with a caption for those who cannot see it; cells are HTML.</summary>
    public static void Write(TextWriter output, string id, string caption, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        output.Write($"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{caption}\"><table id=\"{id}\"><caption>{caption}</caption>\n<thead><tr>");
        foreach (var column in columns)
            output.Write($"<th scope=\"col\">{column}");
        output.Write("</thead>\n<tbody>\n");
        foreach (var row in rows)
            output.Write($"<tr><td>{string.Join("<td>", row)}\n");
        output.Write("</tbody></table></div>\n");
    }
}
