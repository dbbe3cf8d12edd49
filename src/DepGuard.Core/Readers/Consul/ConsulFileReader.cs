using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Readers.Addresses;

namespace DepGuard.Readers.Consul;

/// <summary>JSON and YAML files of Consul agents: configuration entries, and registrations whose proxies list callees, which are calls.</summary>
internal sealed class ConsulFileReader : IConfigurationReader
{
    private const string Scope = "mesh:consul";

    private static readonly HashSet<string> Kinds = new(StringComparer.Ordinal) { "service-router", "service-resolver", "service-splitter", "service-defaults", "service-intentions" };

    /// <inheritdoc/>
    public string Format => "consul";

    /// <inheritdoc/>
    public IReadOnlyList<Fact> Read(Workspace workspace, IReadOnlyList<Container> containers, IReadOnlySet<string> claimed)
    {
        var facts = new List<Fact>();
        var services = containers.Select(container => container.Service).Distinct().ToLookup(service => FoldedName.Of(service.Name));
        var files = workspace.Files.Where(file => !claimed.Contains(file.File.Path)).ToList();
        var callees = files.SelectMany(file => file.Documents).SelectMany(document => Registrations(document.Root)).SelectMany(Callees).Select(callee => callee.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var found = file.Documents.SelectMany(document => Read(document.Root, services, callees)).ToList();
            facts.AddRange(found);
            if (found.Count > 0 || file.Documents.Any(document => IsEntry(document.Root)))
                facts.Add(new ReadFact(file.File.Path, Format));
        }

        return facts;
    }

    private IEnumerable<Fact> Read(Node root, ILookup<string, Reference> services, IReadOnlySet<string> callees)
    {
        var entries = (root.Field("configEntries").Field("bootstrap")?.Items ?? []).Prepend(root).Where(IsEntry);
        foreach (var entry in entries)
            if (entry.Field("name") is Scalar name)
                foreach (var fact in new ConsulEntry(entry.Field("kind")!.Text!.Replace("-", string.Empty), name, entry, $"{entry.Field("kind")!.Text} {name.Value}", [Scope])
                    .Facts(null, services[FoldedName.Of(name.Value)].Cast<Reference?>().FirstOrDefault()))
                    yield return fact;
        foreach (var registration in Registrations(root))
            foreach (var fact in Registration(registration, callees))
                yield return fact;
    }

    private static IEnumerable<Node> Registrations(Node root) => root.List("services").Concat(root.Field("service") is { } only ? [only] : []);

    /// <summary>The proxy of a registration; null if it has none.</summary>
    private static Node? Proxy(Node registration) => registration.Field("connect").Field("sidecarService").Field("proxy") ?? registration.Field("proxy");

    private static IEnumerable<Scalar> Callees(Node registration) => Proxy(registration).List("upstreams").Select(one => one.Field("destinationName")).OfType<Scalar>();

    private static bool IsEntry(Node root) => root.Field("kind")?.Text is { } kind && Kinds.Contains(kind);

    /// <summary>A registration in the mesh, or one that a proxy calls; any other says only where the service runs, which deployments say better.</summary>
    private IEnumerable<Fact> Registration(Node registration, IReadOnlySet<string> callees)
    {
        var connect = registration.Field("connect");
        var name = (registration.Field("proxy").Field("destinationServiceName") ?? registration.Field("name")) as Scalar;
        if (name is not { Value.Length: > 0 } || AddressGrammar.ParseBareHost(name.Value) is null)
            yield break;
        if (Proxy(registration) is null && connect.Field("sidecarService") is null && connect.Field("native")?.Text != "true" && !(registration.Field("port") is not null && callees.Contains(name.Value)))
            yield break;

        var service = new Reference(name.Value, Scope);
        yield return new ServiceFact(service, Format, name.At) { Roles = ServiceNames.RoleOf(name.Value) is { } role ? [role] : [], LookupScopes = [Scope] };
        foreach (var callee in Callees(registration))
            if (AddressGrammar.ParseBareHost(callee.Value) is { } address)
                yield return new CallFact(service, address, "upstreams", callee.At, Confidence.Declared);
    }
}
