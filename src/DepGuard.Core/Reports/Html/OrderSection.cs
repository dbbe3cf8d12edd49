using DepGuard.Facts;
using DepGuard.Findings;
using DepGuard.Graph;
using DepGuard.Graph.Changes;

namespace DepGuard.Reports.Html;

/// <summary>In which steps to deploy: of a change only what it touches, else the whole system.</summary>
internal static class OrderSection
{
    private const int MaxNames = 30;

    /// <summary>Writes the section; none where nothing is to be deployed.</summary>
    public static void Write(AnalysisResult result, Outline page)
    {
        var touched = result.Change is { } change ? Touched(change) : null;
        var levels = DeployLevels.Of(result.Graph, IsUsed)
            .Select(level => level.Where(component => component.Members.Any(member => IsDeployed(member, touched))).ToList())
            .Where(level => level.Count > 0)
            .ToList();
        var removed = result.Change?.RemovedServices.Where(service => service.Kind != ServiceKind.External).Select(service => service.Id).ToList() ?? [];
        if (levels.Count + removed.Count == 0)
            return;

        var output = page.Open("order", touched is null ? "Order of deployment" : "Order of this release");
        output.Write($"<p>{(touched is null ? "All services" : "Services that the change touches")}, what is called before what calls it; the services of a step can go together. Roll back in the opposite order.</p>\n<ol class=\"order\">\n");
        foreach (var level in levels)
            WriteStep([.. level.Select(component => Named(component, touched))], "", output);
        WriteStep(removed, "When no request reaches it any more, remove: ", output);
        output.Write("</ol>\n");
        foreach (var cycle in levels.SelectMany(level => level).Where(component => component.IsCyclic))
            output.Write($"<p class=\"warning\">No safe order: {HtmlText.Of($"{cycle.ShortestCycle()}")}. Change these in steps that the old and the new version can both work with.</p>\n");
        page.Close();
    }

    /// <summary>Services whose deployment carries the change: new ones, those with other numbers, and callers whose calls differ.</summary>
    private static HashSet<Service> Touched(GraphDiff change) =>
    [
        .. change.AddedServices, .. change.ChangedServices.Select(one => one.After),
        .. change.AddedEdges.Concat(change.RemovedEdges).Concat(change.ChangedEdges.Select(one => one.After)).Select(edge => edge.Caller),
    ];

    private static bool IsDeployed(Service service, IReadOnlySet<Service>? touched) =>
        service.Kind != ServiceKind.External && (touched is null || touched.Contains(service));

    private static bool IsUsed(Edge edge) => edge is { Mode: CallMode.Sync or CallMode.Data or CallMode.Startup, Confidence: >= Confidence.Inferred };

    private static string Named(Component component, IReadOnlySet<Service>? touched) =>
        string.Join(" + ", component.Members.Where(member => IsDeployed(member, touched)).Select(member => member.Id));

    private static void WriteStep(IReadOnlyList<string> names, string before, TextWriter output)
    {
        if (names.Count == 0)
            return;

        output.Write($"<li>{before}{string.Join(", ", names.Take(MaxNames).Select(HtmlText.Of))}");
        output.Write(names.Count > MaxNames ? $" <span class=\"rest\">and {Words.Number(names.Count - MaxNames)} more</span></li>\n" : "</li>\n");
    }
}
