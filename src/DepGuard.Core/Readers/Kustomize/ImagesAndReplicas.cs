using DepGuard.Documents;

namespace DepGuard.Readers.Kustomize;

/// <summary>The keys <c>images</c> and <c>replicas</c>.</summary>
internal static class ImagesAndReplicas
{
    private static readonly string[] Replicas = ["spec", "replicas"];

    /// <summary>Replaces the images that the kustomization names, wherever a container runs one.</summary>
    public static void Rename(Kustomization one, ResourceList resources)
    {
        var renamed = one.Items("images").Where(item => item["name"]?.Text is not null).GroupBy(item => item["name"]!.Text!, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Last(), StringComparer.Ordinal);
        if (renamed.Count == 0)
            return;
        resources.Change(resource => ObjectPaths.Containers(resource)
            .Aggregate(resource.Root, (root, path) => root.Change([.. path, NodeEdit.EveryItem, "image"], image => Renamed(image, renamed))));
    }

    /// <summary>Sets the number of replicas of the objects that the kustomization names.</summary>
    public static void Scale(Kustomization one, ResourceList resources)
    {
        foreach (var item in one.Items("replicas"))
            if (item["name"]?.Text is { } name && item["count"] is Scalar count)
                foreach (var place in resources.Named(name).ToList())
                    if (resources[place].Kind is "Deployment" or "StatefulSet" or "ReplicaSet" or "ReplicationController")
                        resources.Put(place, resources[place].Root.Put(Replicas, count.At, _ => count));
    }

    private static Node Renamed(Node image, Dictionary<string, Node> renamed)
    {
        if (image.Text is not { } text)
            return image;

        var name = Name(text);
        if (!renamed.TryGetValue(name, out var item))
            return image;
        var tag = item["digest"]?.Text is { } digest ? $"@{digest}" : item["newTag"]?.Text is { } newTag ? $":{newTag}" : text[name.Length..];
        return NodeEdit.Text((item["newName"]?.Text ?? name) + tag, (item["newName"] ?? item["newTag"] ?? item["digest"] ?? image).At);
    }

    /// <summary>The image without tag and digest; a colon in front of a slash is that of a registry's port.</summary>
    private static string Name(string image)
    {
        var at = image.IndexOf('@');
        var name = at < 0 ? image : image[..at];
        return name.LastIndexOf(':') is var colon && colon > name.LastIndexOf('/') ? name[..colon] : name;
    }
}
