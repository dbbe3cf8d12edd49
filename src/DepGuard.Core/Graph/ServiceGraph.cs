using DepGuard.Facts;

namespace DepGuard.Graph;

/// <summary>Every service and every edge between them: immutable, sorted, indexed both ways.</summary>
public sealed class ServiceGraph
{
    private readonly ILookup<string, Edge> _from;
    private readonly ILookup<string, Edge> _to;
    private readonly Dictionary<string, Service> _byName;

    /// <summary>Sorts what it is given; one edge for each caller, callee and mode is expected.</summary>
    public ServiceGraph(IEnumerable<Service> services, IEnumerable<Edge> edges, IEnumerable<ProblemFact> problems)
    {
        Services = [.. services.OrderBy(service => service.Id, StringComparer.Ordinal)];
        Edges = [.. edges
            .OrderBy(edge => edge.Caller.Id, StringComparer.Ordinal)
            .ThenBy(edge => edge.Callee.Id, StringComparer.Ordinal)
            .ThenBy(edge => edge.Mode)];
        Problems = [.. problems.OrderBy(problem => problem.At).ThenBy(problem => problem.RuleId, StringComparer.Ordinal)];
        _from = Edges.ToLookup(edge => edge.Caller.Id, StringComparer.Ordinal);
        _to = Edges.ToLookup(edge => edge.Callee.Id, StringComparer.Ordinal);
        _byName = new Dictionary<string, Service>(StringComparer.OrdinalIgnoreCase);
        foreach (var service in Services)
            _byName.TryAdd(service.Id, service);
        foreach (var service in Services)
            foreach (var alias in service.Aliases)
                _byName.TryAdd(alias, service);
    }

    /// <summary>All services, by id.</summary>
    public IReadOnlyList<Service> Services { get; }

    /// <summary>All edges, by caller, callee and mode.</summary>
    public IReadOnlyList<Edge> Edges { get; }

    /// <summary>What could not be read or understood, by place.</summary>
    public IReadOnlyList<ProblemFact> Problems { get; }

    /// <summary>Edges on which this service is the caller.</summary>
    public IEnumerable<Edge> From(Service service) => _from[service.Id];

    /// <summary>Edges on which this service is the callee.</summary>
    public IEnumerable<Edge> To(Service service) => _to[service.Id];

    /// <summary>The service with this id or, failing that, this alias (any case); null if there is none.</summary>
    public Service? Find(string name) => _byName.GetValueOrDefault(name);
}
