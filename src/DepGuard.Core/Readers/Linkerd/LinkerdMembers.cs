using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Readers.Kubernetes;
using DepGuard.Sources;

namespace DepGuard.Readers.Linkerd;

/// <summary>Callers that have a Linkerd proxy: by the annotation <c>linkerd.io/inject</c> of their pods or, where those have none, of their namespace.</summary>
internal sealed class LinkerdMembers
{
    private const string Inject = "linkerd.io/inject";

    private readonly HashSet<Reference> _callers = [];
    private readonly List<SourceSpan> _marks = [];

    public LinkerdMembers(Cluster cluster)
    {
        var spaces = cluster.Of(string.Empty, "Namespace").DistinctBy(one => one.Name.Value).ToDictionary(one => one.Name.Value, one => one.Annotations?[Inject], StringComparer.Ordinal);
        _marks.AddRange(spaces.Values.OfType<Scalar>().Where(IsEnabled).Select(mark => mark.At));
        foreach (var node in cluster.Nodes)
            foreach (var workload in node.Workloads)
            {
                var own = workload.Annotations?[Inject] ?? workload.Object.Annotations?[Inject];
                var space = spaces.GetValueOrDefault(workload.Object.Namespace ?? "default") ?? (workload.Object.Namespace is null && spaces.Count == 1 ? spaces.Values.First() : null);
                if (!IsEnabled(own ?? space))
                    continue;
                _callers.Add(node.Service);
                if (own is not null)
                    _marks.Add(own.At);
            }
    }

    /// <summary>The callers.</summary>
    public IReadOnlySet<Reference> Callers => _callers;

    /// <summary>The first place that marks one; null if there is none, and then Linkerd is not in force.</summary>
    public SourceSpan? At => _marks.Count > 0 ? _marks.Min() : null;

    private static bool IsEnabled(Node? mark) => mark?.Text is "enabled" or "ingress";
}
