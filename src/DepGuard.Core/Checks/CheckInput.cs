using DepGuard.Checks.Capacity;
using DepGuard.Checks.Release;
using DepGuard.Checks.Retries;
using DepGuard.Checks.Topology;
using DepGuard.Configuration;
using DepGuard.Graph;
using DepGuard.Graph.Changes;
using DepGuard.Sources;

namespace DepGuard.Checks;

/// <summary>What every check may look at.</summary>
/// <param name="Graph">The service graph.</param>
/// <param name="Config">The user's configuration.</param>
internal sealed record CheckInput(ServiceGraph Graph, DepGuardConfig Config)
{
    /// <summary>What changed since the state that the run is compared with; null if it is compared with none.</summary>
    public GraphDiff? Change { get; init; }

    /// <summary>Of a change that consists of several releases, each of them; empty for any other.</summary>
    public IReadOnlyList<PendingRelease> Pending { get; init; } = [];

    /// <summary>The file <c>depguard.graph</c> that is to be compared with the graph; null if none is.</summary>
    public SourceFile? Lock { get; init; }

    /// <summary>Sets of the pending releases that do harm together.</summary>
    public CombinationSearch Combinations => field ??= new CombinationSearch(this);

    /// <summary>Components with a cycle of calls that their callers wait for; several rules look at them and share what they work out.</summary>
    public IReadOnlyList<Component> CallCycles => field ??= [.. CyclicComponents.OfCalls(Graph)];

    /// <summary>Layers that repeat calls, by edge; half of the rules about retries look at them.</summary>
    public ILookup<Edge, RetryLayer> RetryLayers => field ??= Graph.Edges.SelectMany(RetryLayer.Of).ToLookup<RetryLayer, Edge>(layer => layer.Edge, ReferenceEqualityComparer.Instance);

    /// <summary>Services whose load and capacity are known.</summary>
    public IReadOnlyList<HubCase> Hubs => field ??= HubCase.In(Graph);
}
