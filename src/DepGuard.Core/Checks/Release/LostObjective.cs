using DepGuard.Checks.Objectives;
using DepGuard.Contracts;
using DepGuard.Facts;
using DepGuard.Facts.Objectives;
using DepGuard.Findings;
using DepGuard.Graph;

namespace DepGuard.Checks.Release;

/// <summary>A promise that could be kept before the change and that cannot be kept after it, whatever the service itself does.</summary>
internal sealed class LostObjective : ICheck
{
    public RuleInfo Rule => RuleCatalog.LostObjective;

    /// <summary>One finding for each service whose objective is now above the lowest of those that it cannot answer without, and was not before.</summary>
    public IEnumerable<Finding> Run(CheckInput input)
    {
        if (input.Change is not { } change)
            return [];

        var lost = Lost(change.Before).Select(one => one.Service).ToHashSet();
        return Lost(change.After).Where(one => !lost.Contains(one.Service)).Select(one => Describe(one.Service, one.Own, one.Callee, one.Its));
    }

    private static IEnumerable<(Service Service, Objective Own, Service Callee, Objective Its)> Lost(ServiceGraph graph)
    {
        var lowest = LowestBelow(graph);
        return from service in graph.Services
               let own = CriticalityInversion.Promise(service)
               where own is not null && lowest.ContainsKey(service)
               let its = lowest[service]
               where its.Promise.Target.Value < own.Target.Value
               select (service, own, its.Callee, its.Promise);
    }

    /// <summary>
    /// The lowest promise among everything that a service cannot answer without: it bounds what the service can promise even if all of them fail at the
    /// same time, so that no independence is assumed. The lowest promise goes up first, and whoever has one needs no higher one: each edge is seen once.
    /// </summary>
    private static Dictionary<Service, (Service Callee, Objective Promise)> LowestBelow(ServiceGraph graph)
    {
        var found = new Dictionary<Service, (Service, Objective)>();
        var promises = from service in graph.Services
                       let promise = CriticalityInversion.Promise(service)
                       where promise is not null
                       orderby promise.Target.Value
                       select (service, promise);
        foreach (var promise in promises)
        {
            var open = new Queue<Service>([promise.service]);
            while (open.TryDequeue(out var callee))
                foreach (var edge in graph.To(callee).Where(CriticalityInversion.IsHard))
                    if (found.TryAdd(edge.Caller, promise))
                        open.Enqueue(edge.Caller);
        }

        return found;
    }

    private Finding Describe(Service service, Objective own, Service callee, Objective its) =>
        Finding.For(Rule, own.At, $"{service} needs {callee}", Confidence.Declared, service, own.Target, callee, its.Target) with
        {
            Services = [service.Id, callee.Id],
            Related = [new RelatedLocation($"{callee.Id} promises {its.Target}", its.At)],
            Remedies =
            [
                $"Let {service.Id} answer without {callee.Id}: a cache, a default, a part left out (`fallback` in depguard.yaml).",
                $"Promise at most {its.Target} for {service.Id}, or agree on more with {callee.Id}.",
            ],
        };
}
