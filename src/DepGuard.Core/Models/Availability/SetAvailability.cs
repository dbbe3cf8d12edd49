using DepGuard.Graph;

namespace DepGuard.Models.Availability;

/// <summary>
/// Availability of services that need others: the product over the set of all they need, each counted once however many paths lead to it.
/// Members of a cycle need each other and share one value.
/// </summary>
public static class SetAvailability
{
    /// <summary>Ceiling of every service's availability: own times that of all transitive hard dependencies.</summary>
    /// <param name="ownAvailability">Share of time that each service works by itself.</param>
    /// <param name="hardEdges">Caller cannot answer without callee.</param>
    public static double[] Of(IReadOnlyList<double> ownAvailability, IEnumerable<(int Caller, int Callee)> hardEdges)
    {
        var graph = Digraph.Of(ownAvailability.Count, hardEdges);
        var logs = ownAvailability.Select(own => Math.Log(own > 0 ? Math.Min(1, own) : 0)).ToArray();
        return [.. ReachableSums.Of(graph, StronglyConnectedComponents.Of(graph), logs).Select(Math.Exp)];
    }

    /// <summary>Bounds from objectives of direct dependencies alone: the product if they fail independently, the lowest if together.</summary>
    public static (double Lower, double Upper) Bounds(double ownAvailability, IReadOnlyCollection<double> objectives) =>
        (objectives.Aggregate(ownAvailability, (product, objective) => product * objective), objectives.Append(ownAvailability).Min());
}
