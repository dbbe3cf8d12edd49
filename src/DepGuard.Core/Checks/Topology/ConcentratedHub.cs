using System.Globalization;
using DepGuard.Checks.Capacity;
using DepGuard.Contracts;
using DepGuard.Facts;
using DepGuard.Facts.Policies;
using DepGuard.Findings;
using DepGuard.Graph;

namespace DepGuard.Checks.Topology;

/// <summary>One running copy on which a large share of the system, or something critical, stands.</summary>
internal sealed class ConcentratedHub : ICheck
{
    private const int Fewest = 5;
    private const int Critical = 1;
    private const int ShownCalls = 20;

    private static readonly string[] Advice =
    [
        "Run at least two replicas, in different zones.",
        "Let callers do without it for a while: keep its last answers, or leave out what needs it (`fallback` in depguard.yaml).",
    ];

    public RuleInfo Rule => RuleCatalog.ConcentratedHub;

    /// <summary>One finding for each service with a stated single replica and enough, or critical, services that cannot answer without it.</summary>
    public IEnumerable<Finding> Run(CheckInput input)
    {
        var single = input.Graph.Services.Where(service => service.Numbers.Replicas is { Value: 1, Provenance: Provenance.Declared }).ToList();
        if (single.Count == 0)
            return [];

        var callers = input.Graph.Edges.Where(Objectives.CriticalityInversion.IsHard).ToLookup(edge => edge.Callee);
        var share = input.Config.Option(Rule, "share");
        var own = input.Graph.Services.Count(service => service.Kind is ServiceKind.Service or ServiceKind.Gateway);
        return from service in single
               let dependents = Dependents(service, callers)
               let critical = dependents.FirstOrDefault(one => one.Numbers.Tier?.Value <= Critical)
               where critical is not null || (dependents.Count >= Fewest && dependents.Count >= share * own)
               select Describe(service, dependents, critical, (double)dependents.Count / own) with { Related = [.. Places(service, critical, callers[service])] };
    }

    /// <summary>All services that cannot answer without this one, directly or through others, by id.</summary>
    private static List<Service> Dependents(Service service, ILookup<Service, Edge> callers)
    {
        var seen = new HashSet<Service> { service };
        var open = new Queue<Service>([service]);
        while (open.TryDequeue(out var next))
            foreach (var caller in callers[next].Select(edge => edge.Caller).Where(seen.Add))
                open.Enqueue(caller);
        seen.Remove(service);
        return [.. seen.OrderBy(one => one.Id, StringComparer.Ordinal)];
    }

    private static IEnumerable<RelatedLocation> Places(Service service, Service? critical, IEnumerable<Edge> calls)
    {
        yield return CaseText.Place(service.Numbers.Replicas!, $"one copy of {service.Id} runs");
        if (critical?.Numbers.Tier is { } tier)
            yield return CaseText.Place(tier, string.Create(CultureInfo.InvariantCulture, $"{critical.Id} is of tier {tier.Value}"));
        foreach (var edge in calls.Take(ShownCalls))
            yield return new RelatedLocation(CycleText.Sentence(edge), edge.Evidence[0].At);
    }

    private Finding Describe(Service service, IReadOnlyList<Service> dependents, Service? critical, double share)
    {
        var who = critical is null
            ? string.Create(CultureInfo.InvariantCulture, $"{dependents.Count} services ({CaseText.Share(share)})")
            : string.Create(CultureInfo.InvariantCulture, $"{critical.Id} (tier {critical.Numbers.Tier!.Value})");
        return Finding.For(Rule, service.Numbers.Replicas!.At, service.Id, Confidence.Declared, service, who) with
        {
            Services = [service.Id],
            Details = [$"Without it these cannot answer: {string.Join(", ", dependents.Take(20).Select(one => one.Id))}{(dependents.Count > 20 ? ", ..." : "")}."],
            Remedies = Advice,
        };
    }
}
