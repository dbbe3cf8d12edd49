using DepGuard.Facts;
using DepGuard.Readers.Addresses;
using DepGuard.Readers.Settings;
using DepGuard.Sources;

namespace DepGuard.Readers.Traefik;

/// <summary>The servers behind services: load balancers, and services that spread requests over others.</summary>
/// <param name="find">Section and owner of a service's name; null if there is none.</param>
internal sealed class TraefikServices(Func<string, (SettingSection? Section, Address? Container, SourceSpan At)?> find)
{
    private const int Deepest = 8;

    /// <summary>The servers that a name leads to.</summary>
    public IEnumerable<TraefikServer> Behind(string name, bool isMirror = false, int depth = 0)
    {
        if (depth > Deepest || find(name) is not var (section, container, at))
            yield break;

        var stated = section is null ? [] : Servers(section).ToList();
        foreach (var (address, place) in stated)
            yield return new TraefikServer(address, place, isMirror, section);
        var others = section is null ? [] : Others(section).ToList();
        foreach (var server in others.SelectMany(other => Behind(other.Name, isMirror || other.IsMirror, depth + 1)))
            yield return server;
        if (stated.Count == 0 && others.Count == 0 && container is not null)
            yield return new TraefikServer(WithPort(container, section), at, isMirror, section);
    }

    /// <summary>URLs of HTTP servers and addresses of others, also the single one that labels state.</summary>
    private static IEnumerable<(Address Address, SourceSpan At)> Servers(SettingSection section)
    {
        var balancer = section["loadBalancer"];
        foreach (var server in (balancer?["servers"]?.Children ?? []).Append(balancer?["server"]).OfType<SettingSection>())
            if ((server["url"] ?? server["address"]) is { Value: { } text } place)
                foreach (var parsed in AddressGrammar.Parse(text))
                    yield return (parsed.Address, place.At);
    }

    /// <summary>Services behind a service; one without weight gets no requests.</summary>
    private static IEnumerable<(string Name, bool IsMirror)> Others(SettingSection section)
    {
        var spread = (section.Find("weighted:services")?.Children ?? []).Concat(section.Find("highestRandomWeight:services")?.Children ?? []);
        foreach (var other in spread.Where(other => other.Text("weight") != "0"))
            if (other.Text("name") is { } name)
                yield return (name, false);
        foreach (var name in ((string?[])[section.Find("mirroring:service")?.Value, section.Find("failover:service")?.Value, section.Find("failover:fallback")?.Value]).OfType<string>())
            yield return (name, false);
        foreach (var mirror in section.Find("mirroring:mirrors")?.Children ?? [])
            if (mirror.Text("name") is { } name)
                yield return (name, true);
    }

    private static Address WithPort(Address container, SettingSection? section)
    {
        var server = section?.Find("loadBalancer:server");
        return container with { Port = AddressGrammar.Port(server?.Text("port") ?? string.Empty), Scheme = server?.Text("scheme") is "h2c" ? "h2c" : container.Scheme };
    }
}
