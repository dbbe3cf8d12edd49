using System.Globalization;
using DepGuard.Facts;

namespace DepGuard.Graph.Changes;

/// <summary>A service that both states have, with different numbers, roles or objectives.</summary>
/// <param name="Before">The service before.</param>
/// <param name="After">The service now.</param>
/// <param name="Fields">What differs; never empty.</param>
public sealed record ServiceChange(Service Before, Service After, IReadOnlyList<FieldChange> Fields)
{
    private static readonly IReadOnlyList<(string, Func<Service, string?>)> All =
    [
        ("kind", service => Label.Of(service.Kind)),
        ("roles", service => EdgeChange.Words(service.Roles)),
        ("tier", service => EdgeChange.Number(service.Numbers.Tier?.Value)),
        ("replicas", service => EdgeChange.Number(service.Numbers.Replicas?.Value)),
        ("workers", service => EdgeChange.Number(service.Numbers.Workers?.Value)),
        ("service time", service => EdgeChange.Time(service.Numbers.ServiceTime?.Value)),
        ("p99", service => EdgeChange.Time(service.Numbers.P99?.Value)),
        ("queue", service => service.Numbers.Queue?.Value is { } length ? length == long.MaxValue ? "unbounded" : length.ToString(CultureInfo.InvariantCulture) : null),
        ("requests a second", service => EdgeChange.Number(service.Numbers.Rate?.Value)),
        ("objectives", service => service.Objectives.Count == 0 ? null : string.Join(", ", service.Objectives.Select(one => $"{one.Target}").Order(StringComparer.Ordinal))),
    ];

    /// <summary>What differs between two states of a service; null if nothing does.</summary>
    internal static ServiceChange? Between(Service before, Service after) =>
        FieldChange.Between(before, after, All) is { Count: > 0 } fields ? new ServiceChange(before, after, fields) : null;
}
