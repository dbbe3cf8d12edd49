using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Readers.ConfigFiles;
using DepGuard.Sources;

namespace DepGuard.Readers.Gateways;

/// <summary>Text files that configure one gateway, with what they need to be read.</summary>
/// <param name="Owner">The gateway.</param>
/// <param name="Texts">Files that it sees, of each path the last.</param>
/// <param name="Variables">Values of its variables; null for one that has none.</param>
/// <param name="IsDeclared">True when nothing but the file states the gateway.</param>
internal sealed record GatewayText(Reference Owner, IReadOnlyList<MountedText> Texts, Func<string, string?> Variables, bool IsDeclared)
{
    /// <summary>The files of containers that mount or copy any, then each other file of the product by itself, which belongs to the service of its folder.</summary>
    /// <param name="workspace">The files.</param>
    /// <param name="containers">What runs.</param>
    /// <param name="product">The product, after which a gateway in a folder that says nothing is named.</param>
    /// <param name="isOfProduct">True for a file of the product.</param>
    public static IEnumerable<GatewayText> Of(Workspace workspace, IReadOnlyList<Container> containers, string product, Func<SourceFile, bool> isOfProduct)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var container in containers.Where(container => container.Texts.Count > 0))
        {
            var environment = container.Environment.ToLookup(setting => setting.Key.Text, setting => setting.Value, StringComparer.Ordinal);
            var texts = container.Texts.GroupBy(text => text.Target, StringComparer.Ordinal).Select(group => group.Last()).ToList();
            used.UnionWith(texts.Select(text => text.Origin.Path));
            yield return new GatewayText(container.Service, texts, name => environment[name].LastOrDefault(), IsDeclared: false);
        }

        FolderOwners? owners = null;
        foreach (var file in workspace.Texts.Where(file => isOfProduct(file) && !used.Contains(file.Path)))
        {
            owners ??= new FolderOwners(workspace, containers, []);
            var running = owners.Running(file.Path);
            yield return new GatewayText(
                running ?? GatewayService.Named(file.Path, product), [new MountedText(file.Path, file.Text, new TextOrigin(file.Path))], _ => null, running is null);
        }
    }

    /// <summary>The gateway with its routes; nothing if there is no route.</summary>
    public IEnumerable<Fact> Facts(string format, IReadOnlyList<CallFact> routes)
    {
        if (routes.Count == 0)
            return [];
        var gateway = IsDeclared ? GatewayService.Declared(Owner, format, routes[0].At) : GatewayService.Routes(Owner, format, routes[0].At);
        return [gateway, .. WorstRoute.Of(routes)];
    }
}
