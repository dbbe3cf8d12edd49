using DepGuard.Documents;

namespace DepGuard.Readers.Compose;

/// <summary>Configuration files of the repository that a container mounts by <c>volumes</c> or <c>configs</c>.</summary>
internal static class ComposeMounts
{
    /// <summary>The mounted files that the scan has parsed; of a folder all that stand directly in it.</summary>
    public static IEnumerable<MountedFile> Read(Workspace workspace, Node model, Node service)
    {
        foreach (var (at, source, target) in Mounts(model, service))
            if (Paths.Combine(Paths.Folder(at.At.Path), source) is { Length: > 0 } path)
                foreach (var mount in At(workspace, path, target))
                    yield return mount;
    }

    /// <summary>The mounted texts that proxies read, and those that <c>configs</c> spell out.</summary>
    public static IEnumerable<MountedText> Texts(Workspace workspace, Node model, Node service)
    {
        foreach (var (at, source, target) in Mounts(model, service))
            if (Paths.Combine(Paths.Folder(at.At.Path), source) is { Length: > 0 } path)
                foreach (var text in TextMounts.At(workspace, path, target))
                    yield return text;
        foreach (var (name, target) in Configs(service))
            if (model["configs"]?[name]?["content"] is Scalar content && MountedText.IsWanted(target))
                yield return new MountedText(target, content.Value, new EmbeddedTexts(workspace).OriginOf(content));
    }

    private static IEnumerable<(Node At, string Source, string Target)> Mounts(Node model, Node service)
    {
        foreach (var item in service["volumes"]?.Items ?? [])
            if (Volume(item) is var (source, target))
                yield return (item, source, target);
        foreach (var (name, target) in Configs(service))
            if (model["configs"]?[name]?["file"] is Scalar file)
                yield return (file, file.Value, target == $"/{name}" ? $"/{Paths.Name(file.Value)}" : target);
    }

    private static (string Source, string Target)? Volume(Node item)
    {
        if (item is Mapping)
            return item["type"]?.Text is "bind" or null && item["source"]?.Text is { } source ? (source, item["target"]?.Text ?? source) : null;

        var parts = (item.Text ?? string.Empty).Split(':');
        return parts.Length > 1 && parts[0].Contains('/') ? (parts[0], parts[1]) : null;
    }

    /// <summary>Configs of a service with the paths at which it sees them.</summary>
    private static IEnumerable<(string Name, string Target)> Configs(Node service)
    {
        foreach (var item in service["configs"]?.Items ?? [])
            if ((item.Text ?? item["source"]?.Text) is { } name)
                yield return (name, item["target"]?.Text ?? $"/{name}");
    }

    private static IEnumerable<MountedFile> At(Workspace workspace, string path, string target)
    {
        if (workspace.Parsed(path) is { } file)
            return [new MountedFile(Paths.Name(target), file)];
        return workspace.HasFolder(path)
            ? workspace.Files.Where(inner => Paths.Folder(inner.File.Path) == path).Select(inner => new MountedFile(Paths.Name(inner.File.Path), inner))
            : [];
    }
}
