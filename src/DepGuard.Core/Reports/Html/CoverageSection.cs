using DepGuard.Findings;

namespace DepGuard.Reports.Html;

/// <summary>What was read and what was not, so that nobody takes silence about a file for health.</summary>
internal static class CoverageSection
{
    private const int MaxRows = 100;

    /// <summary>Writes the section.</summary>
    public static void Write(Coverage coverage, Outline page)
    {
        var output = page.Open("coverage", "What was read");
        var formats = coverage.Files.SelectMany(file => file.Formats).CountBy(format => format).OrderBy(format => format.Key, StringComparer.Ordinal);
        HtmlTable.Write(output, "formats-table", "Files that the graph comes from, by format", ["format", "files"], formats.Select(format => (string[])[HtmlText.Of(format.Key), Words.Number(format.Value)]));
        WriteFiles("Not read, or not wholly", [.. coverage.Files.Where(file => file.Remark is not null).Select(file => (file.Path, file.Remark!))], output);
        WriteFiles("Skipped", [.. coverage.Skipped.Select(skipped => (skipped.Path, skipped.Reason))], output);
        if (coverage.NotAnalysed.Count > 0)
            output.Write($"<p>Environments beside the analysed one: {HtmlText.Of(string.Join(", ", coverage.NotAnalysed.Take(MaxRows)))}.</p>\n");
        page.Close();
    }

    private static void WriteFiles(string title, List<(string Path, string Why)> files, TextWriter output)
    {
        if (files.Count == 0)
            return;

        output.Write($"<details><summary>{title} <small>{Words.Number(files.Count)}</small></summary>\n<ul>\n");
        foreach (var (path, why) in files.Take(MaxRows))
            output.Write($"<li><code>{HtmlText.Of(path)}</code> {HtmlText.Of(why)}\n");
        output.Write("</ul>\n");
        if (files.Count > MaxRows)
            output.Write($"<p class=\"rest\">and {Words.Number(files.Count - MaxRows)} more (<code>depguard doctor</code>)</p>\n");
        output.Write("</details>\n");
    }
}
