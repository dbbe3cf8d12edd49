using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Readers.ConfigFiles;
using DepGuard.Readers.Docker;

namespace DepGuard.Readers.Gateways;

/// <summary>Which gateway the YAML and JSON files of a product belong to.</summary>
internal static class FileGateways
{
    /// <summary>
    /// The files by gateway: the container that mounts one, else the service whose folder holds it, else the only container of the product, else
    /// a service that nothing but the file states.
    /// </summary>
    /// <param name="workspace">The files.</param>
    /// <param name="containers">What runs.</param>
    /// <param name="product">The product, which its image is named after.</param>
    /// <param name="isOfProduct">True for a document of the product.</param>
    public static IEnumerable<(Reference Gateway, bool IsDeclared, IReadOnlyList<ParsedFile> Files)> Of(
        Workspace workspace, IReadOnlyList<Container> containers, string product, Func<Node, bool> isOfProduct)
    {
        var files = new List<(Reference Gateway, bool IsDeclared, ParsedFile File)>();
        foreach (var container in containers)
            files.AddRange(container.Mounts.Where(mount => Any(mount.File, isOfProduct)).Select(mount => (container.Service, false, mount.File)));
        var mounted = files.Select(one => one.File).ToHashSet((IEqualityComparer<ParsedFile>)ReferenceEqualityComparer.Instance);
        var free = workspace.Files.Where(file => !mounted.Contains(file) && Any(file, isOfProduct)).ToList();
        if (free.Count > 0)
        {
            var owners = new FolderOwners(workspace, containers, []);
            var only = containers.Where(container => Runs(container, product)).Select(container => container.Service).Distinct().ToList();
            foreach (var file in free)
                files.Add(owners.Running(file.File.Path) is { } running ? (running, false, file)
                    : only is [var one] ? (one, false, file)
                    : (GatewayService.Named(file.File.Path, product), true, file));
        }

        return files.Distinct().GroupBy(one => (one.Gateway, one.IsDeclared)).Select(group => (group.Key.Gateway, group.Key.IsDeclared, (IReadOnlyList<ParsedFile>)[.. group.Select(one => one.File)]));
    }

    /// <summary>True for a container of the product's own image, or of one that stands on it.</summary>
    public static bool Runs(Container container, string product) =>
        ((string?[])[container.Image, container.BaseImage]).OfType<string>().Any(image => Paths.Name(image).StartsWith(product, StringComparison.Ordinal));

    private static bool Any(ParsedFile file, Func<Node, bool> isOfProduct) => file.Documents.Any(document => isOfProduct(document.Root));
}
