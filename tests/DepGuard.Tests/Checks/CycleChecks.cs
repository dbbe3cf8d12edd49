using DepGuard.Checks;
using DepGuard.Configuration;
using DepGuard.Findings;
using DepGuard.Tests.Graph;

namespace DepGuard.Tests.Checks;

/// <summary>Runs one check over a graph in the notation of <see cref="Graphs"/>.</summary>
internal static class CycleChecks
{
    public static IReadOnlyList<Finding> Run(this ICheck check, params string[] lines) =>
        [.. check.Run(new CheckInput(Graphs.Of(lines), DepGuardConfig.Default))];
}
