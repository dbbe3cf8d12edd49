using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Readers.Addresses;
using DepGuard.Readers.Commands;
using DepGuard.Readers.Dapr;
using DepGuard.Readers.Docker;
using DepGuard.Readers.Settings;

namespace DepGuard.Readers.Azure;

/// <summary>One container app.</summary>
internal sealed class ContainerApp(ArmResource resource)
{
    /// <summary>The service.</summary>
    public Reference Service { get; } = new(resource.Name, ContainerAppsReader.Scope);

    /// <summary>The application that Dapr knows; null without a sidecar.</summary>
    public DaprApp? Dapr => Configuration?["dapr"] is { } dapr && dapr["enabled"]?.Text == "true" ? new DaprApp(Text(dapr["appId"]) ?? Service.Name, Service) : null;

    private Node? Configuration => resource.Properties?["configuration"];

    private Node? Template => resource.Properties?["template"];

    /// <summary>Adds what it states.</summary>
    public void Read(List<Fact> facts, List<Container> containers)
    {
        var bodies = Template?["containers"]?.Items ?? [];
        var image = bodies.Select(body => Text(body["image"])).FirstOrDefault() is { } text && !text.Contains("${unknown}", StringComparison.Ordinal) ? ImageName.Repository(text) : null;
        var stock = StockImages.Find(image ?? Text(Configuration?["service"]?["type"]) ?? string.Empty);
        var role = stock?.Role ?? (stock is null or { Kind: ServiceKind.Service } ? ServiceNames.RoleOf(Service.Name) : null);
        facts.Add(new ServiceFact(Service, "container-apps", resource.At)
        {
            Kind = stock?.Kind ?? ServiceKind.Service,
            Roles = role is { } one ? [one] : [],
            Image = stock is null ? image : null,
            LookupScopes = [ContainerAppsReader.Scope],
        });
        facts.AddRange(Names().Concat(Ports()).Concat(Binds()).Concat((Template?["initContainers"]?.Items ?? []).SelectMany(Init)));
        foreach (var body in bodies)
        {
            var words = Words(body);
            facts.AddRange(CommandReader.Facts(Service, CommandReader.Read(words), body.At, allWait: false));
            containers.Add(new Container(Service, [.. Variables(body)]) { Image = image, Arguments = words, AppId = Dapr?.Id, Roles = role is { } played ? [played] : [] });
        }
    }

    private IEnumerable<Fact> Names()
    {
        if (Dapr is { } dapr)
            yield return new AliasFact(Service, dapr.Id, ContainerAppsReader.Scope, 95, resource.At);
        if (Configuration?["ingress"]?["fqdn"] is Scalar host && Text(host) is { Length: > 0 } name && AddressGrammar.ParseBareHost(name) is not null)
            yield return new AliasFact(Service, name, "*", 100, host.At);
        foreach (var domain in Configuration?["ingress"]?["customDomains"]?.Items ?? [])
            if (Text(domain["name"]) is { } custom && AddressGrammar.ParseBareHost(custom) is { IsVariable: false })
                yield return new AliasFact(Service, custom, "*", 100, domain.At);
    }

    private IEnumerable<Fact> Ports()
    {
        foreach (var node in (Node?[])[Configuration?["ingress"]?["targetPort"], Configuration?["ingress"]?["exposedPort"], Configuration?["dapr"]?["appPort"]])
            if (AddressGrammar.Port(Text(node) ?? string.Empty) is { } port)
                yield return new PortFact(Service, port, null, node!.At);
    }

    /// <summary>Bindings to add-on services, by the id of the other app.</summary>
    private IEnumerable<Fact> Binds()
    {
        foreach (var bind in Template?["serviceBinds"]?.Items ?? [])
            if (Text(bind["serviceId"]) is { Length: > 0 } id)
                yield return new CallFact(Service, new Address(id[(id.LastIndexOf('/') + 1)..]), "serviceBinds", bind.At, Confidence.Declared);
    }

    /// <summary>What an init container reaches must be there before the app starts.</summary>
    private IEnumerable<Fact> Init(Node body)
    {
        foreach (var call in SettingCalls.Read(new SettingOwner(Service), [.. Variables(body)]).OfType<CallFact>().Where(call => call.ModeByKey is null))
            yield return new StartOrderFact(Service, call.Target, call.Key, call.At, Confidence.Inferred) { OnlyIfKnown = call.OnlyIfKnown };
        foreach (var fact in CommandReader.Facts(Service, CommandReader.Read(Words(body)), body.At, allWait: true))
            yield return fact;
    }

    private IEnumerable<Setting> Variables(Node body)
    {
        foreach (var variable in body["env"]?.Items ?? [])
            if (variable["name"]?.Text is { } name && (variable["value"] ?? Secret(variable["secretRef"]?.Text)) is Scalar value && Text(value) is { } text)
                yield return new Setting(name, text, value.At);
    }

    /// <summary>Value of a secret that the template spells out; good for its host only.</summary>
    private Node? Secret(string? name) => name is null ? null
        : (Configuration?["secrets"]?.Items ?? []).FirstOrDefault(secret => secret["name"]?.Text == name)?["value"];

    private List<string> Words(Node body) => [.. (body["command"]?.Items ?? []).Concat(body["args"]?.Items ?? []).Select(Text).OfType<string>()];

    private string? Text(Node? node) => ArmExpression.Text(resource.Scope, node);
}
