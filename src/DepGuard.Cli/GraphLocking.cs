using DepGuard.Checks.Locking;
using DepGuard.Contracts;
using DepGuard.Contracts.Locking;
using DepGuard.Findings;
using DepGuard.Reports;
using DepGuard.Sources;

namespace DepGuard.Cli;

/// <summary>Writes <c>depguard.graph</c> in the current folder, or compares it with what would be written.</summary>
internal sealed class GraphLocking(Terminal terminal, ScanRequest request)
{
    private const string Name = GraphLockText.FileName;

    /// <summary>Writes the file if everything could be read: half a graph would hide cycles from the analyzers.</summary>
    public int Write(CancellationToken cancellation)
    {
        var scan = new Scan(terminal, request);
        var result = scan.Run(cancellation);
        var status = scan.Status(result, failOn: null);
        scan.Explain(status, result);
        if (status != ExitStatus.Clean)
            return status;

        var text = LockedGraph.TextOf(result.Graph);
        OnDisk("written", path => File.WriteAllText(path, text));
        var pairs = text.AsSpan().Count('\n') - 1 - result.Graph.Services.Count;
        terminal.Out.WriteLine($"{Name}: {result.Graph.Services.Count} services, {pairs} {(pairs == 1 ? "pair" : "pairs")} of caller and callee");
        return status;
    }

    /// <summary>Prints the finding DPG0012, with the lines that come and go, if the file is out of date.</summary>
    public int Check(CancellationToken cancellation)
    {
        var written = string.Empty;
        OnDisk("read", path => written = File.Exists(path) ? File.ReadAllText(path) : string.Empty);
        var scan = new Scan(terminal, request with { Lock = new SourceFile(Name, written) });
        var result = scan.Run(cancellation);
        var stale = result.Active.Where(finding => finding.Rule.Id == RuleCatalog.StaleGraphLock.Id).ToList();
        foreach (var finding in stale)
            Print(finding);

        var status = scan.Status(result with { Active = stale }, Severity.Error);
        scan.Explain(status, result);
        if (status == ExitStatus.Clean && stale.Count == 0)
            terminal.Out.WriteLine($"{Name} is up to date: {result.Graph.Services.Count} services");
        return status;
    }

    private void Print(Finding finding)
    {
        terminal.Out.WriteLine($"{finding.At}: {finding.Severity.ToString().ToLowerInvariant()} {finding.Rule.Id}: {finding.Message}");
        foreach (var line in finding.Details)
            terminal.Out.WriteLine($"  {Printable.Of(line)}");
    }

    private void OnDisk(string what, Action<string> use)
    {
        var path = Path.Combine(terminal.Folder, Name);
        try
        {
            use(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{Name} cannot be {what} ({FileFailure.Reason(failure, path)})");
        }
    }
}
