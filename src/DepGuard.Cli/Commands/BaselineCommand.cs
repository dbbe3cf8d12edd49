using System.CommandLine;
using DepGuard.Findings.Baselines;

namespace DepGuard.Cli.Commands;

/// <summary><c>depguard baseline</c>: accepts the findings of today, or drops the entries that are no longer needed.</summary>
internal sealed class BaselineCommand : Command
{
    private readonly Terminal _terminal;
    private readonly ScanOptions _scan;

    private readonly Option<string> _file = new("--baseline")
    {
        Description = "The file.",
        DefaultValueFactory = _ => "depguard.baseline.jsonl",
        HelpName = "FILE",
    };

    private readonly Option<bool> _prune = new("--prune") { Description = "Drop entries that match nothing any more and let cycles shrink; accept nothing new." };

    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Print what would change, and change nothing." };

    public BaselineCommand(Terminal terminal)
        : base("baseline", "Accepts today's findings, so that 'check --baseline' reports only new ones; --prune lets the file shrink.")
    {
        _terminal = terminal;
        _scan = new ScanOptions(this);
        foreach (var option in (Option[])[_file, _prune, _dryRun])
            Options.Add(option);
        SetAction((result, cancellation) => Task.FromResult(Run(result, cancellation)));
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var name = parsed.GetValue(_file)!;
        var file = new BaselineFile(_terminal, name);
        var isPruned = parsed.GetValue(_prune);
        var before = file.Exists || isPruned ? file.Read() : new Baseline([]);
        var scan = new Scan(_terminal, _scan.Read(parsed));
        var result = scan.Run(cancellation);
        var status = scan.Status(result, failOn: null);
        scan.Explain(status, result);
        if (status != ExitStatus.Clean)
            return Refuse(status, name);

        var findings = result.Active.Where(finding => Acceptance.IsAcceptable(finding, scan.Config)).ToList();
        var after = isPruned ? before.Prune(findings) : Baseline.Of(findings);
        if (!parsed.GetValue(_dryRun))
            file.Write(after);
        Print(name, before, after, result.Active.Count - findings.Count, parsed.GetValue(_dryRun));
        return status;
    }

    /// <summary>A scan that missed something must not decide what is gone.</summary>
    private int Refuse(int status, string name)
    {
        _terminal.Error.WriteLine($"depguard: {name} is left as it is");
        return status;
    }

    private void Print(string name, Baseline before, Baseline after, int refused, bool isDryRun)
    {
        var (was, @is) = (Identities(before), Identities(after));
        var added = after.Entries.Where(entry => !was.Contains(entry.Identity)).ToList();
        var removed = before.Entries.Where(entry => !@is.Contains(entry.Identity)).ToList();
        foreach (var line in isDryRun ? added.Select(entry => $"+ {BaselineText.Line(entry)}").Concat(removed.Select(entry => $"- {BaselineText.Line(entry)}")) : [])
            _terminal.Out.WriteLine(Reports.Printable.Of(line));
        var mood = isDryRun ? "would have" : "has";
        _terminal.Out.WriteLine($"{name} {mood} {after.Entries.Count} {(after.Entries.Count == 1 ? "entry" : "entries")}: {added.Count} added, {removed.Count} removed");
        if (refused > 0)
            _terminal.Out.WriteLine($"not accepted: {refused} {(refused == 1 ? "finding" : "findings")} of rules that no baseline may hold");
    }

    private static HashSet<string> Identities(Baseline baseline) => baseline.Entries.Select(entry => entry.Identity).ToHashSet(StringComparer.Ordinal);
}
