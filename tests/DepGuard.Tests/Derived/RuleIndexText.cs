using DepGuard.Contracts;
using DepGuard.Testing;

namespace DepGuard.Tests.Derived;

/// <summary>The index of all rules, and the table of rules in the README.</summary>
internal static class RuleIndexText
{
    private const string TableStart = "<!-- rules: derived from rules/*.md by ./build approve -->";
    private const string TableEnd = "<!-- /rules -->";

    private static readonly IReadOnlyDictionary<Surface, string> Families = new Dictionary<Surface, string>
    {
        [Surface.Input] = "Input: what could not be read or understood",
        [Surface.Code] = "Code: what the analyzers see in C#",
        [Surface.Graph] = "Graph: what the command line sees between services",
        [Surface.Release] = "Release: what a change does to the graph",
    };

    /// <summary>The whole index.</summary>
    public static string Of(IReadOnlyList<RulePage> pages)
    {
        var families = pages.GroupBy(page => page.Rule.Surface).OrderBy(family => family.Key);
        return
            $"""
            # Rules

            A page for each rule: what it finds, why it matters, examples that are run as tests, and where its limits are.
            `depguard explain DPG2001` prints one. This index is derived from the pages by `./build approve`; do not edit it.

            {string.Join("\n\n", families.Select(family => $"## {Families[family.Key]}\n\n{Table(family, "")}"))}
            """;
    }

    /// <summary>The README with its table up to date.</summary>
    public static string ReplaceTable(string readme, IReadOnlyList<RulePage> pages)
    {
        var start = readme.IndexOf(TableStart, StringComparison.Ordinal) + TableStart.Length;
        var end = readme.IndexOf(TableEnd, StringComparison.Ordinal);
        return $"{readme[..start]}\n{Table(pages, "rules/")}\n{readme[end..]}";
    }

    private static string Table(IEnumerable<RulePage> pages, string folder)
    {
        var rows = pages.Select(page =>
            $"| [{page.Rule.Id}]({folder}{page.Rule.Id}.md) | {page.Rule.Name} | {page.Rule.Title} "
            + $"| {(page.IsOn ? page.Rule.Severity.ToString().ToLowerInvariant() : "off")} |");
        return "| rule | name | finds | severity |\n|---|---|---|---|\n" + string.Join('\n', rows);
    }
}
