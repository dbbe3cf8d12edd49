using DepGuard.Testing;

namespace DepGuard.Tests.Derived;

/// <summary>The two files of Roslyn's release tracking, from the version that each page names under <c>since</c>.</summary>
internal static class AnalyzerReleasesText
{
    private const string NotReleased = "unreleased";
    private const string Disabled = "Disabled";
    private const string Header =
        """
        ; Derived from rules/*.md by ./build approve; do not edit.
        ; https://github.com/dotnet/roslyn/blob/main/src/RoslynAnalyzers/Microsoft.CodeAnalysis.Analyzers/ReleaseTrackingAnalyzers.Help.md
        """;

    /// <summary>Rules that no release holds yet.</summary>
    public static string Unshipped(IEnumerable<RulePage> pages) =>
        $"{Header}\n\n{NewRules(pages.Where(page => page.Since == NotReleased))}";

    /// <summary>Rules of each release, oldest first.</summary>
    public static string Shipped(IEnumerable<RulePage> pages)
    {
        var releases = pages
            .Where(page => page.Since != NotReleased)
            .GroupBy(page => Version.Parse(page.Since))
            .OrderBy(release => release.Key)
            .Select(release => $"\n\n## Release {release.Key}\n\n{NewRules(release)}");
        return Header + string.Concat(releases);
    }

    private static string NewRules(IEnumerable<RulePage> pages)
    {
        var rows = pages.Select(page =>
            $"{page.Rule.Id} | {page.Rule.Category} | {(page.IsOn ? DescriptorsText.SeverityOf(page.Rule) : Disabled)} | {page.Rule.Title}").ToList();
        return rows.Count == 0
            ? ""
            : "### New Rules\n\nRule ID | Category | Severity | Notes\n--------|----------|----------|-------\n" + string.Join('\n', rows);
    }
}
