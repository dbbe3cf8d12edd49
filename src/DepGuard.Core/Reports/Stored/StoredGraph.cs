using System.Text;
using DepGuard.Contracts;
using DepGuard.Facts;
using DepGuard.Graph;

namespace DepGuard.Reports.Stored;

/// <summary>Reads the service graph of a stored result.</summary>
internal static class StoredGraph
{
    /// <summary>The graph; what is wrong with it is told to its object.</summary>
    public static ServiceGraph Read(StoredObject graph)
    {
        var services = new Dictionary<string, Service>(StringComparer.Ordinal);
        foreach (var stored in graph.Objects("services"))
            if (!services.TryAdd(stored.Text("id"), Service(stored)))
                stored.Wrong("id", "is the id of another service already");
        return new ServiceGraph(
            services.Values,
            graph.Objects("edges").Select(stored => Edge(stored, services)).OfType<Edge>(),
            graph.Objects("problems").Select(Problem).OfType<ProblemFact>());
    }

    private static Service Service(StoredObject stored) => new(
        stored.Text("id"),
        stored.Label<ServiceKind>("kind"),
        stored.Labels<Role>("roles"),
        stored.Texts("aliases"),
        stored.Texts("scopes"),
        stored.Evidence(),
        stored.Texts("reasons"))
    {
        Objectives = StoredNumbers.Objectives(stored),
        Alerts = StoredNumbers.Alerts(stored),
        Numbers = StoredNumbers.OfService(stored),
    };

    private static Edge? Edge(StoredObject stored, Dictionary<string, Service> services)
    {
        var (caller, callee) = (End(stored, "from", services), End(stored, "to", services));
        var evidence = stored.Evidence();
        if (evidence.Count == 0)
            stored.Wrong("evidence", "must name a place");
        return caller is null || callee is null || evidence.Count == 0
            ? null
            : new Edge(caller, callee, stored.Label<CallMode>("kind"), stored.Labels<Role>("roles"), stored.OptionalText("protocol"), evidence)
            {
                Policies = [.. stored.Objects("policies").Select(StoredPolicy.Read)],
                Observed = Observed(stored),
                Usage = StoredNumbers.OfEdge(stored),
                IsFromSharedList = stored.IsTrue("sharedList"),
            };
    }

    private static Service? End(StoredObject edge, string name, Dictionary<string, Service> services)
    {
        if (services.TryGetValue(edge.Text(name), out var service))
            return service;

        edge.Wrong(name, "is no service of the graph");
        return null;
    }

    private static Observation? Observed(StoredObject edge) => edge.Number("calls") is not { } calls ? null
        : new Observation(StoredPolicy.Whole(calls), StoredPolicy.Whole(edge.Number("errors") ?? 0), edge.Time("p50Ms"), edge.Time("p99Ms"))
        {
            Resends = edge.Has("resends") ? edge.Count("resends") : null,
        };

    private static ProblemFact? Problem(StoredObject stored)
    {
        var (rule, values) = (StoredFinding.RuleId(stored), stored.Texts("values"));
        if (RuleCatalog.Find(rule) is not { } known || values.Count >= CompositeFormat.Parse(known.Message).MinimumArgumentCount)
            return new ProblemFact(rule, stored.Place(), stored.Text("subject"), values, stored.OptionalText("remedy"));

        stored.Wrong("values", "are fewer than the rule's message has");
        return null;
    }
}
