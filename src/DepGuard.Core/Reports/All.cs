using DepGuard.Reports.Graphs;
using DepGuard.Reports.Html;
using DepGuard.Reports.Json;
using DepGuard.Reports.Markdown;
using DepGuard.Reports.Pipelines;
using DepGuard.Reports.Sarif;
using DepGuard.Reports.Text;

namespace DepGuard.Reports;

/// <summary>Every report, by the command that offers it and by format.</summary>
public static class All
{
    /// <summary>Reports of <c>check</c>.</summary>
    public static IReadOnlyList<IReport> OfCheck { get; } =
    [
        new AzureReport(),
        new GitHubReport(),
        new GitLabReport(),
        new HtmlReport(),
        new JsonReport(),
        new JUnitReport(),
        new MarkdownReport(),
        new MsBuildReport(),
        new ReviewdogReport(),
        new SarifReport(),
        new TeamCityReport(),
        new TextReport(),
    ];

    /// <summary>Reports of a stored result: those of <c>check</c>, and of <c>graph</c> where the format is no other.</summary>
    public static IReadOnlyList<IReport> OfStored => [.. OfCheck.Concat(OfGraph).DistinctBy(report => report.Format).OrderBy(report => report.Format, StringComparer.Ordinal)];

    /// <summary>Reports of <c>graph</c>; of the result they print the graph and which edges lie in a cycle.</summary>
    public static IReadOnlyList<IReport> OfGraph { get; } =
    [
        new DotReport(),
        new GraphMlReport(),
        new HtmlReport(),
        new GraphJsonReport(),
        new MermaidReport(),
        new GraphTextReport(),
    ];
}
