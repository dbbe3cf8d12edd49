using DepGuard.Facts;

namespace DepGuard.Readers.Settings;

/// <summary>What settings say about the service itself: the names under which it registers and the ports on which it listens.</summary>
internal static class OwnNames
{
    private static readonly HashSet<string> NameKeys = new(StringComparer.Ordinal)
    {
        "spring_application_name", "eureka_instance_app_name", "eureka_instance_vip_address", "consul_discovery_service_name", "consul_service", "otel_service_name", "dapr_app_id",
    };

    private static readonly HashSet<string> ListenKeys = new(StringComparer.Ordinal)
    {
        "urls", "aspnetcore_urls", "http_ports", "https_ports", "aspnetcore_http_ports", "aspnetcore_https_ports", "port", "server_port",
    };

    /// <summary>Further names, except those that other services have anyway, and ports.</summary>
    public static IEnumerable<Fact> Read(Reference service, IReadOnlyList<Setting> settings, IReadOnlySet<string> taken)
    {
        foreach (var setting in settings.Where(CouldBeOwn))
        {
            var key = setting.Key.Canonical;
            if (NameKeys.Contains(key) && !setting.Key.Text.Contains("dapr-app-id", StringComparison.OrdinalIgnoreCase) && Addresses.AddressGrammar.ParseBareHost(setting.Value) is { IsVariable: false } name && !taken.Contains(name.Host))
                yield return new AliasFact(service, name.Host, service.Scope, 95, setting.At);
            if (ListenKeys.Contains(key) || (key.StartsWith("kestrel_endpoints_", StringComparison.Ordinal) && key.EndsWith("_url", StringComparison.Ordinal)))
                foreach (var port in setting.Value.Split(';').Select(part => Addresses.AddressGrammar.Port(part.TrimEnd('/').Split(':')[^1])).OfType<int>())
                    yield return new PortFact(service, port, null, setting.At);
        }
    }

    /// <summary>Cheap test that spares most keys to be taken apart.</summary>
    private static bool CouldBeOwn(Setting setting)
    {
        var key = setting.Key.Text;
        return key.EndsWith("name", StringComparison.OrdinalIgnoreCase) || key.EndsWith("id", StringComparison.OrdinalIgnoreCase)
            || key.EndsWith("service", StringComparison.OrdinalIgnoreCase) || key.EndsWith("address", StringComparison.OrdinalIgnoreCase) || key.Contains("url", StringComparison.OrdinalIgnoreCase)
            || key.Contains("port", StringComparison.OrdinalIgnoreCase);
    }
}
