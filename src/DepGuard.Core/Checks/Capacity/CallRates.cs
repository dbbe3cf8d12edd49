using DepGuard.Facts.Policies;
using DepGuard.Graph;
using DepGuard.Models.Load;

namespace DepGuard.Checks.Capacity;

/// <summary>Calls per second of every service: what comes from outside, and what its callers make of what reaches them.</summary>
internal sealed class CallRates
{
    private readonly Dictionary<Service, int> _number = [];
    private readonly OfferedLoad _calm;
    private readonly OfferedLoad _outage;

    /// <param name="graph">The graph.</param>
    /// <param name="flow">Its calls.</param>
    /// <param name="withCaches">False to count as if no cache had anything.</param>
    public CallRates(ServiceGraph graph, CallFlow flow, bool withCaches = true)
    {
        foreach (var service in graph.Services)
            _number[service] = _number.Count;
        var edges = flow.Edges.Where(edge => !flow.Ending.Contains(edge)).Select(edge => new LoadEdge(
            _number[edge.Caller], _number[edge.Callee], CallShare.CallsOf(edge), AttemptsOf(edge), withCaches ? CallShare.MissesOf(edge) : 1));
        var load = LoadGraph.Of(graph.Services.Count, edges);
        var external = graph.Services.Select(service => service.Numbers.Rate?.Value ?? 0).ToList();
        _calm = load.Solve(external, failureRate: 0);
        _outage = load.Solve(external, failureRate: 1);
    }

    /// <summary>Attempts of a call in all its layers together; infinite for retries without end.</summary>
    public static double AttemptsOf(Edge edge) => edge.Attempts is not { } stated ? 1 : stated.Count ?? double.PositiveInfinity;

    /// <summary>Share of load that retries on an edge may add; null if a layer retries without a budget.</summary>
    public static double? BudgetOf(Edge edge)
    {
        var retries = edge.Policies.Where(policy => policy.Attempts > Attempts.Once).ToList();
        return retries.Count > 0 && retries.TrueForAll(policy => policy.RetryBudget is not null)
            ? retries.Aggregate(1.0, (factor, policy) => factor * (1 + policy.RetryBudget!.Value.Value)) - 1
            : null;
    }

    /// <summary>Calls per second that reach a service on a calm day, without calls that lead no further.</summary>
    public double CalmOf(Service service) => _calm.PerSecond[_number[service]];

    /// <summary>Attempts per second that reach it while every attempt fails, its callers' and theirs.</summary>
    public double OutageOf(Service service) => _outage.PerSecond[_number[service]];
}
