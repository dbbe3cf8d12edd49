using DepGuard.Readers.Spring.Projects;
using DepGuard.Sources;

namespace DepGuard.Readers.Spring.Feign;

/// <summary>The source files of a scan that speak of Feign, by the projects that they belong to. Files of no project are libraries, which all may use.</summary>
internal sealed class FeignFiles
{
    private const string Library = "feign";

    private readonly ILookup<string, FeignFile> _byProject;

    /// <param name="workspace">The files.</param>
    /// <param name="projects">The projects; code is opened only if a build file names the library, or is missing.</param>
    public FeignFiles(Workspace workspace, IReadOnlyList<SpringProject> projects)
    {
        var folders = projects.Select(project => project.Folder).ToHashSet(StringComparer.Ordinal);
        var files = projects.Any(project => project.Build?.MayUse(Library) != false) ? workspace.Code.Where(file => IsOfJvm(file.Path)).ToList() : [];
        var read = new FeignFile[files.Count];
        Parallel.For(
            0,
            files.Count,
            new ParallelOptions { MaxDegreeOfParallelism = workspace.Jobs },
            () => new byte[CodeFile.LongestFile],
            (i, _, buffer) =>
            {
                read[i] = FeignFile.Read(buffer.AsSpan(0, Math.Max(0, files[i].Read(buffer))), files[i].Path);
                return buffer;
            },
            static _ => { });
        _byProject = read.ToLookup(file => Paths.Ancestors(file.Path).FirstOrDefault(folders.Contains, NoProject), StringComparer.Ordinal);
    }

    /// <summary>No folder has this name.</summary>
    private const string NoProject = "/";

    /// <summary>What the code of a project says about Feign.</summary>
    public FeignCode Of(SpringProject? project) => project is null ? FeignCode.None : FeignCode.Of([.. _byProject[project.Folder]], [.. _byProject[NoProject]]);

    private static bool IsOfJvm(string path) =>
        path.EndsWith(".java", StringComparison.Ordinal) || path.EndsWith(".kt", StringComparison.Ordinal) || path.EndsWith(".groovy", StringComparison.Ordinal);
}
