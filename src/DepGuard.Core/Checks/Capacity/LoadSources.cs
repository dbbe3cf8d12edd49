using System.Globalization;
using DepGuard.Checks.Deadlines;
using DepGuard.Facts;
using DepGuard.Facts.Capacity;
using DepGuard.Facts.Policies;
using DepGuard.Findings;
using DepGuard.Graph;

namespace DepGuard.Checks.Capacity;

/// <summary>The places behind the load of a service: rates of those whose requests lead to it, calls for each request, caches and retries on the way.</summary>
internal sealed class LoadSources(ServiceGraph graph, CallFlow flow, CallRates rates)
{
    /// <summary>More than this nobody reads; the nearest callers come first.</summary>
    private const int Shown = 40;

    /// <summary>The places, callers of the service first, then theirs; of very many the nearest.</summary>
    public IReadOnlyList<RelatedLocation> Of(Service service)
    {
        var places = new List<RelatedLocation>();
        var seen = new HashSet<Service> { service };
        var rated = new HashSet<Service>();
        var open = new Queue<Service>([service]);
        while (places.Count < Shown && open.TryDequeue(out var callee))
            foreach (var edge in Into(callee, isFirst: callee == service))
            {
                places.AddRange(Behind(edge, isRated: rated.Add(edge.Caller)));
                if (seen.Add(edge.Caller))
                    open.Enqueue(edge.Caller);
            }

        return [.. places.Distinct().Take(Shown)];
    }

    /// <summary>What is stated about the number and the cost of the calls of an edge: calls, cache, time, retries.</summary>
    public static IEnumerable<RelatedLocation> Numbers(Edge edge)
    {
        if (edge.Usage.Calls is { } calls)
            yield return CaseText.Place(calls, string.Create(CultureInfo.InvariantCulture, $"{edge}: {calls.Value:0.###} calls for each request"));
        if (edge.Usage.CacheHit is { } hit)
            yield return CaseText.Place(hit, $"{edge}: a cache answers {hit.Value} of the calls");
        if (edge.Usage.ServiceTime is { } time)
            yield return CaseText.Place(time, $"{edge}: such a call takes {TimeText.Of(time.Value)}");
        foreach (var policy in edge.Policies.Where(policy => policy.Attempts > Attempts.Once))
            yield return WaitingTime.PlaceOf(edge, policy);
    }

    /// <summary>The rate of the caller, once, and the numbers of the edge; the edge itself where nothing else names it.</summary>
    private static IEnumerable<RelatedLocation> Behind(Edge edge, bool isRated)
    {
        List<RelatedLocation> numbers = [.. Numbers(edge)];
        if (isRated && edge.Caller.Numbers.Rate is { } rate)
            numbers.Insert(0, CaseText.Place(rate, $"{edge.Caller.Id} gets {CaseText.Rate(rate.Value)} and calls {edge.Callee.Id}"));
        return numbers.Count > 0 ? numbers : [new RelatedLocation($"{edge.Caller.Id} calls {edge.Callee.Id}", edge.Evidence[0].At)];
    }

    private IEnumerable<Edge> Into(Service callee, bool isFirst) => graph.To(callee)
        .Where(edge => Hubs.IsWaiting(edge) && (isFirst ? edge.Usage.SeparatePool?.Value is not true : !flow.Ending.Contains(edge) && rates.CalmOf(edge.Caller) > 0))
        .OrderByDescending(edge => rates.CalmOf(edge.Caller) * CallShare.Of(edge));
}
