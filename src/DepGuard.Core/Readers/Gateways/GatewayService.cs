using DepGuard.Facts;
using DepGuard.Sources;

namespace DepGuard.Readers.Gateways;

/// <summary>The service whose configuration routes requests.</summary>
internal static class GatewayService
{
    /// <summary>Folders that say where a proxy looks for its files, not whose files they are.</summary>
    private static readonly HashSet<string> Generic = new(StringComparer.OrdinalIgnoreCase)
    {
        "conf", "conf.d", "config", "configs", "configuration", "etc", "templates", "sites-enabled", "sites-available", "dynamic", "deploy", "deployment", "docker",
        "infra", "infrastructure", "ops", "src", "build", "static", "env", "environments",
    };

    /// <summary>A running service routes: its kind.</summary>
    public static ServiceFact Routes(Reference service, string format, SourceSpan at) => new(service, format, at) { Kind = ServiceKind.Gateway };

    /// <summary>The service that nothing but its file states: it is named after the folder, or after the product where the folder says nothing.</summary>
    public static ServiceFact Declared(Reference service, string format, SourceSpan at) =>
        new(service, format, at) { Kind = ServiceKind.Gateway, Roles = [Role.Gateway], LookupScopes = [service.Scope] };

    /// <summary>Name and scope for such a service.</summary>
    public static Reference Named(string path, string product)
    {
        var folder = Paths.Ancestors(path).FirstOrDefault(folder => folder.Length > 0 && !Generic.Contains(Paths.Name(folder)));
        return folder is null ? new Reference(product, "gateway:.") : new Reference(Paths.Name(folder), $"gateway:{Paths.Folder(folder)}");
    }
}
