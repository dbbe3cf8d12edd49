using DepGuard.Facts;

namespace DepGuard.Resolution;

/// <summary>Which services answer the calls to a service, where that is not the service itself.</summary>
internal sealed class RerouteTable
{
    private readonly ILookup<ServiceDraft, Reroute> _byCallee;

    public RerouteTable(IEnumerable<RerouteFact> facts, NameTable names) =>
        _byCallee = facts
            .Select(fact => new Reroute(fact, Resolve(fact, [fact.Callee], names), Resolve(fact, fact.Targets, names), Resolve(fact, fact.Mirrors, names)))
            .Where(reroute => reroute.Callees.Count == 1 && reroute.Targets.Count > 0)
            .ToLookup(reroute => reroute.Callees[0]);

    /// <summary>True when nothing is answered by others.</summary>
    public bool IsEmpty => _byCallee.Count == 0;

    /// <summary>The services that answer when <paramref name="caller"/> calls <paramref name="callee"/>; one hop, as proxies route once.</summary>
    public IReadOnlyList<ServiceDraft> Answering(Reference caller, ServiceDraft callee)
    {
        if (IsEmpty)
            return [callee];
        var governing = Governing(caller, callee).ToList();
        return governing.Count == 0 ? [callee] : [.. governing.SelectMany(reroute => reroute.Targets).Distinct()];
    }

    /// <summary>The services that get a copy when <paramref name="caller"/> calls <paramref name="callee"/>, with the fact that says so.</summary>
    public IEnumerable<(ServiceDraft Service, RerouteFact Fact)> Copies(Reference caller, ServiceDraft callee) =>
        Governing(caller, callee).SelectMany(reroute => reroute.Mirrors.Select(mirror => (mirror, reroute.Fact)));

    private IEnumerable<Reroute> Governing(Reference caller, ServiceDraft callee) =>
        _byCallee[callee].Where(reroute => reroute.Fact.Callers?.Contains(caller) != false);

    private static List<ServiceDraft> Resolve(RerouteFact fact, IEnumerable<Address> addresses, NameTable names)
    {
        var found = new List<ServiceDraft>();
        foreach (var address in addresses)
        {
            var target = address;
            found.AddRange(names.Resolve(Observer.In(fact.Scopes, fact), ref target).Where(service => !found.Contains(service)));
        }

        return found;
    }

    private sealed record Reroute(RerouteFact Fact, IReadOnlyList<ServiceDraft> Callees, IReadOnlyList<ServiceDraft> Targets, IReadOnlyList<ServiceDraft> Mirrors);
}
