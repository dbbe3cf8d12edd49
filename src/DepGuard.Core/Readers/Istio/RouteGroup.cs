using DepGuard.Facts;
using DepGuard.Readers.Kubernetes;

namespace DepGuard.Readers.Istio;

/// <summary>Callers with the routes that their calls may take.</summary>
/// <param name="Callers">The callers.</param>
/// <param name="Routes">The routes, at least one.</param>
internal sealed record RouteGroup(IReadOnlySet<Reference> Callers, IReadOnlyList<IstioRoute> Routes)
{
    /// <summary>Callers by the routes that they may take; callers without a route are missing. Without any caller all routes are one group of nobody.</summary>
    public static IEnumerable<RouteGroup> Of(IReadOnlyList<IstioRoute> routes, IReadOnlySet<Reference> callers, Cluster cluster)
    {
        var sources = routes.Select(route => route.Callers(cluster)).ToList();
        var named = sources.OfType<IReadOnlySet<Reference>>().SelectMany(set => set).Where(callers.Contains).ToHashSet();
        var groups = named
            .GroupBy(caller => string.Join(',', Reachable(routes, sources, caller)))
            .Select(group => (Callers: (IReadOnlySet<Reference>)group.ToHashSet(), Routes: Reachable(routes, sources, group.First())))
            .Append((Callers: named.Count == 0 ? callers : callers.Except(named).ToHashSet(), Routes: Reachable(routes, sources, null)));
        return groups.Where(group => group.Routes.Count > 0 && (group.Callers.Count > 0 || callers.Count == 0)).Select(group => new RouteGroup(group.Callers, [.. group.Routes.Select(index => routes[index])]));
    }

    /// <summary>Indexes of the routes up to the first that takes every call.</summary>
    private static List<int> Reachable(IReadOnlyList<IstioRoute> routes, List<IReadOnlySet<Reference>?> sources, Reference? caller)
    {
        var reachable = new List<int>();
        for (var i = 0; i < routes.Count; i++)
        {
            if (sources[i] is { } source && (caller is not { } one || !source.Contains(one)))
                continue;
            reachable.Add(i);
            if (routes[i].TakesAll)
                break;
        }

        return reachable;
    }
}
