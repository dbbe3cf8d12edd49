using DepGuard.Facts;
using DepGuard.Graph;
using DepGuard.Graph.Changes;
using DepGuard.Sources;

namespace DepGuard.Findings;

/// <summary>What a run found: the graph, the findings and what was read to get there.</summary>
/// <param name="Graph">The service graph.</param>
/// <param name="Active">Findings in force: by severity (errors first), rule, place.</param>
/// <param name="Suppressed">Findings that a suppression covers, in the same order.</param>
/// <param name="Coverage">What was read, by which reader, and what was not.</param>
public sealed record AnalysisResult(
    ServiceGraph Graph,
    IReadOnlyList<Finding> Active,
    IReadOnlyList<SuppressedFinding> Suppressed,
    Coverage Coverage)
{
    /// <summary>True if no file holds a service or a call: names that <c>depguard.yaml</c> states do not make a wrong folder a clean system.</summary>
    public bool IsEmpty => Graph.Services.Count == 0 || (Graph.Edges.Count == 0 && Coverage.Files.All(file => file.Formats.Count == 0));

    /// <summary>Number of findings that the baseline covers; they are in neither list.</summary>
    public int Baselined { get; init; }

    /// <summary>The findings that the baseline covers, in the order of the others.</summary>
    public IReadOnlyList<Finding> Known { get; init; } = [];

    /// <summary>Number of entries of the baseline that cover no finding any more.</summary>
    public int StaleEntries { get; init; }

    /// <summary>What changed since the state that the run is compared with; null if it is compared with none.</summary>
    public GraphDiff? Change { get; init; }

    /// <summary>Findings of that state that are there no more, in the order of the others.</summary>
    public IReadOnlyList<Finding> Gone { get; init; } = [];

    /// <summary>Of several pending releases the verdict on each alone, in their order.</summary>
    public IReadOnlyList<(string Name, Decision Decision)> Alone { get; init; } = [];

    /// <summary>Where several pending releases contradict each other; what is judged then is the value of the later one.</summary>
    public IReadOnlyList<MergeConflict> Conflicts { get; init; } = [];

    /// <summary>Which sets of several pending releases were tried, for people; null for one.</summary>
    public string? Tried { get; init; }

    /// <summary>Suppressions in comments and annotations of the files that were read.</summary>
    public IReadOnlyList<Suppression> Inline { get; init; } = [];

    /// <summary>What to do with the change; null unless that was asked.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>The hubs at risk, the fullest first, with what they answer at which load.</summary>
    public IReadOnlyList<HubOutlook> Outlooks { get; init; } = [];
}
