using System.Globalization;
using DepGuard.Facts;
using DepGuard.Facts.Policies;

namespace DepGuard.Graph.Changes;

/// <summary>An edge that both states have, with different numbers.</summary>
/// <param name="Before">The edge before.</param>
/// <param name="After">The edge now.</param>
/// <param name="Fields">What differs; never empty.</param>
public sealed record EdgeChange(Edge Before, Edge After, IReadOnlyList<FieldChange> Fields)
{
    private static readonly IReadOnlyList<(string, Func<Edge, string?>)> All =
    [
        ("roles", edge => Words(edge.Roles)),
        ("attempts", edge => edge.Attempts?.ToString()),
        ("timeout of an attempt", edge => Time(edge.AttemptTimeout)),
        ("deadline", edge => Time(edge.Deadline)),
        ("retry budget", edge => Protection.BudgetOf(edge)?.ToString()),
        ("breaker", edge => Protection.HasBreaker(edge) ? "stated" : null),
        ("limits of calls under way", edge => Protection.HasLimits(edge) ? "stated" : null),
        ("calls for each request", edge => Number(edge.Usage.Calls?.Value)),
        ("cache hit", edge => edge.Usage.CacheHit?.Value.ToString()),
        ("service time of a call", edge => Time(edge.Usage.ServiceTime?.Value)),
        ("fallback", edge => edge.Usage.Fallback?.Value.ToString()),
    ];

    /// <summary>What differs between two states of an edge; null if nothing does.</summary>
    internal static EdgeChange? Between(Edge before, Edge after) =>
        FieldChange.Between(before, after, All) is { Count: > 0 } fields ? new EdgeChange(before, after, fields) : null;

    /// <summary>Words of an enumeration, in order; null for none.</summary>
    internal static string? Words<T>(IReadOnlyList<T> values)
        where T : struct, Enum => values.Count == 0 ? null : string.Join(", ", values.Select(Label.Of));

    /// <summary>A time as people write it.</summary>
    internal static string? Time(TimeSpan? time) => time is { } value ? TimeLimit.Of(value).ToString() : null;

    /// <summary>A number as people write it.</summary>
    internal static string? Number(double? number) => number?.ToString("0.###", CultureInfo.InvariantCulture);
}
