using DepGuard.Facts.Capacity;

namespace DepGuard.Graph.Changes;

/// <summary>What edges are compared by.</summary>
internal static class EdgeFields
{
    /// <summary>Every field, in the order of reports.</summary>
    public static IReadOnlyList<Field<Edge>> All { get; } =
    [
        FieldOf.Set(nameof(Edge.Roles), "roles", edge => edge.Roles, (Edge edge, IReadOnlyList<Facts.Role> value) => edge with { Roles = [.. value.Order()] }, FieldOf.Word),
        .. PolicyFields.All,
        FieldOf.Directed(Usage(nameof(CallUsage.Calls), "calls for each request", usage => usage.Calls, (usage, value) => usage with { Calls = value }, FieldOf.Number, Sums.OfCalls), edge => edge.Usage.Calls?.Value ?? 1, 1),
        FieldOf.Directed(Usage(nameof(CallUsage.CacheHit), "cache hit", usage => usage.CacheHit, (usage, value) => usage with { CacheHit = value }, share => $"{share}"), edge => edge.Usage.CacheHit?.Value.Value ?? 0, -1),
        Usage(nameof(CallUsage.ServiceTime), "service time of a call", usage => usage.ServiceTime, (usage, value) => usage with { ServiceTime = value }, FieldOf.Time, Sums.OfTimes),
        Usage(nameof(CallUsage.Fallback), "fallback", usage => usage.Fallback, (usage, value) => usage with { Fallback = value }, share => $"{share}"),
        Usage(nameof(CallUsage.SeparatePool), "pool", usage => usage.SeparatePool, (usage, value) => usage with { SeparatePool = value }, isSeparate => isSeparate ? "separate" : "shared"),
        new(nameof(Edge.Confidence), "confidence", (one, other) => one.Confidence == other.Confidence, edge => FieldOf.Word(edge.Confidence), step => step.Current),
        FieldOf.Unseen(FieldOf.Set(nameof(Edge.Evidence), "places", edge => edge.Evidence, (Edge edge, IReadOnlyList<Evidence> value) => edge with { Evidence = [.. value.OrderByDescending(one => one.Confidence)] }, evidence => evidence.Text)),
        FieldOf.Unseen(FieldOf.Single<Edge, bool>(nameof(Edge.IsFromSharedList), "shared list", edge => edge.IsFromSharedList, (edge, value) => edge with { IsFromSharedList = value }, isShared => isShared ? "yes" : "no")),
        FieldOf.Unseen(FieldOf.Single<Edge, string?>(nameof(Edge.Protocol), "protocol", edge => edge.Protocol, (edge, value) => edge with { Protocol = value }, value => value)),
        FieldOf.Unseen(FieldOf.Single<Edge, Facts.Observation?>(nameof(Edge.Observed), "observation", edge => edge.Observed, (edge, value) => edge with { Observed = value }, _ => null)),
    ];

    /// <summary>Properties that are no field, with the reason.</summary>
    public static IReadOnlyDictionary<string, string> NotCompared { get; } = new Dictionary<string, string>
    {
        [nameof(Edge.Caller)] = "tells edges apart",
        [nameof(Edge.Callee)] = "tells edges apart",
        [nameof(Edge.Mode)] = "tells edges apart",
        [nameof(Edge.Attempts)] = "follows from the policies",
        [nameof(Edge.AttemptTimeout)] = "follows from the policies",
        [nameof(Edge.Deadline)] = "follows from the policies",
    };

    private static Field<Edge> Usage<TValue>(
        string property, string name, Func<CallUsage, Stated<TValue>?> get, Func<CallUsage, Stated<TValue>?, CallUsage> set, Func<TValue, string> text,
        Func<Stated<TValue>?, bool, TValue, TValue, TValue?>? add = null)
        where TValue : struct =>
        FieldOf.Stated<Edge, TValue>($"{nameof(Edge.Usage)}.{property}", name, edge => get(edge.Usage), (edge, value) => edge with { Usage = set(edge.Usage, value) }, text, add);
}
