using DepGuard.Facts;
using DepGuard.Facts.Policies;
using DepGuard.Graph;
using DepGuard.Sources;

namespace DepGuard.Tests.Reports;

/// <summary>Collects services and edges; a line of its file for each.</summary>
internal sealed class SampleGraph(string path)
{
    private readonly Dictionary<string, Service> _services = new(StringComparer.Ordinal);
    private readonly List<Edge> _edges = [];
    private int _line;

    public static SourceSpan Span(string path, int line, int length = 12) => new(path, line, 7, line, 7 + length);

    public SampleGraph Service(string id, ServiceKind kind = ServiceKind.Service, params Role[] roles)
    {
        var at = Span(path, ++_line, id.Length);
        var evidence = new Evidence(at, id, Confidence.Declared);
        _services[id] = new Service(id, kind, roles, [$"{id}.local"], ["compose:shop"], [evidence], []);
        return this;
    }

    public SampleGraph Edge(string caller, string callee, CallMode mode = CallMode.Sync, params Role[] roles)
    {
        var address = $"http://{callee}";
        var text = $"{callee.ToUpperInvariant()}_URL: {address}";
        var evidence = new Evidence(Span(path, ++_line, address.Length), text, Confidence.Inferred);
        var protocol = mode == CallMode.Sync ? "http" : null;
        _edges.Add(new Edge(_services[caller], _services[callee], mode, roles, protocol, [evidence]));
        return this;
    }

    /// <summary>Gives the edge that was added last a policy, on a line of its own.</summary>
    public SampleGraph Policy(CallPolicy policy)
    {
        var edge = _edges[^1];
        _edges[^1] = edge with { Policies = [.. edge.Policies, policy with { At = Span(path, ++_line) }] };
        return this;
    }

    public SourceSpan At(string caller, string callee) =>
        _edges.First(edge => edge.Caller.Id == caller && edge.Callee.Id == callee).Evidence[0].At;

    public ServiceGraph Build(params ProblemFact[] problems) => new(_services.Values, _edges, problems);
}
