using DepGuard.Facts;
using DepGuard.Findings;
using DepGuard.Graph;

namespace DepGuard.Reports;

/// <summary>The cycles of a result, as its findings state them; suppressed ones are cycles all the same.</summary>
internal sealed class Cycles
{
    private static readonly HashSet<string> CallCycles = ["DPG2001", "DPG2004"];
    private static readonly HashSet<string> AnyCycles = [.. CallCycles, "DPG2002", "DPG2003", "DPG2005"];

    private readonly ILookup<string, int> _componentsOf;

    /// <summary>Collects the members of every component of calls.</summary>
    public Cycles(AnalysisResult result)
    {
        var components = result.Active
            .Concat(result.Suppressed.Select(suppressed => suppressed.Finding))
            .Where(finding => CallCycles.Contains(finding.Rule.Id));
        _componentsOf = components
            .SelectMany((finding, index) => finding.Services.Select(service => (service, index)))
            .ToLookup(member => member.service, member => member.index, StringComparer.Ordinal);
    }

    /// <summary>Whether the service is a member of a component.</summary>
    public bool Contains(Service service) => _componentsOf.Contains(service.Id);

    /// <summary>Whether the edge lies inside a component.</summary>
    public bool Contains(Edge edge) =>
        edge.Mode == CallMode.Sync && Contains(edge.Caller) && Contains(edge.Callee)
        && _componentsOf[edge.Caller.Id].Intersect(_componentsOf[edge.Callee.Id]).Any();

    /// <summary>Whether the finding is about a cycle.</summary>
    public static bool IsCycle(Finding finding) =>
        finding.Path.Count > 0 && (AnyCycles.Contains(finding.Rule.Id) || IsClosed(finding.Path));

    /// <summary>The services as one walks them: a cycle ends where it began.</summary>
    public static IReadOnlyList<string> Route(Finding finding) =>
        IsCycle(finding) && !IsClosed(finding.Path) ? [.. finding.Path, finding.Path[0]] : finding.Path;

    private static bool IsClosed(IReadOnlyList<string> path) => path.Count > 1 && path[0] == path[^1];
}
