using DepGuard.Facts;

namespace DepGuard.Graph;

/// <summary>Every service and every edge between them: immutable, sorted, indexed both ways.</summary>
public sealed class ServiceGraph
{
    private readonly Lazy<ILookup<string, Edge>> _from;
    private readonly Lazy<ILookup<string, Edge>> _to;
    private readonly Lazy<Dictionary<string, Service>> _byName;

    /// <summary>Sorts what it is given; one edge for each caller, callee and mode is expected.</summary>
    public ServiceGraph(IEnumerable<Service> services, IEnumerable<Edge> edges, IEnumerable<ProblemFact> problems)
    {
        Services = [.. services.OrderBy(service => service.Id, StringComparer.Ordinal)];
        Edges = [.. edges
            .OrderBy(edge => edge.Caller.Id, StringComparer.Ordinal)
            .ThenBy(edge => edge.Callee.Id, StringComparer.Ordinal)
            .ThenBy(edge => edge.Mode)];
        Problems = [.. problems.OrderBy(problem => problem.At).ThenBy(problem => problem.RuleId, StringComparer.Ordinal)];
        _from = new(() => Edges.ToLookup(edge => edge.Caller.Id, StringComparer.Ordinal));
        _to = new(() => Edges.ToLookup(edge => edge.Callee.Id, StringComparer.Ordinal));
        _byName = new(() => ByName(Services));
    }

    /// <summary>All services, by id.</summary>
    public IReadOnlyList<Service> Services { get; }

    /// <summary>All edges, by caller, callee and mode.</summary>
    public IReadOnlyList<Edge> Edges { get; }

    /// <summary>What could not be read or understood, by place.</summary>
    public IReadOnlyList<ProblemFact> Problems { get; }

    /// <summary>Edges on which this service is the caller.</summary>
    public IEnumerable<Edge> From(Service service) => _from.Value[service.Id];

    /// <summary>Edges on which this service is the callee.</summary>
    public IEnumerable<Edge> To(Service service) => _to.Value[service.Id];

    /// <summary>The service with this id or, failing that, this alias (any case); null if there is none.</summary>
    public Service? Find(string name) => _byName.Value.GetValueOrDefault(name);

    private static Dictionary<string, Service> ByName(IReadOnlyList<Service> services)
    {
        var byName = new Dictionary<string, Service>(StringComparer.OrdinalIgnoreCase);
        foreach (var service in services)
            byName.TryAdd(service.Id, service);
        foreach (var service in services)
            foreach (var alias in service.Aliases)
                byName.TryAdd(alias, service);
        return byName;
    }
}
