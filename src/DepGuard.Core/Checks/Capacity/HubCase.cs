using DepGuard.Checks.Deadlines;
using DepGuard.Facts.Capacity;
using DepGuard.Facts.Policies;
using DepGuard.Findings;
using DepGuard.Graph;
using DepGuard.Models.Hubs;

namespace DepGuard.Checks.Capacity;

/// <summary>A service for which workers, service time and load are known, as the model of a hub.</summary>
/// <param name="Service">The service.</param>
/// <param name="Hub">The model.</param>
/// <param name="CallsPerSecond">Calls that reach it on a calm day.</param>
/// <param name="ColdCallsPerSecond">The same while no cache of its callers has anything.</param>
/// <param name="Callers">The edges on which calls reach it, most load first.</param>
/// <param name="Waits">The calls that its workers wait for, with the seconds that each adds.</param>
public sealed record HubCase(
    Service Service,
    Hub Hub,
    double CallsPerSecond,
    double ColdCallsPerSecond,
    IReadOnlyList<Edge> Callers,
    IReadOnlyList<(Edge Call, double Seconds)> Waits)
{
    /// <summary>What becomes of it at its load. Several rules ask, so the fixed points are looked for once.</summary>
    public HubState State => field ??= Metastability.Classify(Hub, CallsPerSecond);

    /// <summary>The class of its state.</summary>
    public HubClass Class => State.Class;

    /// <summary>True if it gets at least what it can answer, or works no longer although it gets less.</summary>
    public bool IsOverloaded => Utilisation >= 1 || Class == HubClass.Overloaded;

    /// <summary>What helps it, by effect.</summary>
    public IReadOnlyList<string> Remedies => field ??= HubRemedies.For(this);

    /// <summary>Load over capacity on a calm day.</summary>
    public double Utilisation => Hub.Utilisation(CallsPerSecond);

    /// <summary>The edge whose limit of time and delays stand for those of all callers: of those that have a limit, the one with most load.</summary>
    public Edge? TypicalCaller => Typical(Callers);

    /// <summary>The numbers of the service itself that the case rests on.</summary>
    public ServiceNumbers Numbers => Service.Numbers;

    /// <summary>The places behind its load, nearest callers first.</summary>
    internal IReadOnlyList<RelatedLocation> LoadPlaces => field ??= Sources?.Of(Service) ?? [];

    /// <summary>Calls that reach it from outside of its cycles: those that lead further, without what comes back to it meanwhile.</summary>
    public double OuterCallsPerSecond { get; init; }

    /// <summary>Where its load comes from.</summary>
    internal LoadSources? Sources { get; init; }

    /// <summary>Every number that the case rests on, with its line.</summary>
    public IEnumerable<RelatedLocation> Places => CaseText.Places(this);

    /// <summary>The cases of a graph, by service id.</summary>
    public static IReadOnlyList<HubCase> In(ServiceGraph graph)
    {
        if (!graph.Services.Any(service => service.Numbers is { Workers: not null, ServiceTime: not null }) || !graph.Services.Any(service => service.Numbers.Rate is not null))
            return [];

        var flow = CallFlow.Of(graph);
        var (rates, cold, times) = (new CallRates(graph, flow), new CallRates(graph, flow, withCaches: false), new HoldTimes(flow));
        var sources = new LoadSources(graph, flow, rates);
        return [.. graph.Services.Select(service => Of(service, graph, flow, rates, cold, times)).OfType<HubCase>().Select(hub => hub with { Sources = sources })];
    }

    private static HubCase? Of(Service service, ServiceGraph graph, CallFlow flow, CallRates rates, CallRates cold, HoldTimes times)
    {
        if (service.Numbers.Workers is not { } workers || times.SecondsOf(service) is not { } held)
            return null;

        var inner = graph.To(service).Where(edge => flow.Ending.Contains(edge) && edge.Usage.SeparatePool?.Value is not true).ToList();
        var passing = rates.CalmOf(service);
        var ending = inner.Sum(edge => rates.CalmOf(edge.Caller) * CallShare.Of(edge));
        var busy = (passing * held) + inner.Sum(edge => rates.CalmOf(edge.Caller) * CallShare.Of(edge) * times.SecondsOf(edge));
        var load = passing + ending;
        if (!(load > 0) || !double.IsFinite(load))
            return null;

        var callers = graph.To(service).Where(edge => Hubs.IsWaiting(edge) && !flow.Ending.Contains(edge)).OrderByDescending(edge => rates.CalmOf(edge.Caller) * CallShare.Of(edge)).ToList();
        var typical = Typical(callers);
        var time = TimeSpan.FromSeconds(Math.Min(busy / load, TimeSpan.MaxValue.TotalSeconds / 2));
        var hub = new Hub(workers.Value, time, typical is null ? null : WaitingTime.PatienceOf(typical), Attempts(service, rates))
        {
            Delays = typical is null ? [] : WaitingTime.DelaysOf(typical),
            Queue = service.Numbers.Queue is { Value: < long.MaxValue } queue ? queue.Value : null,
            RetryBudget = Budget(callers, rates),
        };
        return new HubCase(service, hub, load, cold.CalmOf(service) + ending, callers, [.. times.WaitsOf(service)]) { OuterCallsPerSecond = passing };
    }

    private static Edge? Typical(IReadOnlyList<Edge> callers) => callers.FirstOrDefault(edge => WaitingTime.PatienceOf(edge) is not null);

    /// <summary>Attempts of a call while all fail: what retries of the callers, and of theirs, make of the calm load.</summary>
    private static double Attempts(Service service, CallRates rates)
    {
        var factor = rates.CalmOf(service) > 0 ? rates.OutageOf(service) / rates.CalmOf(service) : 1;
        return double.IsNaN(factor) ? 1 : Math.Max(1, factor);
    }

    /// <summary>The budget of all callers together if each that retries has one.</summary>
    private static double? Budget(IReadOnlyList<Edge> callers, CallRates rates)
    {
        var retrying = callers.Where(edge => edge.Attempts > Facts.Policies.Attempts.Once && rates.CalmOf(edge.Caller) > 0).Select(CallRates.BudgetOf).ToList();
        return retrying.Count > 0 && retrying.TrueForAll(budget => budget is not null) ? retrying.Max() : null;
    }
}
