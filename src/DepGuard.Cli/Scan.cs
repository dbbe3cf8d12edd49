using DepGuard.Configuration;
using DepGuard.Contracts;
using DepGuard.Findings;
using DepGuard.Sources;

namespace DepGuard.Cli;

/// <summary>Finds the files and the configuration, reads them and runs the analysis.</summary>
internal sealed class Scan(Terminal terminal, ScanRequest request)
{
    /// <summary>Name under which standard input is reported.</summary>
    private const string StandardInput = "-";

    /// <summary>The configuration in force; set by <see cref="Run"/>.</summary>
    public DepGuardConfig Config { get; private set; } = DepGuardConfig.Default;

    /// <summary>Runs the analysis; throws <see cref="UsageException"/> for a wrong path or a wrong configuration.</summary>
    public AnalysisResult Run(CancellationToken cancellation)
    {
        var paths = request.Paths.Count == 0 ? ["."] : request.Paths;
        Config = new ConfigFile(terminal, request).Load(paths[0]);
        var found = paths.Where(path => path != StandardInput).Select(Find).ToList();
        var tests = new List<SkippedPath>();
        var first = Read(found, file => !file.IsTest, cancellation);
        var hasTests = found.Exists(one => one.Files.Any(file => file.IsTest));
        var result = Analyse(paths.Contains(StandardInput) ? WithStandardInput(first) : first);
        if (!hasTests)
            return result;
        if (result.Graph.Services.Count == 0)
            return Analyse(Read(found, _ => true, cancellation));
        tests.AddRange(TestFolders(found));
        return result with { Coverage = result.Coverage with { Skipped = [.. result.Coverage.Skipped.Concat(tests).OrderBy(path => path.Path, StringComparer.Ordinal)] } };
    }

    /// <summary>Exit status of a result.</summary>
    public int Status(AnalysisResult result, Severity? failOn)
    {
        if (!request.TolerateUnreadable && Unreadable(result) > 0)
            return ExitStatus.Unreadable;
        if (result.Graph.Services.Count == 0 && !request.AllowEmpty)
            return ExitStatus.NothingToScan;
        return failOn is { } limit && result.Active.Any(finding => finding.Severity >= limit) ? ExitStatus.Findings : ExitStatus.Clean;
    }

    /// <summary>Says on standard error why a run ends with 3 or 4.</summary>
    public void Explain(int status, AnalysisResult result)
    {
        if (status == ExitStatus.NothingToScan)
            terminal.Error.WriteLine(
                $"depguard: no service found in {string.Join(", ", request.Paths.DefaultIfEmpty("."))} ({result.Coverage.Files.Count} files looked at). "
                + "Is this the right folder? 'depguard doctor' lists what was read; --allow-empty makes this a success.");
        else if (status == ExitStatus.Unreadable)
            terminal.Error.WriteLine(
                $"depguard: not everything could be read ({Unreadable(result)} x DPG0001), so services and calls may be missing above. "
                + "Fix the file, or accept the gap with --tolerate-unreadable.");
    }

    private static int Unreadable(AnalysisResult result) => result.Graph.Problems.Count(problem => problem.RuleId == RuleCatalog.UnreadableFile.Id);

    private AnalysisResult Analyse(SourceTree tree) => Analysis.Run(new AnalysisRequest(tree)
    {
        Config = Config,
        Environment = request.Environment,
        Today = terminal.Today,
        Jobs = request.Jobs ?? terminal.Processors,
    });

    private DiscoveredFiles Find(string path)
    {
        var full = Path.GetFullPath(path, terminal.Folder);
        if (File.Exists(full))
            return FileDiscovery.Single(full, Printed(full) is { Length: > 0 } shown ? shown : Path.GetFileName(full));
        if (!Directory.Exists(full))
            throw new UsageException($"{path}: no such file or folder");

        var prefix = Printed(full);
        return FileDiscovery.Find(new ScanRoot(full, prefix.Length == 0 ? prefix : prefix + "/"), Config.Ignored);
    }

    /// <summary>A path below the current folder as seen from there; anything else is printed from its own root, so that no machine path is.</summary>
    private string Printed(string full)
    {
        var relative = Path.GetRelativePath(terminal.Folder, full).Replace(Path.DirectorySeparatorChar, '/');
        return relative == "." || relative.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(relative) ? string.Empty : relative;
    }

    private SourceTree Read(IReadOnlyList<DiscoveredFiles> found, Func<DiscoveredFile, bool> counts, CancellationToken cancellation)
    {
        var trees = found
            .Select(one => SourceReader.Read(one with { Files = [.. one.Files.Where(counts)] }, Config.Limits, request.Jobs ?? terminal.Processors, cancellation))
            .ToList();
        if (trees.Count == 1)
            return trees[0];
        return new SourceTree(
            [.. trees.SelectMany(tree => tree.Files).DistinctBy(file => file.Path).OrderBy(file => file.Path, StringComparer.Ordinal)],
            [.. trees.SelectMany(tree => tree.Skipped).Distinct()],
            [.. trees.SelectMany(tree => tree.Unreadable).Distinct()])
        {
            Open = path => trees.Select(tree => tree.Open(path)).FirstOrDefault(file => file is not null),
        };
    }

    private SourceTree WithStandardInput(SourceTree tree) =>
        tree with { Files = [.. tree.Files, new SourceFile("stdin.yaml", terminal.In.ReadToEnd())] };

    private static IEnumerable<SkippedPath> TestFolders(IEnumerable<DiscoveredFiles> found) =>
        found.SelectMany(one => one.Files)
            .Where(file => file.IsTest)
            .GroupBy(file => FileDiscovery.TestFolder(file.Path))
            .Select(group => new SkippedPath($"{group.Key}/", $"tests, examples or documentation ({group.Count()} files); scan it by name to include it"));
}
