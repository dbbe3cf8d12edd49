using DepGuard.Facts;

namespace DepGuard.Readers.CloudFormation;

/// <summary>Names that AWS Cloud Map gives to ECS services: the name of the registry entry in its private namespace.</summary>
internal static class CloudMap
{
    /// <summary>The names of a service; they work everywhere in its network.</summary>
    public static IEnumerable<Fact> Read(Template template, TemplateResource service)
    {
        foreach (var registry in service.Properties?["ServiceRegistries"]?.Items ?? [])
            foreach (var entry in template.Targets(registry["RegistryArn"]))
                if (template.Texts.Of(entry.Properties?["Name"]) is { } label)
                    yield return new AliasFact(template.ServiceOf(service), Space(template, entry) is { } space ? $"{label}.{space}" : label, "*", 100, registry.At);
    }

    private static string? Space(Template template, TemplateResource entry) =>
        template.Targets(entry.Properties?["NamespaceId"] ?? entry.Properties?["DnsConfig"]?["NamespaceId"])
            .Select(space => template.Texts.Of(space.Properties?["Name"])).FirstOrDefault();
}
