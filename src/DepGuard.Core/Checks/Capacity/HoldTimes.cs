using DepGuard.Graph;

namespace DepGuard.Checks.Capacity;

/// <summary>
/// How long a request keeps a worker of a service busy: its own time and, since the worker waits, the time of the calls that it makes one after
/// the other. What is not stated counts as no time, so a hold time is never too long.
/// </summary>
internal sealed class HoldTimes(CallFlow flow)
{
    private readonly Dictionary<Service, double> _known = [];

    /// <summary>The time in seconds; null if the service's own time is not known.</summary>
    public double? SecondsOf(Service service) => service.Numbers.ServiceTime is null ? null : Total(service);

    /// <summary>Time in seconds that a call keeps a worker of the callee busy.</summary>
    public double SecondsOf(Edge edge) =>
        edge.Usage.ServiceTime?.Value.TotalSeconds ?? (flow.Ending.Contains(edge) ? OwnOf(edge.Callee) : Total(edge.Callee));

    /// <summary>The calls that a service waits for and whose time is known, with their share of the hold time in seconds.</summary>
    public IEnumerable<(Edge Call, double Seconds)> WaitsOf(Service service) =>
        flow.PassingOf(service).Concat(flow.EndingOf(service))
            .Select(call => (call, Seconds: CallShare.Of(call) * SecondsOf(call)))
            .Where(wait => wait.Seconds > 0);

    private static double OwnOf(Service service) => service.Numbers.ServiceTime?.Value.TotalSeconds ?? 0;

    /// <summary>The total of a service and, before it, of all that it calls: callees first, without recursion.</summary>
    private double Total(Service service)
    {
        if (_known.TryGetValue(service, out var known))
            return known;

        var open = new Stack<Service>([service]);
        while (open.TryPeek(out var next))
        {
            var missing = _known.ContainsKey(next) ? [] : flow.PassingOf(next).Select(call => call.Callee).Where(callee => !_known.ContainsKey(callee)).ToList();
            foreach (var callee in missing)
                open.Push(callee);
            if (missing.Count > 0)
                continue;

            open.Pop();
            if (!_known.ContainsKey(next))
                _known[next] = OwnOf(next) + WaitsOf(next).Sum(wait => wait.Seconds);
        }

        return _known[service];
    }
}
