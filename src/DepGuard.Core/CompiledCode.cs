using DepGuard.Facts;
using DepGuard.Findings;
using DepGuard.Sources;

namespace DepGuard;

/// <summary>What a compiled solution shows. Core compiles nothing: whoever asks for the analysis has had it done.</summary>
/// <param name="Projects">Number of projects that were compiled and analysed.</param>
/// <param name="Findings">What the rules about code report, each once, by place and rule.</param>
/// <param name="Unreadable">Projects that could not be loaded or compiled in full, by path; what was compiled of them is analysed.</param>
/// <param name="Skipped">Projects that are not written in C#, by path.</param>
public sealed record CompiledCode(
    int Projects, IReadOnlyList<Finding> Findings, IReadOnlyList<UnreadableFile> Unreadable, IReadOnlyList<SkippedPath> Skipped)
{
    /// <summary>Calls that the code shows, by place.</summary>
    public IReadOnlyList<CompiledCall> Calls { get; init; } = [];

    /// <summary>Of a scan without a solution.</summary>
    public static CompiledCode None { get; } = new(0, [], [], []);
}
