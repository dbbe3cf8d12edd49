namespace DepGuard.Graph.Changes;

/// <summary>A service that both states have, with different numbers, roles or objectives.</summary>
/// <param name="Before">The service before.</param>
/// <param name="After">The service now.</param>
/// <param name="Fields">What differs; never empty.</param>
public sealed record ServiceChange(Service Before, Service After, IReadOnlyList<FieldChange> Fields)
{
    /// <summary>What differs between two states of a service; null if nothing does.</summary>
    internal static ServiceChange? Between(Service before, Service after) =>
        FieldChange.Between(before, after, ServiceFields.All) is { Count: > 0 } fields ? new ServiceChange(before, after, fields) : null;
}
