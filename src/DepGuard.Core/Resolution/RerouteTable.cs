using DepGuard.Facts;

namespace DepGuard.Resolution;

/// <summary>Which services answer the calls to a service, where that is not the service itself.</summary>
internal sealed class RerouteTable
{
    private readonly ILookup<ServiceDraft, (RerouteFact Fact, IReadOnlyList<ServiceDraft> Targets)> _byCallee;

    public RerouteTable(IEnumerable<RerouteFact> facts, NameTable names) =>
        _byCallee = facts
            .Select(fact => (
                Fact: fact,
                Callees: Resolve(fact, fact.Callee, names),
                Targets: (IReadOnlyList<ServiceDraft>)[.. fact.Targets.SelectMany(target => Resolve(fact, target, names)).Distinct()]))
            .Where(reroute => reroute.Callees.Count == 1 && reroute.Targets.Count > 0)
            .ToLookup(reroute => reroute.Callees[0], reroute => (reroute.Fact, reroute.Targets));

    /// <summary>The services that answer when <paramref name="caller"/> calls <paramref name="callee"/>; one hop, as proxies route once.</summary>
    public IReadOnlyList<ServiceDraft> Answering(Reference caller, ServiceDraft callee)
    {
        var governing = _byCallee[callee].Where(reroute => reroute.Fact.Callers?.Contains(caller) != false).ToList();
        return governing.Count == 0 ? [callee] : [.. governing.SelectMany(reroute => reroute.Targets).Distinct()];
    }

    private static IReadOnlyList<ServiceDraft> Resolve(RerouteFact fact, Address address, NameTable names)
    {
        var target = address;
        return names.Resolve(Observer.In(fact.Scopes, fact), ref target);
    }
}
