using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.MSBuild;

namespace DepGuard.Source;

/// <summary>A solution whose projects MSBuild has evaluated.</summary>
internal sealed partial class OpenedSolution : IDisposable
{
    private const int LongestReason = 300;

    private readonly MSBuildWorkspace _workspace;
    private readonly string _path;

    private OpenedSolution(MSBuildWorkspace workspace, string path)
    {
        _workspace = workspace;
        _path = path;
    }

    /// <summary>The C# projects, one for each target framework, by path and framework.</summary>
    public IReadOnlyList<Project> Projects =>
    [
        .. _workspace.CurrentSolution.Projects
            .Where(project => project is { Language: LanguageNames.CSharp, FilePath: not null })
            .OrderBy(project => project.FilePath, StringComparer.Ordinal)
            .ThenBy(project => project.Name, StringComparer.Ordinal),
    ];

    /// <summary>Paths of projects in other languages.</summary>
    public IEnumerable<string> Foreign => _workspace.CurrentSolution.Projects
        .Where(project => project.Language != LanguageNames.CSharp)
        .Select(project => project.FilePath)
        .OfType<string>();

    /// <summary>Projects that MSBuild could not evaluate, with what it says; what names no project is about the solution.</summary>
    public IEnumerable<(string Path, string Reason)> Faults => _workspace.Diagnostics
        .Where(diagnostic => diagnostic.Kind == WorkspaceDiagnosticKind.Failure)
        .Select(diagnostic => (ProjectPath().Match(diagnostic.Message) is { Success: true } match ? match.Groups["path"].Value : _path, Reason(diagnostic.Message)));

    /// <summary>Projects that use a project, directly or through others.</summary>
    public IReadOnlySet<ProjectId> UsersOf(ProjectId project) =>
        _workspace.CurrentSolution.GetProjectDependencyGraph().GetProjectsThatTransitivelyDependOnThisProject(project).ToHashSet();

    /// <summary>Opens a solution or a single project with what it references.</summary>
    public static async Task<OpenedSolution> OpenAsync(string path, CancellationToken cancellation)
    {
        var workspace = MSBuildWorkspace.Create();
        try
        {
            if (path.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase))
                await workspace.OpenProjectAsync(path, cancellationToken: cancellation);
            else
                await workspace.OpenSolutionAsync(path, cancellationToken: cancellation);
            return new OpenedSolution(workspace, path);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            workspace.Dispose();
            throw new SolutionException(failure.Message);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _workspace.Dispose();

    /// <summary>The reason in one line, without the path of the machine.</summary>
    private string Reason(string message)
    {
        const string Introduction = " with message: ";
        var start = message.IndexOf(Introduction, StringComparison.Ordinal) is var found and >= 0 ? found + Introduction.Length : 0;
        var words = message[start..]
            .Replace(Path.GetDirectoryName(_path) + Path.DirectorySeparatorChar, "", StringComparison.Ordinal)
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var line = string.Join(' ', words).TrimEnd('.');
        return line.Length <= LongestReason ? line : line[..LongestReason] + "…";
    }

    [GeneratedRegex("'(?<path>[^']+proj)'")]
    private static partial Regex ProjectPath();
}
