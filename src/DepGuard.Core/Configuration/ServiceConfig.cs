using DepGuard.Facts;
using DepGuard.Facts.Capacity;
using DepGuard.Facts.Objectives;
using DepGuard.Sources;

namespace DepGuard.Configuration;

/// <summary>What the user states about a service.</summary>
/// <param name="Name">The service, by any of its names.</param>
/// <param name="At">Where it is stated.</param>
public sealed record ServiceConfig(string Name, SourceSpan At)
{
    /// <summary>What it is; null to leave that to the configuration files.</summary>
    public ServiceKind? Kind { get; init; }

    /// <summary>Parts that it plays, in addition to those that are recognised.</summary>
    public IReadOnlyList<Role> Roles { get; init; } = [];

    /// <summary>Further names; a service that has one of them is the same service.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Its labels, owners and layers, by key; for constraints.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Traits { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>What it can take, and what reaches it.</summary>
    public ServiceNumbers Numbers { get; init; } = ServiceNumbers.None;

    /// <summary>The promised share of good answers; null if none is stated.</summary>
    public Objective? Objective { get; init; }
}
