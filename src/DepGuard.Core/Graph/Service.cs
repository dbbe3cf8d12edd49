using DepGuard.Facts;
using DepGuard.Facts.Capacity;
using DepGuard.Facts.Objectives;

namespace DepGuard.Graph;

/// <summary>A deployable that answers or makes calls, or a store, broker or host that is called.</summary>
/// <param name="Id">Canonical name, unique in the graph.</param>
/// <param name="Kind">What it is to its callers.</param>
/// <param name="Roles">Parts it plays for others, sorted.</param>
/// <param name="Aliases">Every other name it answers to, sorted.</param>
/// <param name="Scopes">Naming scopes it lives in, such as <c>compose:shop</c>, sorted.</param>
/// <param name="Evidence">Places that define it, sorted.</param>
/// <param name="Reasons">Why names and scopes were taken for one service, sorted.</param>
public sealed record Service(
    string Id,
    ServiceKind Kind,
    IReadOnlyList<Role> Roles,
    IReadOnlyList<string> Aliases,
    IReadOnlyList<string> Scopes,
    IReadOnlyList<Evidence> Evidence,
    IReadOnlyList<string> Reasons)
{
    /// <summary>What is promised about its answers, by place.</summary>
    public IReadOnlyList<Objective> Objectives { get; init; } = [];

    /// <summary>Alerts about error budgets that are used up too fast, by place.</summary>
    public IReadOnlyList<BurnAlert> Alerts { get; init; } = [];

    /// <summary>What it can take, and what reaches it.</summary>
    public ServiceNumbers Numbers { get; init; } = ServiceNumbers.None;

    /// <summary>Services are told apart by their id.</summary>
    public bool Equals(Service? other) => other is not null && Id == other.Id;

    /// <inheritdoc/>
    public override int GetHashCode() => Id.GetHashCode(StringComparison.Ordinal);

    /// <summary>The id.</summary>
    public override string ToString() => Id;
}
