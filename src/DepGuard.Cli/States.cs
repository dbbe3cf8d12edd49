using DepGuard.Cli.Files;
using DepGuard.Cli.Git;
using DepGuard.Findings;

namespace DepGuard.Cli;

/// <summary>States of a system that can be compared: a folder, a revision of git, or an environment of the working tree.</summary>
/// <param name="terminal">The streams, and the folder that names are seen from.</param>
/// <param name="request">How to scan; its paths hold for revisions and the working tree, and a folder is scanned as it is.</param>
internal sealed class States(Terminal terminal, ScanRequest request) : IDisposable
{
    /// <summary>What the name of a state that is an environment of the working tree begins with; no revision can be named so.</summary>
    private const string Environment = "env:";

    private readonly List<RevisionFiles> _revisions = [];

    /// <summary>The result of a state; throws <see cref="UsageException"/> if its name stands for none.</summary>
    public AnalysisResult Scan(string name, CancellationToken cancellation) => Stored(name) ?? At(name).Run(cancellation);

    /// <summary>The result that a file of <c>check --format json</c> holds; null if the name is not that of such a file.</summary>
    public AnalysisResult? Stored(string name) => IsStored(name) ? new ResultFile(terminal).Load(name) : null;

    /// <summary>The scan of a state: a folder comes first, a revision of the same name can be written as <c>refs/heads/NAME</c>.</summary>
    public Scan At(string name)
    {
        if (name.Length > 0 && Directory.Exists(Path.GetFullPath(name, terminal.Folder)))
            return new Scan(terminal, request with { Paths = [name], Files = DiskFiles.Instance });
        if (name.StartsWith(Environment, StringComparison.Ordinal))
            return new Scan(terminal, request with { Environment = name[Environment.Length..], IsEnvironmentCompared = true });
        if (Revision.Find(terminal.Folder, name) is not { } revision)
            throw new UsageException($"'{name}' is neither a folder nor a revision of git here; {Revision.WhyNone(terminal.Folder, name) ?? "environments are written as env:NAME"}");

        var files = new RevisionFiles(revision);
        _revisions.Add(files);
        return new Scan(terminal, request with { Files = files, MayLack = true });
    }

    /// <summary>The state that is to be judged.</summary>
    public ReleaseState Judged(string name) => Stored(name) is { } stored ? new ReleaseState(name, WorkingTree(), stored) : new ReleaseState(name, At(name), null);

    private bool IsStored(string name) =>
        name.EndsWith(".json", StringComparison.OrdinalIgnoreCase) && File.Exists(Path.GetFullPath(name, terminal.Folder));

    /// <inheritdoc/>
    public void Dispose() => _revisions.ForEach(files => files.Dispose());

    /// <summary>The scan of what lies on the disk.</summary>
    public Scan WorkingTree() => new(terminal, request);
}
