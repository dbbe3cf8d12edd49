using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Readers.Helm;
using DepGuard.Sources;

namespace DepGuard.Readers;

/// <summary>Turns what went wrong while parsing into problems of the rules DPG0001, DPG0004, DPG0007 and DPG0010.</summary>
internal static class FileProblems
{
    /// <summary>Problems of all files; duplicate keys only of those that a reader used.</summary>
    public static IEnumerable<Fact> Read(Workspace workspace, IReadOnlySet<string> used)
    {
        foreach (var file in workspace.Unreadable)
            yield return file.IsLimit
                ? new ProblemFact("DPG0010", file.At, $"{file.At.Path}:size", [$"a file of {file.Reason}", $"{workspace.Limits.FileBytes:N0} bytes"])
                : new ProblemFact("DPG0001", file.At, file.At.Path, [file.Reason]);
        var charts = new ChartFolders(workspace);
        foreach (var chart in workspace.Files.Where(IsForRendering).Select(file => charts.OutermostAround(file.File.Path)).OfType<string>().Distinct().Order(StringComparer.Ordinal))
            yield return Template(ChartFolders.At(chart), ChartFolders.Command(chart));
        foreach (var file in workspace.Files)
        {
            if (file.Problems.Count == 0)
                continue;
            var isChart = charts.Contains(file.File.Path) && !used.Contains(file.File.Path);
            foreach (var problem in file.Problems.Where(problem => !isChart && (used.Contains(file.File.Path) || Concerns(file, problem))))
                yield return Describe(file, problem);
            if (file.Problems.Any(IsTemplate))
                yield return new ReadFact(file.File.Path, null, "template; render it first");
            else if (!isChart && file.Problems.Any(problem => problem.Kind != DocumentProblemKind.DuplicateKey))
                yield return new ReadFact(file.File.Path, null, "not or not wholly readable");
        }
    }

    /// <summary>True for what a chart renders, whether or not it would parse as it stands.</summary>
    private static bool IsForRendering(ParsedFile file) =>
        file.Problems.Any(IsTemplate) || Paths.Ancestors(file.File.Path).Any(folder => Paths.Name(folder) == "templates");

    /// <summary>Broken YAML may hide a deployment; broken JSON is reported only where a reader claims the name.</summary>
    private static bool Concerns(ParsedFile file, DocumentProblem problem) => problem.Kind switch
    {
        DocumentProblemKind.DuplicateKey => false,
        DocumentProblemKind.Template or DocumentProblemKind.Limit => true,
        _ => !file.File.Path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || DotNet.Projects.EnvironmentOf(file.File.Path) is not null
            || Paths.Name(file.File.Path) == "aspire-manifest.json",
    };

    private static ProblemFact Describe(ParsedFile file, DocumentProblem problem) => problem.Kind switch
    {
        DocumentProblemKind.DuplicateKey => new ProblemFact("DPG0007", problem.At, $"{file.File.Path}:{problem.Values[0]}", problem.Values),
        DocumentProblemKind.Limit => new ProblemFact("DPG0010", problem.At, $"{file.File.Path}:{problem.Values[0]}", problem.Values),
        DocumentProblemKind.Template => Template(problem.At, "the tool that owns the template"),
        _ => new ProblemFact("DPG0001", problem.At, file.File.Path, [.. problem.Values.Select(value => value.TrimEnd('.'))]),
    };

    private static ProblemFact Template(SourceSpan at, string command) => new("DPG0004", at, at.Path, [command]);

    private static bool IsTemplate(DocumentProblem problem) => problem.Kind == DocumentProblemKind.Template;
}
