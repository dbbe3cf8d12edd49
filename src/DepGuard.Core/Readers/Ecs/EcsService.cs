using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Facts.Policies;
using DepGuard.Readers.Units;

namespace DepGuard.Readers.Ecs;

/// <summary>
/// A service: the names by which Service Connect and Cloud Map make its task known, and the limits that Service Connect puts on calls to it.
/// Source: Amazon ECS API reference, <i>ServiceConnectService</i>, <i>TimeoutConfiguration</i>.
/// </summary>
internal static class EcsService
{
    /// <summary>Facts from the properties of a service.</summary>
    /// <param name="template">The template that they stand in.</param>
    /// <param name="body">The properties.</param>
    /// <param name="task">The service that the task is.</param>
    public static IEnumerable<Fact> Read(CloudTemplate template, Node body, Reference task)
    {
        if (CloudTemplate.Get(body, "serviceName") is { } name && template.Text(name) is { Length: > 0 } own && own != task.Name)
            yield return new AliasFact(task, own, EcsReader.Scope, 90, name.At);
        var connect = CloudTemplate.Get(body, "serviceConnectConfiguration");
        if (CloudTemplate.Get(connect, "enabled")?.Text != "false")
            foreach (var fact in (CloudTemplate.Get(connect, "services")?.Items ?? []).SelectMany(service => Connected(template, connect!, service, task)))
                yield return fact;
        foreach (var registry in CloudTemplate.Get(body, "serviceRegistries")?.Items ?? [])
            if (template.Follow(CloudTemplate.Get(registry, "registryArn")) is { } entry && template.Text(entry["Name"]) is { } label)
                yield return new AliasFact(task, Namespace(template, entry) is { } space ? $"{label}.{space}" : label, "*", 100, registry.At);
    }

    /// <summary>An address of Service Connect: its alias, else its name in the namespace; and its limits.</summary>
    private static IEnumerable<Fact> Connected(CloudTemplate template, Node connect, Node service, Reference task)
    {
        var aliases = (CloudTemplate.Get(service, "clientAliases")?.Items ?? []).Select(alias => template.Text(CloudTemplate.Get(alias, "dnsName"))).OfType<string>().ToList();
        var name = template.Text(CloudTemplate.Get(service, "discoveryName") ?? CloudTemplate.Get(service, "portName"));
        if (aliases.Count == 0 && name is not null)
            aliases.Add(template.Text(CloudTemplate.Get(connect, "namespace")) is { } space ? $"{name}.{space[(space.LastIndexOf('/') + 1)..]}" : name);
        foreach (var alias in aliases)
            yield return new AliasFact(task, alias, EcsReader.Scope, 95, service.At);

        var timeout = CloudTemplate.Get(service, "timeout");
        var policy = new CallPolicy(Layer.Sidecar, "ecs-service-connect", Provenance.Declared, (timeout ?? service).At)
        {
            Deadline = Seconds(CloudTemplate.Get(timeout, "perRequestTimeoutSeconds")),
            Idle = Seconds(CloudTemplate.Get(timeout, "idleTimeoutSeconds")),
        };
        if (!policy.IsEmpty)
            yield return new PolicyFact([EcsReader.Scope], new Address(task.Name), policy, $"Service Connect of {task.Name}", Confidence.Declared);
    }

    private static string? Namespace(CloudTemplate template, Node entry) =>
        template.Follow(entry["NamespaceId"] ?? entry["DnsConfig"]?["NamespaceId"])?["Name"]?.Text;

    /// <summary>A number of seconds; zero switches the limit off.</summary>
    private static TimeLimit? Seconds(Node? node) => NodeUnits.Whole(node) is { } seconds and >= 0 and < int.MaxValue ? TimeLimit.Seconds(seconds) : null;
}
