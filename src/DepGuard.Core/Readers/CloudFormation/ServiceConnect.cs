using System.Globalization;
using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Facts.Policies;

namespace DepGuard.Readers.CloudFormation;

/// <summary>
/// ECS Service Connect: the names by which other services reach one, and the time limits of calls to it. A limit of 0 is switched off (API of ECS,
/// <c>ServiceConnectService.timeout</c>).
/// </summary>
internal static class ServiceConnect
{
    /// <summary>Names and policies of a service; nothing without configuration.</summary>
    /// <param name="service">The service.</param>
    /// <param name="configuration">Its configuration of Service Connect.</param>
    /// <param name="clients">Services with a proxy; load balancers have none, so that limits mean nothing to them.</param>
    public static IEnumerable<Fact> Read(Reference service, Node? configuration, IReadOnlySet<Reference> clients)
    {
        if (configuration?["Enabled"]?.Text == "false")
            yield break;

        var space = configuration?["Namespace"] is { } stated && Intrinsics.IsLiteral(stated) ? stated.Text : null;
        foreach (var port in configuration?["Services"]?.Items ?? [])
        {
            var names = Names(port, space).ToList();
            foreach (var name in names)
                yield return new AliasFact(service, name.Value, Template.SharedScope, 95, name.At);
            if (names.Count > 0 && Policy(port) is { IsEmpty: false } policy)
                yield return new PolicyFact([Template.SharedScope], new Address(names[0].Value), policy, $"Service Connect of {service.Name}", Confidence.Declared) { Callers = clients };
        }
    }

    /// <summary>The DNS names of the client aliases; without any, the discovery name with its namespace.</summary>
    private static IEnumerable<Scalar> Names(Node port, string? space)
    {
        var aliases = (port["ClientAliases"]?.Items ?? []).Select(alias => alias["DnsName"]).Where(Intrinsics.IsLiteral).Cast<Scalar>().ToList();
        var discovery = (port["DiscoveryName"] ?? port["PortName"]) as Scalar;
        return aliases.Count > 0 || discovery is null || space is null || !Intrinsics.IsLiteral(discovery) ? aliases
            : [new Scalar($"{discovery.Value}.{space}", isPlain: true, discovery.At)];
    }

    private static CallPolicy? Policy(Node port) => port["Timeout"] is not { } timeout ? null
        : new CallPolicy(Layer.Sidecar, "ecs-service-connect", Provenance.Declared, timeout.At)
        {
            Deadline = Limit(timeout["PerRequestTimeoutSeconds"]),
            Idle = Limit(timeout["IdleTimeoutSeconds"]),
        };

    private static TimeLimit? Limit(Node? node) =>
        int.TryParse(node?.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? TimeLimit.Seconds(seconds) : null;
}
