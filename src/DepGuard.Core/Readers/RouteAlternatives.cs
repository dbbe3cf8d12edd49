using DepGuard.Facts;
using DepGuard.Facts.Policies;

namespace DepGuard.Readers;

/// <summary>Several routes of one object lead to one callee, and which of them a call takes depends on the request: the worst case counts.</summary>
internal static class RouteAlternatives
{
    /// <summary>What the routes do to a call together: of each number the worst, where a route that states nothing counts with the default.</summary>
    /// <param name="stated">What each route states.</param>
    /// <param name="defaults">What holds for a number that a route does not state; null if nothing is known.</param>
    public static IReadOnlyList<CallPolicy> Worst(IReadOnlyList<CallPolicy> stated, CallPolicy? defaults)
    {
        if (stated.Count == 0)
            return [];

        var most = stated.MaxBy(policy => policy.Attempts ?? defaults?.Attempts)!;
        var worst = most with
        {
            Deadline = Largest(stated.Select(policy => policy.Deadline)),
            Timeout = Largest(stated.Select(policy => policy.Timeout)),
            Idle = Largest(stated.Select(policy => policy.Idle)),
        };
        return [.. new[] { worst, defaults }.OfType<CallPolicy>().Where(policy => !policy.IsEmpty)];
    }

    /// <summary>
    /// The routes to a name by what answers them. Where all lead to the same they stay together, and nothing is said about who answers; otherwise
    /// routes to nobody, such as redirects, are left out.
    /// </summary>
    public static IEnumerable<(Address? Answering, IReadOnlyList<TRoute> Routes)> ByAnswer<TRoute>(IReadOnlyList<TRoute> routes, Func<TRoute, IEnumerable<Address>> answers)
    {
        var pairs = routes.SelectMany(route => answers(route).Distinct().Select(answer => (Answer: answer, Route: route))).ToList();
        var groups = pairs.GroupBy(pair => pair.Answer, pair => pair.Route).ToList();
        return groups.Count < 2 ? [(null, routes)] : groups.Select(group => ((Address?)group.Key, (IReadOnlyList<TRoute>)[.. group]));
    }

    /// <summary>The largest limit; null, which stands for the default, where one of them states none.</summary>
    private static TimeLimit? Largest(IEnumerable<TimeLimit?> limits) =>
        limits.Aggregate((one, other) => one is { } a && other is { } b ? (a.CompareTo(b) < 0 ? b : a) : null);
}
