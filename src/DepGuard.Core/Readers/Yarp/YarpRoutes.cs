using DepGuard.Facts;
using DepGuard.Readers.Addresses;
using DepGuard.Readers.Gateways;
using DepGuard.Readers.Settings;

namespace DepGuard.Readers.Yarp;

/// <summary>The calls of a YARP section: <c>Routes</c> with the <c>Clusters</c> that they lead to.</summary>
/// <param name="owner">The service whose settings these are.</param>
/// <param name="section">The section.</param>
internal sealed class YarpRoutes(SettingOwner owner, SettingSection section)
{
    private const string Format = "yarp";

    /// <summary>Calls, probes and what has no effect; empty if no route leads to a cluster.</summary>
    public IReadOnlyList<Fact> Read()
    {
        var routes = (section["Routes"]?.Children ?? []).Where(route => route.Text("ClusterId") is not null).ToLookup(route => route.Text("ClusterId")!, StringComparer.OrdinalIgnoreCase);
        var facts = new List<Fact>();
        var calls = new List<CallFact>();
        foreach (var cluster in section["Clusters"]?.Children ?? [])
        {
            var id = cluster.Text("ClusterId") ?? cluster.Text("Id") ?? cluster.Key;
            if (!routes.Contains(id))
                facts.Add(new ReadFact(cluster.At.Path, Format, $"no route leads to the cluster {id}"));
            foreach (var destination in (cluster["Destinations"]?.Children ?? []).Where(_ => routes.Contains(id)))
                foreach (var address in Addresses(destination["Address"]))
                {
                    calls.AddRange(routes[id].Select(route => Call(address, destination["Address"]!, $"{id}:{destination.Key}:Address") with { Policies = YarpNumbers.Of(cluster, route, destination.At) }));
                    facts.AddRange(Probe(cluster, destination, address));
                }
        }

        facts.AddRange(routes.SelectMany(route => route).Where(route => route["Timeout"] is not null && route["TimeoutPolicy"] is not null)
            .Select(route => new ProblemFact("DPG0006", route.At, $"{owner.Service.Name}:{route.Key}:Timeout", [$"the timeout of route {route.Key}", "it states Timeout and TimeoutPolicy, which YARP refuses"])));
        if (calls.Count == 0)
            return facts;
        return [GatewayService.Routes(owner.Service, Format, calls[0].At), .. facts, .. WorstRoute.Of(calls)];
    }

    private static IEnumerable<Address> Addresses(SettingSection? value) =>
        AddressGrammar.Parse(value?.Value ?? string.Empty).Select(parsed => parsed.Address);

    /// <summary>Active health checks go to the destination, or to an address of their own.</summary>
    private IEnumerable<Fact> Probe(SettingSection cluster, SettingSection destination, Address address)
    {
        if (cluster.Find("HealthCheck:Active") is { } active && active.IsTrue("Enabled"))
            foreach (var target in destination["Health"] is { } health ? Addresses(health) : [address])
                yield return Call(target, destination["Health"] ?? destination["Address"]!, $"{cluster.Key}:HealthCheck:Active") with { ModeByKey = CallMode.Control };
    }

    private CallFact Call(Address address, SettingSection at, string key) =>
        new(owner.Service, address, key, at.At, address.IsVariable ? Confidence.Guessed : Confidence.Declared)
        {
            ModeByKey = CallMode.Sync,
            OnHost = owner.OnHost,
        };
}
