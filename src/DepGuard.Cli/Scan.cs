using DepGuard.Configuration;
using DepGuard.Contracts;
using DepGuard.Facts;
using DepGuard.Findings;
using DepGuard.Sources;

namespace DepGuard.Cli;

/// <summary>Finds the files and the configuration, reads them and runs the analysis.</summary>
internal sealed class Scan(Terminal terminal, ScanRequest request)
{
    /// <summary>The path that stands for standard input.</summary>
    private const string StandardInput = "-";

    private AnalysisResult? _before;
    private CompiledCode _code = CompiledCode.None;

    /// <summary>The configuration in force; set by <see cref="Run"/>.</summary>
    public DepGuardConfig Config { get; private set; } = DepGuardConfig.Default;

    /// <summary>Runs the analysis; throws <see cref="UsageException"/> for a wrong path or a wrong configuration.</summary>
    public AnalysisResult Run(CancellationToken cancellation) => Run(before: null, cancellation);

    /// <summary>Runs the analysis and compares its result with that of another state, if there is one.</summary>
    public AnalysisResult Run(AnalysisResult? before, CancellationToken cancellation)
    {
        _before = before;
        var paths = request.Paths.Count == 0 ? ["."] : request.Paths;
        if (paths.Any(string.IsNullOrWhiteSpace))
            throw new UsageException("a path is empty; is a variable without a value? '.' is the current folder");

        Config = Load();
        var found = Find([.. paths.Where(path => path != StandardInput)]);
        if (request.Solution is { } solution)
            _code = new CompiledSolution(terminal, [.. paths.Where(path => path != StandardInput)]) { Asked = Config.Severities.Where(pair => pair.Value is not null).Select(pair => pair.Key).ToHashSet(StringComparer.Ordinal) }
                .Read(solution, cancellation);
        var input = paths.Contains(StandardInput) ? SourceReader.Read(terminal.In, Config.Limits) : null;
        var tree = Read(found, input, file => !file.IsTest, cancellation);
        var result = Analyse(tree, request.Environment);
        if (result.Graph.Services.Count == 0 && found.Exists(one => one.Files.Any(file => file.IsTest)))
        {
            tree = Read(found, input, _ => true, cancellation);
            result = Analyse(tree, request.Environment);
        }
        else
        {
            result = result with { Coverage = result.Coverage with { Skipped = [.. result.Coverage.Skipped.Concat(TestFolders(found)).OrderBy(path => path.Path, StringComparer.Ordinal)] } };
        }

        if (request.Environment is { } environment
            && EnvironmentName.Doubt(environment, result, () => Analyse(tree, environment: null).Coverage.NotAnalysed) is { } hint)
            Doubt(environment, hint);
        return result;
    }

    /// <summary>A job for each environment may name one that has no files; a comparison with the base model that nobody asked for would say GO.</summary>
    private void Doubt(string environment, string hint)
    {
        if (request.IsEnvironmentCompared)
            throw new UsageException($"env:{environment}: no file is for this environment; {hint}");
        terminal.Error.WriteLine($"depguard: --env {environment}: no file is for this environment, so this is the base model; {hint}");
    }

    /// <summary>Reads the configuration; throws <see cref="UsageException"/> if it is wrong.</summary>
    public DepGuardConfig Load() => new ConfigFile(terminal, request).Load(request.Paths.Count == 0 ? "." : request.Paths[0]);

    /// <summary>Exit status of a result.</summary>
    public int Status(AnalysisResult result, Severity? failOn)
    {
        if (!request.TolerateUnreadable && Unreadable(result).Any())
            return ExitStatus.Unreadable;
        if (result.IsEmpty && _code.Projects == 0 && !request.AllowEmpty)
            return ExitStatus.NothingToScan;
        return failOn is { } limit && result.Active.Any(finding => finding.Severity >= limit) ? ExitStatus.Findings : ExitStatus.Clean;
    }

    /// <summary>Says on standard error why a run ends with 3 or 4.</summary>
    public void Explain(int status, AnalysisResult result)
    {
        if (status == ExitStatus.NothingToScan)
            terminal.Error.WriteLine(
                $"depguard: no service found in {string.Join(", ", request.Paths.DefaultIfEmpty("."))} (files looked at: {result.Coverage.Files.Count}). "
                + "Is this the right folder? 'depguard doctor' lists what was read; --allow-empty makes this a success.");
        else if (status == ExitStatus.Unreadable)
            terminal.Error.WriteLine(
                $"depguard: not everything could be read ({Unreadable(result).Count()} x DPG0001), so services and calls may be missing above. "
                + "Fix the file, or accept the gap with --tolerate-unreadable.");
    }

