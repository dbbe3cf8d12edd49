using DepGuard.Facts;
using DepGuard.Readers.Docker;

namespace DepGuard.Readers.Aspire;

/// <summary>Resources that run elsewhere, such as those of a cloud, and names of their parts.</summary>
internal static class AspireBacking
{
    /// <summary>A cloud resource, Dapr component or anything else that has no configuration of its own.</summary>
    public static ServiceFact Service(Workspace workspace, AspireManifest manifest, AspireResource resource, ILookup<string, string> outputs)
    {
        var (kind, role) = resource.Family == "dapr.component"
            ? (Dapr.DaprTypes.Of(resource.Body["daprComponent"]?["type"]?.Text ?? string.Empty)?.Kind ?? ServiceKind.External, null)
            : StockImages.Find(resource.Type.Split('.')[0]) ?? AspireCloud.Kind(Texts(workspace, manifest, resource, outputs));
        return new ServiceFact(new Reference(resource.Name.Value, manifest.Scope), "aspire-manifest", resource.Name.At)
        {
            Kind = kind,
            Roles = role is { } one ? [one] : [],
            LookupScopes = [manifest.Scope],
        };
    }

    /// <summary>What tells the nature of a cloud resource, the most telling first.</summary>
    public static IEnumerable<string> Texts(Workspace workspace, AspireManifest manifest, AspireResource resource, ILookup<string, string> outputs)
    {
        var module = resource.Body["path"]?.Text is { } path && Paths.Combine(manifest.Folder, path) is { } target ? workspace.Text(target)?.Text : null;
        return [.. outputs[resource.Name.Value], resource.Body["connectionString"]?.Text ?? string.Empty, .. ResourceTypes(module ?? string.Empty), resource.Type, resource.Name.Value];
    }

    /// <summary>A database on a server, or a value that holds a connection string, is one more name of the server.</summary>
    public static IEnumerable<Fact> Aliases(AspireManifest manifest, AspireResource part)
    {
        if (!part.IsPart)
            return [];
        var servers = part.Body["parent"]?.Text is { } parent && manifest.Find(parent) is { } server ? [.. Servers(manifest, server)]
            : AspireExpression.Of(manifest, part.Body["connectionString"]?.Text ?? part.Body["value"]?.Text ?? string.Empty).Resources;
        return servers is [var only] ? [new AliasFact(new Reference(only.Name.Value, manifest.Scope), part.Name.Value, manifest.Scope, 95, part.Name.At)] : [];
    }

    /// <summary>The server behind a part of a part; the number of steps is bounded, since parents may form a circle.</summary>
    private static IEnumerable<AspireResource> Servers(AspireManifest manifest, AspireResource resource)
    {
        for (var i = 0; i < 8 && resource.IsPart; i++)
            if (resource.Body["parent"]?.Text is { } parent && manifest.Find(parent) is { } above)
                resource = above;
            else
                break;
        return resource.IsService ? [resource] : [];
    }

    /// <summary>Types of the resources in a Bicep module, as <c>'Microsoft.ServiceBus/namespaces@2024-01-01'</c> writes them.</summary>
    private static IEnumerable<string> ResourceTypes(string module)
    {
        const string Mark = "'Microsoft.";
        for (var at = module.IndexOf(Mark, StringComparison.Ordinal); at >= 0; at = module.IndexOf(Mark, at + 1, StringComparison.Ordinal))
            if (module.IndexOf('/', at) is var end && end > at && end - at < 64)
                yield return module[(at + 1)..end];
    }
}
