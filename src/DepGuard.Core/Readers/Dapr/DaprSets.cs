using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Readers.Kubernetes;

namespace DepGuard.Readers.Dapr;

/// <summary>
/// Repositories keep a second set of components for <c>dapr run</c> or Compose. Of two sets with common names the one counts that stands
/// beside the pods with sidecars.
/// </summary>
internal static class DaprSets
{
    /// <summary>The objects without those of other sets, and what was left out.</summary>
    public static IReadOnlyList<KubernetesObject> OfCluster(IReadOnlyList<KubernetesObject> objects, List<Fact> facts)
    {
        var own = objects.Where(one => one.Group == DaprObject.Group).ToList();
        var pods = own.Count == 0 ? [] : objects.Where(HasSidecar).Select(one => Paths.Folder(one.Path)).Distinct(StringComparer.Ordinal).ToList();
        if (pods.Count == 0)
            return objects;

        var nearness = own.Select(one => Paths.Folder(one.Path)).Distinct(StringComparer.Ordinal)
            .ToDictionary(folder => folder, folder => pods.Max(pod => CommonLength(folder, pod)), StringComparer.Ordinal);
        var left = own.GroupBy(one => (one.Kind, one.Name.Value))
            .SelectMany(group => Farther([.. group.Select(one => Paths.Folder(one.Path)).Distinct(StringComparer.Ordinal)], nearness))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var path in own.Select(one => one.Path).Distinct(StringComparer.Ordinal).Where(path => left.Contains(Paths.Folder(path))))
            facts.Add(new ReadFact(path, null, "a set of Dapr components away from the pods that use them") { IsOtherVariant = true });
        return left.Count == 0 ? objects : [.. objects.Where(one => one.Group != DaprObject.Group || !left.Contains(Paths.Folder(one.Path)))];
    }

    private static bool HasSidecar(KubernetesObject one) => Workload.From(one)?.Annotations?["dapr.io/enabled"] is Scalar;

    private static IEnumerable<string> Farther(List<string> folders, Dictionary<string, int> nearness) =>
        folders.Count < 2 ? [] : folders.Where(folder => nearness[folder] < folders.Max(other => nearness[other]));

    /// <summary>Number of folders in which both paths agree from the root on.</summary>
    private static int CommonLength(string one, string other) =>
        one.Split('/').Zip(other.Split('/')).TakeWhile(pair => pair.First == pair.Second && pair.First.Length > 0).Count();
}
