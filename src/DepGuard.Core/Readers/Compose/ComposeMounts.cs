using DepGuard.Documents;

namespace DepGuard.Readers.Compose;

/// <summary>Configuration files of the repository that a container mounts by <c>volumes</c> or <c>configs</c>.</summary>
internal static class ComposeMounts
{
    /// <summary>The mounted files that the scan has parsed; of a folder all that stand directly in it.</summary>
    public static IEnumerable<MountedFile> Read(Workspace workspace, Node model, Node service)
    {
        foreach (var item in service["volumes"]?.Items ?? [])
            foreach (var mount in Volume(workspace, item))
                yield return mount;
        foreach (var item in service["configs"]?.Items ?? [])
            if ((item.Text ?? item["source"]?.Text) is { } name && model["configs"]?[name]?["file"] is Scalar file)
                foreach (var mount in At(workspace, file, file.Value, item["target"]?.Text ?? file.Value))
                    yield return mount;
    }

    private static IEnumerable<MountedFile> Volume(Workspace workspace, Node item)
    {
        if (item is Mapping)
            return item["type"]?.Text is "bind" or null && item["source"]?.Text is { } source
                ? At(workspace, item, source, item["target"]?.Text ?? source)
                : [];

        var parts = (item.Text ?? string.Empty).Split(':');
        return parts.Length > 1 && parts[0].Contains('/') ? At(workspace, item, parts[0], parts[1]) : [];
    }

    private static IEnumerable<MountedFile> At(Workspace workspace, Node item, string source, string target)
    {
        if (Paths.Combine(Paths.Folder(item.At.Path), source) is not { Length: > 0 } path)
            return [];
        if (workspace.Parsed(path) is { } file)
            return [new MountedFile(Paths.Name(target), file)];
        return workspace.HasFolder(path)
            ? workspace.Files.Where(inner => Paths.Folder(inner.File.Path) == path).Select(inner => new MountedFile(Paths.Name(inner.File.Path), inner))
            : [];
    }
}
