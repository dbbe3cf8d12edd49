using DepGuard.Cli.Files;
using DepGuard.Configuration;
using DepGuard.Findings.Baselines;
using DepGuard.Sources;

namespace DepGuard.Cli;

/// <summary>What to scan and how to judge what the scan could not do.</summary>
/// <param name="Paths">Folders, files or <c>-</c>; empty for the current folder.</param>
internal sealed record ScanRequest(IReadOnlyList<string> Paths)
{
    /// <summary>Configuration file; null for the nearest one.</summary>
    public string? ConfigFile { get; init; }

    /// <summary>The files to see.</summary>
    public IFileView Files { get; init; } = DiskFiles.Instance;

    /// <summary>A configuration whose severities, options and suppressions hold instead of those of the scanned files; null for their own.</summary>
    public DepGuardConfig? Judge { get; init; }

    /// <summary>Findings that are accepted; null if none are.</summary>
    public Baseline? Baseline { get; init; }

    /// <summary>True when a path that does not exist holds nothing, as in a state from before it was made.</summary>
    public bool MayLack { get; init; }

    /// <summary>Environment; null for the base model.</summary>
    public string? Environment { get; init; }

    /// <summary>True when the environment is a state to compare, and so must exist.</summary>
    public bool IsEnvironmentCompared { get; init; }

    /// <summary>Files with traces or metrics beside those that the scan finds.</summary>
    public IReadOnlyList<string> Traces { get; init; } = [];

    /// <summary>The file <c>depguard.graph</c> that is to be compared with the graph; null if none is.</summary>
    public SourceFile? Lock { get; init; }

    /// <summary>True when source code counts as evidence beside configuration.</summary>
    public bool ReadsCode { get; init; } = true;

    /// <summary>Solution or project whose code is compiled; null for none.</summary>
    public string? Solution { get; init; }

    /// <summary>Files that are read at the same time; null for one for each processor.</summary>
    public int? Jobs { get; init; }

    /// <summary>True when an empty result is no failure.</summary>
    public bool AllowEmpty { get; init; }

    /// <summary>True when unreadable input is no failure.</summary>
    public bool TolerateUnreadable { get; init; }
}
