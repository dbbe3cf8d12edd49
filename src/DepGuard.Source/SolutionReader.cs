using DepGuard.Findings;
using DepGuard.Sources;
using Microsoft.CodeAnalysis;

namespace DepGuard.Source;

/// <summary>
/// Compiles the C# projects of a solution and runs DepGuard's analyzers over them, with the ids, severities and options that the compiler would use.
/// Projects are evaluated by MSBuild, which runs what they import and writes to their <c>obj</c> folders; nothing is restored.
/// </summary>
public static class SolutionReader
{
    /// <summary>Reads a solution or a project; throws <see cref="SolutionException"/> if it cannot be opened.</summary>
    /// <param name="path">Full path of a <c>.sln</c>, <c>.slnx</c> or <c>.csproj</c>.</param>
    /// <param name="asked">Ids of rules about code that are on although they are off by default.</param>
    /// <param name="printed">The name under which a full path is printed.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static async Task<CompiledCode> ReadAsync(string path, IReadOnlySet<string> asked, Func<string, string> printed, CancellationToken cancellation)
    {
        Sdk.Use(Path.GetDirectoryName(path)!);
        using var opened = await OpenedSolution.OpenAsync(path, cancellation);
        var findings = new List<Finding>();
        var faults = opened.Faults.ToList();
        var usable = new List<CompiledProject>();
        foreach (var project in opened.Projects)
        {
            if (await CompiledProject.CompileAsync(project, cancellation) is not { } compiled)
                continue;
            if (compiled.Fault is { } fault)
                faults.Add((project.FilePath!, fault));
            if (!compiled.IsUsable)
                continue;
            usable.Add(compiled);
            findings.AddRange(await compiled.FindingsAsync(asked, printed, cancellation));
        }

        return new CompiledCode(usable.Count, Once(findings), Unreadable(faults, printed), Skipped(opened, printed))
        {
            Calls = SolutionCalls.Of(usable, opened, printed, cancellation),
        };
    }

    /// <summary>A file that several projects or several target frameworks compile is reported once.</summary>
    private static List<Finding> Once(IEnumerable<Finding> findings) =>
    [
        .. findings
            .DistinctBy(finding => (finding.Rule.Id, finding.At, finding.Message))
            .OrderBy(finding => finding.At)
            .ThenBy(finding => finding.Rule.Id, StringComparer.Ordinal)
            .ThenBy(finding => finding.Message, StringComparer.Ordinal),
    ];

    private static List<UnreadableFile> Unreadable(IEnumerable<(string Path, string Reason)> faults, Func<string, string> printed) =>
    [
        .. faults
            .Select(fault => new UnreadableFile(SourceSpan.StartOf(printed(fault.Path)), fault.Reason))
            .DistinctBy(file => file.At)
            .OrderBy(file => file.At),
    ];

    private static List<SkippedPath> Skipped(OpenedSolution opened, Func<string, string> printed) =>
    [
        .. opened.Foreign
            .Select(path => new SkippedPath(printed(path), "not a C# project"))
            .Distinct()
            .OrderBy(path => path.Path, StringComparer.Ordinal),
    ];
}
