using DepGuard.Contracts;
using DepGuard.Facts;
using DepGuard.Findings;
using DepGuard.Graph;
using DepGuard.Graph.Changes;

namespace DepGuard.Reports.Stored;

/// <summary>
/// Reads what changed and the verdict of a stored result. What changed is known as it is now, and what it was before by the texts of the fields
/// that changed: enough for every report, and not for a comparison.
/// </summary>
internal static class StoredChange
{
    /// <summary>The result with its change and verdict, if it has them.</summary>
    public static AnalysisResult Read(StoredObject root, AnalysisResult result) => result with
    {
        Change = root.Optional("change") is { } change ? Change(change, result.Graph) : null,
        Alone = [.. root.Objects("alone").Select(one => (one.Text("head"), one.Label<Decision>("verdict")))],
        Conflicts = [.. root.Objects("conflicts").Select(one => new MergeConflict(one.Text("head"), one.Text("subject"), one.Text("field"), one.OptionalText("other"), one.OptionalText("value")))],
        Tried = root.OptionalText("tried"),
        Verdict = root.Has("verdict") ? Verdict(root, result) : null,
    };

    private static Verdict Verdict(StoredObject root, AnalysisResult result)
    {
        var reasons = root.Texts("reasons").ToHashSet(StringComparer.Ordinal);
        var verdict = Findings.Verdict.Of(result.Active.Where(finding => reasons.Contains(finding.Fingerprint)));
        return verdict with { Decision = root.Label<Decision>("verdict"), Remedies = root.Texts("remedies") };
    }

    private static GraphDiff Change(StoredObject change, ServiceGraph graph)
    {
        var services = graph.Services.ToDictionary(service => service.Id, StringComparer.Ordinal);
        var edges = graph.Edges.ToDictionary(edge => (edge.Caller.Id, edge.Callee.Id, edge.Mode));
        var gone = StoredGraph.Read(change.Object("gone"));
        var removed = change.Texts("removedServices").ToHashSet(StringComparer.Ordinal);
        return new GraphDiff(graph, graph)
        {
            AddedServices = [.. Known(change.Texts("addedServices"), services)],
            RemovedServices = [.. gone.Services.Where(service => removed.Contains(service.Id))],
            ChangedServices = [.. change.Objects("changedServices").SelectMany(one => Known([one.Text("id")], services).Select(service => new ServiceChange(service, service, Fields(one))))],
            AddedEdges = [.. change.Objects("addedEdges").SelectMany(one => Known([KeyOf(one)], edges))],
            RemovedEdges = gone.Edges,
            ChangedEdges = [.. change.Objects("changedEdges").SelectMany(one => Known([KeyOf(one)], edges).Select(edge => new EdgeChange(edge, edge, Fields(one))))],
        };
    }

    private static IEnumerable<T> Known<TKey, T>(IEnumerable<TKey> keys, Dictionary<TKey, T> found)
        where TKey : notnull => keys.Where(found.ContainsKey).Select(key => found[key]);

    private static (string From, string To, CallMode Mode) KeyOf(StoredObject edge) => (edge.Text("from"), edge.Text("to"), edge.Label<CallMode>("kind"));

    private static List<FieldChange> Fields(StoredObject change) =>
        [.. change.Objects("fields").Select(field => new FieldChange(field.Text("name"), field.OptionalText("before"), field.OptionalText("after")))];
}
