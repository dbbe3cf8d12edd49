using DepGuard.Checks;
using DepGuard.Configuration;
using DepGuard.Findings;
using DepGuard.Testing;

namespace DepGuard.Tests.Checks;

/// <summary>Runs one check over a graph in the notation of <see cref="GraphText"/>.</summary>
internal static class RetryChecks
{
    public static IReadOnlyList<Finding> RunOn(this ICheck check, params string[] lines) =>
        [.. check.Run(new CheckInput(GraphText.Parse(string.Join('\n', lines)), DepGuardConfig.Default))];
}
