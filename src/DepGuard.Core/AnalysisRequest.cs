using DepGuard.Configuration;
using DepGuard.Findings;
using DepGuard.Findings.Baselines;
using DepGuard.Sources;

namespace DepGuard;

/// <summary>Everything a run depends on; the same request gives the same result, byte for byte.</summary>
/// <param name="Tree">The files.</param>
public sealed record AnalysisRequest(SourceTree Tree)
{
    /// <summary>The user's configuration.</summary>
    public DepGuardConfig Config { get; init; } = DepGuardConfig.Default;

    /// <summary>Environment or overlay to analyse; null for the base model.</summary>
    public string? Environment { get; init; }

    /// <summary>The file <c>depguard.graph</c> that is to be compared with the graph; null if none is.</summary>
    public SourceFile? Lock { get; init; }

    /// <summary>The day on which suppressions are judged; they never expire without one.</summary>
    public DateOnly? Today { get; init; }

    /// <summary>Findings that are accepted; null if none are.</summary>
    public Baseline? Baseline { get; init; }

    /// <summary>The result of the state to compare with; null to compare with none.</summary>
    public AnalysisResult? Before { get; init; }

    /// <summary>What the code of the system shows once it is compiled.</summary>
    public CompiledCode Code { get; init; } = CompiledCode.None;

    /// <summary>Files that are parsed at the same time; at least 1.</summary>
    public int Jobs { get; init; } = 1;
}