    /// <summary>What says that a file could not be read, in whole or in part.</summary>
    public static IEnumerable<ProblemFact> Unreadable(AnalysisResult result) => result.Graph.Problems.Where(problem => problem.RuleId == RuleCatalog.UnreadableFile.Id);

    private AnalysisResult Analyse(SourceTree tree, string? environment) => Analysis.Run(new AnalysisRequest(tree)
    {
        Config = Config,
        Environment = environment,
        Lock = request.Lock,
        Code = _code,
        Today = terminal.Today,
        Jobs = request.Jobs ?? terminal.Processors,
        Baseline = request.Baseline,
        Before = _before,
    });

    private List<DiscoveredFiles> Find(IReadOnlyList<string> paths)
    {
        var folders = new PrintedFolders(terminal.Folder, isAlone: paths.Count == 1);
        return [.. paths.Select(path => Find(path, folders))];
    }

    private DiscoveredFiles Find(string path, PrintedFolders folders)
    {
        var full = Path.GetFullPath(path, terminal.Folder);
        if (request.Files.IsFile(full))
            return request.Files.Single(full, folders.Prefix(Path.GetDirectoryName(full)!) + Path.GetFileName(full));
        return request.Files.IsFolder(full)
            ? request.Files.Find(new ScanRoot(full, folders.Prefix(full)), Config.Ignored)
            : request.MayLack ? new DiscoveredFiles(new ScanRoot(full, folders.Prefix(full)), [], [])
            : throw new UsageException($"{path}: no such file or folder");
    }

    /// <summary>Reads the files that count; one that several paths lead to is read once.</summary>
    private SourceTree Read(List<DiscoveredFiles> found, SourceTree? input, Func<DiscoveredFile, bool> counts, CancellationToken cancellation)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var trees = found
            .Select(one => one with
            {
                Files = [.. one.Files.Where(counts).Where(file => seen.Add(file.FullPath))],
                Code = [.. one.Code.Where(file => request.ReadsCode && counts(file)).Where(file => seen.Add(file.FullPath))],
            })
            .Select(one => request.Files.Read(one, Config.Limits, request.Jobs ?? terminal.Processors, cancellation))
            .ToList();
        return new SourceTree(
            [.. trees.SelectMany(tree => tree.Files).OrderBy(file => file.Path, StringComparer.Ordinal), .. input?.Files ?? []],
            [.. trees.SelectMany(tree => tree.Skipped).Distinct()],
            [.. trees.SelectMany(tree => tree.Unreadable), .. input?.Unreadable ?? []])
        {
            Code = [.. trees.SelectMany(tree => tree.Code)],
            Streams = [.. trees.SelectMany(tree => tree.Streams).Concat(Named(seen)).OrderBy(file => file.Path, StringComparer.Ordinal)],
            Open = path => trees.Select(tree => tree.Open(path)).FirstOrDefault(file => file is not null),
        };
    }

    /// <summary>Files of traces and metrics that the user names and that the scan has not found anyhow.</summary>
    private IEnumerable<StreamedFile> Named(HashSet<string> seen)
    {
        foreach (var path in request.Traces)
        {
            var full = Path.GetFullPath(path, terminal.Folder);
            if (!File.Exists(full))
                throw new UsageException($"--traces {path}: no such file");
            if (seen.Add(full))
                yield return SourceReader.Stream(full, new PrintedFolders(terminal.Folder, isAlone: true).Prefix(Path.GetDirectoryName(full)!) + Path.GetFileName(full));
        }
    }

    private static IEnumerable<SkippedPath> TestFolders(IEnumerable<DiscoveredFiles> found) =>
        found.SelectMany(one => one.Files)
            .Where(file => file.IsTest)
            .GroupBy(file => FileDiscovery.TestFolder(file.Path))
            .Select(group => new SkippedPath($"{group.Key}/", $"tests, examples or documentation ({group.Count()} files); scan it by name to include it"));
}
