using System.Globalization;
using DepGuard.Checks.Capacity;
using DepGuard.Contracts;
using DepGuard.Facts;
using DepGuard.Facts.Objectives;
using DepGuard.Findings;
using DepGuard.Graph;
using Arithmetic = DepGuard.Models.Availability.Objectives;

namespace DepGuard.Checks.Objectives;

/// <summary>
/// A promise that the promises it rests on do not allow: a service cannot be better than all that it cannot answer without (Treynor and others, "The
/// Calculus of Service Availability", ACM Queue 15(2), 2017). Each dependency counts once, however many paths lead to it.
/// </summary>
internal sealed class UnreachableObjective : ICheck
{
    public RuleInfo Rule => RuleCatalog.UnreachableObjective;

    /// <summary>One finding for each service whose objective is above the product of the objectives below it.</summary>
    public IEnumerable<Finding> Run(CheckInput input)
    {
        var hard = input.Graph.Edges.Where(CriticalityInversion.IsHard).ToLookup(edge => edge.Caller);
        return from service in input.Graph.Services
               let promise = CriticalityInversion.Promise(service)
               where promise is not null
               let below = PromisesBelow(service, hard)
               let ceiling = below.Aggregate(1.0, (product, one) => product * one.Promise.Target.Value)
               where ceiling < promise.Target.Value - 1e-9
               select Describe(service, promise, below, ceiling);
    }

    /// <summary>
    /// The nearest promises on all hard paths down from a service. What lies below one of them is part of what it promises; what promises nothing is
    /// passed through.
    /// </summary>
    private static List<(Service Service, Objective Promise)> PromisesBelow(Service service, ILookup<Service, Edge> hard)
    {
        var seen = new HashSet<Service> { service };
        var open = new Queue<Service>([service]);
        var found = new List<(Service, Objective)>();
        while (open.TryDequeue(out var next))
            foreach (var callee in hard[next].Select(edge => edge.Callee).Where(seen.Add))
                if (CriticalityInversion.Promise(callee) is { } promise)
                    found.Add((callee, promise));
                else
                    open.Enqueue(callee);
        return found;
    }

    private Finding Describe(Service service, Objective promise, IReadOnlyList<(Service Service, Objective Promise)> below, double ceiling)
    {
        var spenders = below.OrderBy(one => one.Promise.Target.Value).ThenBy(one => one.Service.Id, StringComparer.Ordinal).ToList();
        var shortfall = Math.Round(Arithmetic.ShortfallMinutes(promise.Target.Value, ceiling));
        var worst = spenders[0];
        return Finding.For(Rule, promise.At, service.Id, Confidence.Declared, service, promise.Target, Percent(ceiling), shortfall) with
        {
            Services = [service.Id, .. spenders.Select(one => one.Service.Id)],
            Related = [.. spenders.Select(one => new RelatedLocation($"{one.Service.Id} promises {one.Promise.Target}", one.Promise.At))],
            Details =
            [
                $"{string.Join(" x ", spenders.Select(one => one.Promise.Target.ToString()))} = {Percent(ceiling)} if each fails by itself; at best {worst.Promise.Target}, if all fail at the same time.",
                .. spenders.Take(3).Select(one => $"{one.Service.Id} may use up {CaseText.Share(Arithmetic.SpentShare(one.Promise.Target.Value, promise.Target.Value))} of the error budget of {service.Id}."),
            ],
            Remedies =
            [
                $"Let {service.Id} answer without {worst.Service.Id}, which spends most: a cache, a default, a part left out (`fallback` in depguard.yaml).",
                $"Promise {Percent(ceiling)}, or agree on more with {worst.Service.Id}.",
            ],
        };
    }

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.###} %");
}
