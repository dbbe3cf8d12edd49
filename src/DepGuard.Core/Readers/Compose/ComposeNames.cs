using DepGuard.Documents;
using DepGuard.Facts;

namespace DepGuard.Readers.Compose;

/// <summary>Names by which a service is known, and the scopes in which it looks names up: networks, links, fixed addresses, extra hosts.</summary>
internal sealed class ComposeNames(ComposeProject project, Node model, Scalar name, Node body)
{
    private readonly Reference _service = new(name.Value, project.Scope);

    private string LinkScope => $"{project.Scope}/{name.Value}";

    /// <summary>Scopes in which the service looks names up, nearest first.</summary>
    public IReadOnlyList<string> LookupScopes =>
    [
        LinkScope, .. Networks().Where(network => !network.IsShared).Select(network => network.Scope), project.Scope,
        .. Networks().SelectMany(network => network.Wide),
    ];

    /// <summary>Facts about names, those of the service and those that only it may use.</summary>
    public IEnumerable<Fact> Read()
    {
        yield return Alias(name.Value, project.Scope, 100, name);
        if (model["name"]?.Text is { Length: > 0 } stated)
            foreach (var separator in (string[])["-", "_"])
                yield return Alias($"{stated}{separator}{name.Value}{separator}1", project.Scope, 90, name);
        if (body["container_name"] is Scalar container)
            yield return Alias(container.Value, project.Scope, 95, container);
        if (body["hostname"] is Scalar host)
        {
            yield return Alias(host.Value, project.Scope, 90, host);
            if (body["domainname"] is Scalar domain)
                yield return Alias($"{host.Value}.{domain.Value}", project.Scope, 90, domain);
        }

        foreach (var fact in Networks().SelectMany(OnNetwork).Concat(OwnHosts()))
            yield return fact;
    }

    private IEnumerable<Fact> OnNetwork(Network network)
    {
        foreach (var scope in network.Wide)
            yield return Alias(name.Value, scope, 100, name);
        foreach (var scope in network.Wide.Prepend(network.Scope).Distinct(StringComparer.Ordinal))
            foreach (var alias in (network.Body["aliases"]?.Items ?? []).OfType<Scalar>())
                yield return Alias(alias.Value, scope, 95, alias);
        foreach (var key in (string[])["ipv4_address", "ipv6_address"])
            if (network.Body[key] is Scalar ip)
                yield return Alias(ip.Value, network.Scope, 95, ip);
    }

    /// <summary>Names that work in this container only.</summary>
    private IEnumerable<Fact> OwnHosts()
    {
        if (body["network_mode"] is Scalar mode && mode.Value.StartsWith("service:", StringComparison.Ordinal))
            yield return new AliasFact(new Reference(mode.Value[8..], project.Scope), "localhost", LinkScope, 95, mode.At);
        foreach (var link in (body["links"]?.Items ?? []).OfType<Scalar>())
            if (link.Value.Split(':') is [var target, var alias])
                yield return new AliasFact(new Reference(target, project.Scope), alias, LinkScope, 95, link.At);
        foreach (var fact in (body["external_links"]?.Items ?? []).OfType<Scalar>().SelectMany(ExternalLink))
            yield return fact;
        foreach (var item in (body["extra_hosts"]?.Items ?? []).OfType<Scalar>())
            if (item.Value.IndexOfAny(['=', ':']) is var at and > 0)
                yield return Redirect(item.Value[..at], item.Value[(at + 1)..], item);
        foreach (var entry in body["extra_hosts"]?.Entries ?? [])
            if (entry.Value is Scalar { Value.Length: > 0 } target)
                yield return Redirect(entry.Key.Value, target.Value, target);
    }

    /// <summary>A container that somebody else starts.</summary>
    private IEnumerable<Fact> ExternalLink(Scalar link)
    {
        var parts = link.Value.Split(':');
        var outside = new Reference(parts[0], "external-link");
        yield return new ServiceFact(outside, "docker-compose", link.At) { Kind = ServiceKind.External };
        foreach (var part in parts)
            yield return new AliasFact(outside, part, LinkScope, 95, link.At);
    }

    private RedirectFact Redirect(string host, string target, Node at) =>
        new(host, LinkScope, new Address(target == "host-gateway" ? "host.docker.internal" : target.Trim('[', ']')), at.At);

    /// <summary>Networks it joins.</summary>
    private IEnumerable<Network> Networks()
    {
        var networks = body["networks"];
        var names = networks is Mapping ? networks.Entries.Select(entry => (entry.Key.Value, entry.Value))
            : networks is Sequence ? networks.Items.OfType<Scalar>().Select(item => (item.Value, (Node)item))
            : body["network_mode"] is null ? [("default", (Node)name)] : [];
        foreach (var (key, value) in names)
        {
            var definition = model["networks"]?[key];
            var shared = definition?["name"]?.Text ?? (definition?["external"]?.Text == "true" ? key : definition?["external"]?["name"]?.Text);
            var full = shared ?? (project.NameIn(model) is { } its ? $"{its}_{key}" : null);
            var scope = shared is null ? $"{project.Scope}#{key}" : $"compose-network:{shared}";
            yield return new Network(scope, full is null ? [] : [$"compose-network:{full}"], value, shared is not null);
        }
    }

    private AliasFact Alias(string alias, string scope, int strength, Node at) => new(_service, alias, scope, strength, at.At);

    /// <summary>A network as the service joins it.</summary>
    /// <param name="Scope">Scope of the names that only this network knows.</param>
    /// <param name="Wide">Scope of the network under its full name, by which other projects may join it; empty if the name is unknown.</param>
    /// <param name="Body">What the service says about it.</param>
    /// <param name="IsShared">True when it is external or has a name of its own.</param>
    private sealed record Network(string Scope, IReadOnlyList<string> Wide, Node Body, bool IsShared);
}
