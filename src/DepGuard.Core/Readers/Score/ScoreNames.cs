using DepGuard.Documents;

namespace DepGuard.Readers.Score;

/// <summary>
/// Names of resources. One with an <c>id</c> is shared by all workloads that use the id; any other belongs to its workload, and carries the
/// workload's name where several have one of the same name.
/// </summary>
internal sealed class ScoreNames(IReadOnlyList<Node> workloads)
{
    private readonly ILookup<string, Node> _unshared = workloads
        .SelectMany(workload => (workload["resources"]?.Entries ?? []).Where(entry => entry.Value["id"] is null).Select(entry => (entry.Key.Value, workload)))
        .ToLookup(pair => pair.Value, pair => pair.workload, StringComparer.Ordinal);

    private readonly HashSet<string> _workloads = workloads.Select(workload => workload["metadata"]!["name"]!.Text!).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The name of a resource of a workload; of another workload, that workload's.</summary>
    public string Of(string workload, Entry resource)
    {
        var parameters = resource.Value["params"];
        if (resource.Value["type"]?.Text?.ToLowerInvariant() is "service" or "workload")
            return (parameters?["workload"] ?? parameters?["service"] ?? parameters?["name"] ?? resource.Value["id"])?.Text is { Length: > 0 } other ? other : resource.Key.Value;
        if (resource.Value["id"]?.Text is { Length: > 0 } id)
            return id;
        return _unshared[resource.Key.Value].Skip(1).Any() || _workloads.Contains(resource.Key.Value) ? $"{workload}-{resource.Key.Value}" : resource.Key.Value;
    }
}
