using DepGuard.Checks.Capacity;
using DepGuard.Configuration;
using DepGuard.Graph;
using DepGuard.Sources;

namespace DepGuard.Checks;

/// <summary>What every check may look at.</summary>
/// <param name="Graph">The service graph.</param>
/// <param name="Config">The user's configuration.</param>
internal sealed record CheckInput(ServiceGraph Graph, DepGuardConfig Config)
{
    /// <summary>The file <c>depguard.graph</c> that is to be compared with the graph; null if none is.</summary>
    public SourceFile? Lock { get; init; }

    /// <summary>Services whose load and capacity are known.</summary>
    public IReadOnlyList<HubCase> Hubs => field ??= HubCase.In(Graph);
}
