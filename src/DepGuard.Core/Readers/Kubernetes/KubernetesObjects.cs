using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Sources;

namespace DepGuard.Readers.Kubernetes;

/// <summary>Collects the objects of a scan and picks one definition of each.</summary>
internal static class KubernetesObjects
{
    /// <summary>Groups whose kinds are one set: an Ingress of <c>extensions</c> and one of <c>networking.k8s.io</c> are the same object.</summary>
    private static readonly HashSet<string> CoreGroups = new(StringComparer.Ordinal)
    {
        "", "apps", "batch", "extensions", "networking.k8s.io", "argoproj.io", "apps.openshift.io", "discovery.k8s.io",
    };

    private static readonly HashSet<string> Groups = [.. CoreGroups, "serving.knative.dev", .. All.Clusters.SelectMany(reader => reader.Groups)];

    /// <summary>True for a document with a string <c>apiVersion</c> and a string <c>kind</c>.</summary>
    public static bool IsObject(Node root) => root["apiVersion"] is Scalar && root["kind"] is Scalar;

    /// <summary>All objects of kinds that are read here, lists expanded, in order of path and place.</summary>
    public static IEnumerable<KubernetesObject> Collect(IEnumerable<ParsedFile> files)
    {
        foreach (var file in files)
            foreach (var document in file.Documents)
                foreach (var found in Expand(document.Root))
                    yield return found;
    }

    /// <summary>The objects that count, and facts about those that are left out as definitions of another variant.</summary>
    public static IReadOnlyList<KubernetesObject> Select(IEnumerable<KubernetesObject> objects, string? environment, List<Fact> facts)
    {
        var chosen = new List<KubernetesObject>();
        foreach (var group in objects.GroupBy(one => (one.Kind, Extension: CoreGroups.Contains(one.Group) ? string.Empty : one.Group, one.Name.Value, one.Scope)))
        {
            var ranked = group.OrderBy(one => Rank(one, environment)).ToList();
            chosen.Add(ranked[0]);
            foreach (var left in ranked.Skip(1).Where(left => left.Path != ranked[0].Path))
            {
                facts.Add(new ReadFact(left.Path, null, $"{left.Kind} {left.Name.Value} is defined in {ranked[0].Path} too, which counts") { IsOtherVariant = true });
                if (VariantName(left.Path, ranked[0].Path) is { } name)
                    facts.Add(new VariantFact(name, SourceSpan.StartOf(left.Path)));
            }
        }

        return chosen;
    }

    private static IEnumerable<KubernetesObject> Expand(Node root)
    {
        if (!IsObject(root))
            yield break;

        var kind = root["kind"]!.Text!;
        if (kind == "List" || (kind.EndsWith("List", StringComparison.Ordinal) && root["items"] is Sequence))
        {
            foreach (var item in root["items"]?.Items ?? [])
                foreach (var inner in Expand(item))
                    yield return inner;
            yield break;
        }

        var version = root["apiVersion"]!.Text!;
        var group = version.Contains('/') ? version[..version.IndexOf('/')] : string.Empty;
        var metadata = root["metadata"];
        var name = (metadata?["name"] ?? metadata?["generateName"]) as Scalar;
        if (Groups.Contains(group) && name is { Value.Length: > 0 } && !(group.Length == 0 && kind == "Config"))
            yield return new KubernetesObject(group, kind, name, metadata!["namespace"] is Scalar { IsNull: false } stated ? stated.Value : null, root);
    }

    /// <summary>The environment that was asked for first, then nearest to the root, shortest file name, ordinal order.</summary>
    private static (bool, int, int, string, int) Rank(KubernetesObject one, string? environment) =>
        (environment is null || !Belongs(one.Path, environment), Paths.Depth(one.Path), Paths.Name(one.Path).Length, one.Path, one.Name.At.Line);

    /// <summary>True if a folder is named like the environment or the file's name ends with it.</summary>
    private static bool Belongs(string path, string environment)
    {
        var stem = Paths.Stem(path);
        return path.Split('/').Contains(environment, StringComparer.OrdinalIgnoreCase)
            || (stem.EndsWith(environment, StringComparison.OrdinalIgnoreCase)
                && (stem.Length == environment.Length || stem[^(environment.Length + 1)] is '-' or '.' or '_'));
    }

    /// <summary>What tells a variant from the definition that counts: its folder, or the last word of its file name; null for the base below which that lies.</summary>
    private static string? VariantName(string path, string chosen)
    {
        var folder = Paths.Folder(path);
        if (folder != Paths.Folder(chosen))
            return Paths.IsWithin(chosen, folder) || folder.Length == 0 ? null : Paths.Name(folder);
        var stem = Paths.Stem(path);
        return stem.LastIndexOfAny(['-', '.', '_']) is var at and > 0 ? stem[(at + 1)..] : stem;
    }
}
