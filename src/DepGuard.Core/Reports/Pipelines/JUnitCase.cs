using DepGuard.Findings;

namespace DepGuard.Reports.Pipelines;

/// <summary>What a rule found at one service.</summary>
/// <param name="Name">The service, or a file.</param>
/// <param name="Failures">Findings of severity error and warning, worst first.</param>
/// <param name="Notes">Findings of severity note.</param>
/// <param name="Suppressed">A finding that is suppressed; null if there is none.</param>
internal sealed record JUnitCase(string Name, IReadOnlyList<Finding> Failures, IReadOnlyList<Finding> Notes, SuppressedFinding? Suppressed);
