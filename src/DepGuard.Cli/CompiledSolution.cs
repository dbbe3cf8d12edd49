namespace DepGuard.Cli;

/// <summary>The code behind <c>--solution</c>. Compiler and MSBuild are loaded only when this class is used.</summary>
/// <param name="terminal">Where the run happens.</param>
/// <param name="paths">The paths of the scan, as given.</param>
internal sealed class CompiledSolution(Terminal terminal, IReadOnlyList<string> paths)
{
    private static readonly string[] Kinds = [".sln", ".slnx", ".csproj"];

    /// <summary>Ids of rules about code that the configuration switches on.</summary>
    public IReadOnlySet<string> Asked { get; init; } = new HashSet<string>();

    /// <summary>Compiles and analyses a solution; throws <see cref="UsageException"/> if it cannot be opened.</summary>
    public CompiledCode Read(string path, CancellationToken cancellation)
    {
        var full = Path.GetFullPath(path, terminal.Folder);
        if (!File.Exists(full))
            throw new UsageException($"--solution {path}: no such file");
        if (!Kinds.Contains(Path.GetExtension(full), StringComparer.OrdinalIgnoreCase))
            throw new UsageException($"--solution {path}: must be a .sln, .slnx or .csproj file");
#if DEPGUARD_NATIVE
        throw new UsageException("--solution needs the .NET tool: this build was compiled ahead of time and has no compiler in it (dotnet tool install DepGuard.Cli)");
#else
        try
        {
            return Source.SolutionReader.ReadAsync(full, Asked, Printed(Path.GetDirectoryName(full)!), cancellation).GetAwaiter().GetResult();
        }
        catch (Source.SolutionException failure)
        {
            throw new UsageException($"--solution {path}: {failure.Message}");
        }
#endif
    }

    /// <summary>Names of files as the scan prints them; those that it does not reach are relative to the solution.</summary>
    private Func<string, string> Printed(string solutionFolder)
    {
        var folders = new PrintedFolders(terminal.Folder, isAlone: paths.Count == 1);
        var roots = paths.Select(path => Path.GetFullPath(path, terminal.Folder)).Append(terminal.Folder).Append(solutionFolder)
            .Where(Directory.Exists)
            .Select(root => (Folder: root, Prefix: folders.Prefix(root)))
            .ToList();
        return file =>
        {
            var root = roots.Find(root => IsBelow(Relative(root.Folder, file)));
            return root.Folder is null ? Relative(solutionFolder, file) : root.Prefix + Relative(root.Folder, file);
        };
    }

    private static string Relative(string folder, string file) => Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/');

    private static bool IsBelow(string relative) => !relative.StartsWith("../", StringComparison.Ordinal) && !Path.IsPathRooted(relative);
}
