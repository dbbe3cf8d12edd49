using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Facts.Policies;
using DepGuard.Readers.Units;

namespace DepGuard.Readers.Ecs;

/// <summary>
/// ECS Service Connect: the names by which other services reach one, and the time limits of calls to it. A limit of 0 is switched off (Amazon
/// ECS API reference, <i>TimeoutConfiguration</i>).
/// </summary>
internal static class ServiceConnect
{
    /// <summary>Names and policies of a service; nothing without configuration.</summary>
    /// <param name="service">The service.</param>
    /// <param name="configuration">Its configuration of Service Connect.</param>
    /// <param name="scope">Naming scope in which the names work.</param>
    /// <param name="clients">Services with a proxy; load balancers have none, so that limits mean nothing to them. Null for all.</param>
    /// <param name="text">The text of a value; null if it is unknown.</param>
    public static IEnumerable<Fact> Read(Reference service, Node? configuration, string scope, IReadOnlySet<Reference>? clients, Func<Node?, string?> text)
    {
        if (configuration.Get("enabled")?.Text == "false")
            yield break;

        foreach (var port in configuration.Get("services")?.Items ?? [])
        {
            var names = Names(port, text(configuration.Get("namespace")), text).ToList();
            foreach (var name in names)
                yield return new AliasFact(service, name, scope, 95, port.At);
            if (names.Count > 0 && Policy(port) is { IsEmpty: false } policy)
                yield return new PolicyFact([scope], new Address(names[0]), policy, $"Service Connect of {service.Name}", Confidence.Declared) { Callers = clients };
        }
    }

    /// <summary>The DNS names of the client aliases; without any, the discovery name, with its namespace if that is known.</summary>
    private static IEnumerable<string> Names(Node port, string? space, Func<Node?, string?> text)
    {
        var aliases = (port.Get("clientAliases")?.Items ?? []).Select(alias => text(alias.Get("dnsName"))).OfType<string>().ToList();
        if (aliases.Count > 0 || text(port.Get("discoveryName") ?? port.Get("portName")) is not { } discovery)
            return aliases;
        return [space is null ? discovery : $"{discovery}.{space[(space.LastIndexOf('/') + 1)..]}"];
    }

    private static CallPolicy? Policy(Node port) => port.Get("timeout") is not { } timeout ? null
        : new CallPolicy(Layer.Sidecar, "ecs-service-connect", Provenance.Declared, timeout.At)
        {
            Deadline = Limit(timeout.Get("perRequestTimeoutSeconds")),
            Idle = Limit(timeout.Get("idleTimeoutSeconds")),
        };

    private static TimeLimit? Limit(Node? node) => NodeUnits.Whole(node) is { } seconds and >= 0 and < int.MaxValue ? TimeLimit.Seconds(seconds) : null;
}
