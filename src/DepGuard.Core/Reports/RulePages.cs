using System.Text;
using DepGuard.Contracts;

namespace DepGuard.Reports;

/// <summary>The rules' pages, which travel inside this assembly.</summary>
public static class RulePages
{
    private const string Folder = "https://github.com/depguard/depguard/blob/main/rules/";

    /// <summary>Address of the rule's page.</summary>
    public static string Link(RuleInfo rule) => $"{Folder}{rule.Id}.md";

    /// <summary>The page of the rule with this id as Markdown, without its front matter; null if there is none.</summary>
    public static string? Find(string ruleId)
    {
        using var stream = typeof(RulePages).Assembly.GetManifestResourceStream($"rules/{ruleId}.md");
        if (stream is null)
            return null;

        using var reader = new StreamReader(stream, Encoding.UTF8);
        return WithoutFrontMatter(reader.ReadToEnd().ReplaceLineEndings("\n"));
    }

    /// <summary>The text under a heading of a page; null if the page has no such heading.</summary>
    public static string? Section(string page, string heading)
    {
        var title = $"\n## {heading}\n";
        var start = $"\n{page}".IndexOf(title, StringComparison.Ordinal);
        if (start < 0)
            return null;

        var rest = $"\n{page}"[(start + title.Length - 1)..];
        var end = rest.IndexOf("\n## ", StringComparison.Ordinal);
        return (end < 0 ? rest : rest[..end]).Trim();
    }

    private static string WithoutFrontMatter(string page)
    {
        const string fence = "\n---\n";
        var end = page.StartsWith("---\n", StringComparison.Ordinal) ? page.IndexOf(fence, StringComparison.Ordinal) : -1;
        return (end < 0 ? page : page[(end + fence.Length)..]).Trim();
    }
}
