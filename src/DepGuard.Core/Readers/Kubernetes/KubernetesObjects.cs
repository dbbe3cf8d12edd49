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

    private static readonly HashSet<string> Groups = [.. CoreGroups, "autoscaling", "serving.knative.dev", .. All.Clusters.SelectMany(reader => reader.Groups)];

    /// <summary>True for a document with a string <c>apiVersion</c> and a string <c>kind</c>.</summary>
    public static bool IsObject(Node root) => root["apiVersion"] is Scalar && root["kind"] is Scalar;

    /// <summary>The objects that count, and facts about those that are left out as definitions of another variant.</summary>
    public static IReadOnlyList<KubernetesObject> Select(IEnumerable<KubernetesObject> objects, string? environment, List<Fact> facts)
    {
        var all = objects.ToList();
        var definitions = all.Exists(one => one.Written is not null) ? Pick(all, WrittenIdentity, environment, facts) : all;
        return Pick(definitions, Identity, environment, facts);
    }

    /// <summary>A document as an object, or a list as its items.</summary>
    public static IEnumerable<Node> Expand(Node root)
    {
        if (!IsObject(root))
            return [];
        var kind = root["kind"]!.Text!;
        return kind == "List" || (kind.EndsWith("List", StringComparison.Ordinal) && root["items"] is Sequence)
            ? (root["items"]?.Items ?? []).SelectMany(Expand)
            : [root];
    }

    /// <summary>The object that a document is; null for what is none or has no name, and for groups that are not read here.</summary>
    public static KubernetesObject? From(Node root)
    {
        if (!IsObject(root))
            return null;
        var (kind, version) = (root["kind"]!.Text!, root["apiVersion"]!.Text!);
        var group = version.Contains('/') ? version[..version.IndexOf('/')] : string.Empty;
        var metadata = root["metadata"];
        var name = (metadata?["name"] ?? metadata?["generateName"] ?? (kind == "IstioOperator" ? root["kind"] : null)) as Scalar;
        return Groups.Contains(group) && name is { Value.Length: > 0 } && !(group.Length == 0 && kind == "Config")
            ? new KubernetesObject(group, kind, name, metadata?["namespace"] is Scalar { IsNull: false } stated ? stated.Value : null, root)
            : null;
    }

    private static (string, string, string, string) Identity(KubernetesObject one) => (one.Kind, Extension(one), one.Name.Value, one.Scope);

    private static (string, string, string, string) WrittenIdentity(KubernetesObject one) =>
        one.Written is { } written ? (one.Kind, Extension(one), written.Name, KubernetesObject.ScopeOf(written.Namespace)) : Identity(one);

    /// <summary>Groups that define kinds of their own; the built-in ones have moved theirs about.</summary>
    private static string Extension(KubernetesObject one) => CoreGroups.Contains(one.Group) ? string.Empty : one.Group;

    /// <summary>One definition of each object; one that Kustomize builds under several names stays under all of them.</summary>
    private static List<KubernetesObject> Pick(
        List<KubernetesObject> objects, Func<KubernetesObject, (string, string, string, string)> identity, string? environment, List<Fact> facts)
    {
        var chosen = new List<KubernetesObject>();
        var names = objects.Select(one => one.Name.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var group in objects.GroupBy(identity))
        {
            var ranked = group.ToList();
            if (ranked.Count > 1)
                ranked = [.. ranked.OrderBy(one => Rank(one, environment))];
            chosen.Add(ranked[0]);
            foreach (var left in ranked.Skip(1))
                if (ranked[0].Written is not null && left.Written is not null && Identity(left) != Identity(ranked[0]))
                    chosen.Add(left);
                else if (left.Path != ranked[0].Path)
                    facts.AddRange(LeaveOut(left, ranked[0], names));
        }

        return chosen;
    }

    private static IEnumerable<Fact> LeaveOut(KubernetesObject left, KubernetesObject chosen, HashSet<string> names)
    {
        yield return new ReadFact(left.Path, null, $"{left.Kind} {left.Name.Value} is defined in {chosen.Path} too, which counts") { IsOtherVariant = true };
        if (VariantName(left.Path, chosen.Path) is { } name && !names.Contains(name))
            yield return new VariantFact(name, SourceSpan.StartOf(left.Path));
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

    /// <summary>
    /// What tells a variant from the definition that counts: its folder, or the last word of its file name; null for the base below which that lies.
    /// Files of one folder whose names agree in all words but the last are variants of one another; others only happen to define an object again.
    /// </summary>
    private static string? VariantName(string path, string chosen)
    {
        var folder = Paths.Folder(path);
        if (folder != Paths.Folder(chosen))
            return Paths.IsWithin(chosen, folder) || folder.Length == 0 ? null : Paths.Name(folder);
        var (stem, other) = (Paths.Stem(path), Paths.Stem(chosen));
        var at = LastSeparator(stem);
        return at > 0 && (stem[..at] == other || stem[..at] == other[..Math.Max(LastSeparator(other), 0)]) && IsWord(stem[(at + 1)..]) ? stem[(at + 1)..] : null;
    }

    private static int LastSeparator(string stem) => stem.LastIndexOfAny(['-', '.', '_']);

    /// <summary>A weight such as <c>10</c> or a version such as <c>v3</c> names no environment.</summary>
    private static bool IsWord(string name) => name.Length > 0 && char.IsLetter(name[0]) && name is not ['v' or 'V', >= '0' and <= '9', ..];
}
