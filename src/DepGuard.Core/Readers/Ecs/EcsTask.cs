using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Readers.Addresses;
using DepGuard.Readers.Commands;
using DepGuard.Readers.Docker;
using DepGuard.Readers.Settings;
using DepGuard.Sources;

namespace DepGuard.Readers.Ecs;

/// <summary>One task definition. Its containers share a network, and <c>dependsOn</c> orders them within the task: none is a service of its own.</summary>
internal static class EcsTask
{
    /// <summary>Adds the service with the configuration of its containers; values of <c>secrets</c> stand elsewhere.</summary>
    public static void Read(Reference service, Node body, SourceSpan at, List<Fact> facts, List<Container> containers)
    {
        var definitions = body.Get("containerDefinitions")?.Items ?? [];
        var images = definitions.Select(container => container.Get("image")?.Text).OfType<string>().Select(ImageName.Repository).ToList();
        var image = images.Find(one => StockImages.Find(one) is null) ?? images.FirstOrDefault();
        var stock = image is null ? null : StockImages.Find(image);
        var role = stock?.Role ?? (stock is null or { Kind: ServiceKind.Service } ? ServiceNames.RoleOf(service.Name) : null);
        facts.Add(new ServiceFact(service, "ecs", at)
        {
            Kind = stock?.Kind ?? ServiceKind.Service,
            Roles = role is { } one ? [one] : [],
            Image = stock is null ? image : null,
            LookupScopes = [EcsReader.Scope],
        });
        foreach (var definition in definitions)
        {
            var words = ((string[])["entryPoint", "command"]).SelectMany(key => definition.Get(key)?.Items ?? []).Select(word => word.Text).OfType<string>().ToList();
            facts.AddRange(CommandReader.Facts(service, CommandReader.Read(words), definition.At, allWait: false));
            foreach (var mapping in definition.Get("portMappings")?.Items ?? [])
                if (AddressGrammar.Port(mapping.Get("containerPort")?.Text ?? string.Empty) is { } port)
                    facts.Add(new PortFact(service, port, null, mapping.At));
            containers.Add(new Container(service, [.. Variables(definition)]) { Image = image, Arguments = words, Roles = role is { } played ? [played] : [] });
        }
    }

    private static IEnumerable<Setting> Variables(Node definition)
    {
        foreach (var variable in definition.Get("environment")?.Items ?? [])
            if (variable.Get("name")?.Text is { } name && variable.Get("value") is Scalar { IsNull: false } value)
                yield return new Setting(name, value.Value, value.At);
    }
}
