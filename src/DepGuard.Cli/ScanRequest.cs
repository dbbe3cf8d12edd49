namespace DepGuard.Cli;

/// <summary>What to scan and how to judge what the scan could not do.</summary>
/// <param name="Paths">Folders, files or <c>-</c>; empty for the current folder.</param>
internal sealed record ScanRequest(IReadOnlyList<string> Paths)
{
    /// <summary>Configuration file; null for the nearest one.</summary>
    public string? ConfigFile { get; init; }

    /// <summary>Environment; null for the base model.</summary>
    public string? Environment { get; init; }

    /// <summary>Files with traces or metrics beside those that the scan finds.</summary>
    public IReadOnlyList<string> Traces { get; init; } = [];

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
