using System.Text.RegularExpressions;

namespace DepGuard.Testing;

/// <summary>Splits the body of a page at its second-level headings and takes out the fenced blocks.</summary>
internal static partial class PageSections
{
    private const string Fence = "```";

    /// <summary>The sections, in order; text before the first heading is not one.</summary>
    public static IReadOnlyList<PageSection> Parse(IEnumerable<string> lines)
    {
        var sections = new List<(string Heading, List<string> Lines)>();
        var inFence = false;
        foreach (var line in lines)
        {
            if (line.StartsWith(Fence, StringComparison.Ordinal))
                inFence = !inFence;
            if (!inFence && line.StartsWith("## ", StringComparison.Ordinal))
                sections.Add((line[3..].Trim(), []));
            else if (sections.Count > 0)
                sections[^1].Lines.Add(line);
        }

        return [.. sections.Select(section =>
            new PageSection(section.Heading, string.Join('\n', section.Lines).Trim(), [.. Blocks(section.Lines)]))];
    }

    private static IEnumerable<CodeBlock> Blocks(List<string> lines)
    {
        for (var start = 0; start < lines.Count; start++)
        {
            if (!lines[start].StartsWith(Fence, StringComparison.Ordinal))
                continue;

            var end = lines.FindIndex(start + 1, line => line.StartsWith(Fence, StringComparison.Ordinal));
            var info = lines[start][Fence.Length..];
            var title = Title().Match(info);
            var text = string.Concat(lines[(start + 1)..end].Select(line => line + "\n"));
            yield return new CodeBlock(info.Split(' ')[0], title.Success ? title.Groups["file"].Value : null, text);
            start = end;
        }
    }

    [GeneratedRegex("title=\"(?<file>[^\"]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Title();
}
