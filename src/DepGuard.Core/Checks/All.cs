using DepGuard.Checks.Topology;

namespace DepGuard.Checks;

/// <summary>Every check, by rule id.</summary>
internal static class All
{
    /// <summary>The checks.</summary>
    public static IReadOnlyList<ICheck> Checks { get; } =
    [
        new CircularDependency(),
        new StartOrderCycle(),
        new AuthInCycle(),
        new AsynchronousCycle(),
    ];
}
