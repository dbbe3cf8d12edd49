using System.CommandLine;
using System.Diagnostics;
using DepGuard.Findings;
using DepGuard.Reports;

namespace DepGuard.Cli.Commands;

/// <summary><c>depguard diff BASE [HEAD]</c>: what a change does to the system, and whether to release it.</summary>
internal sealed class DiffCommand : Command
{
    /// <summary>Releases whose combinations are tried.</summary>
    private const int MostHeads = 24;

    private readonly Terminal _terminal;
    private readonly ScanOptions _scan;
    private readonly OutputOptions _output;
    private readonly FailOnOption _failOn;

    private readonly Argument<string> _base = new("BASE") { Description = "The state before: a revision of git, a folder, env:NAME for an environment of the working tree, or a result that 'check --format json=FILE' stored." };

    private readonly Argument<string[]> _heads = new("HEAD")
    {
        Description = "The state after, in the same way; several are pending releases, judged together. Default: the working tree.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string[]> _paths = new("--path")
    {
        Description = "Folders or files to compare, where a state is a revision or the working tree. Default: the current folder.",
        HelpName = "PATH",
    };

    public DiffCommand(Terminal terminal)
        : base("diff", "Compares two states of a system, reports what the change makes worse, and ends with GO, GO WITH CARE or NO-GO.")
    {
        _terminal = terminal;
        Arguments.Add(_base);
        Arguments.Add(_heads);
        Options.Add(_paths);
        _scan = new ScanOptions(this, withPaths: false);
        _output = new OutputOptions(this, terminal, All.OfCheck);
        _failOn = new FailOnOption(this);
        SetAction((result, cancellation) => Task.FromResult(Run(result, cancellation)));
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var targets = _output.Targets(parsed);
        var request = _scan.Read(parsed, parsed.GetValue(_paths));
        using var headStates = new States(_terminal, request);
        var heads = (parsed.GetValue(_heads) ?? []).Distinct(StringComparer.Ordinal).Select(headStates.Judged).DefaultIfEmpty(new ReleaseState("", headStates.WorkingTree(), null)).ToList();
        if (heads.Count > MostHeads)
            throw new UsageException($"diff: {heads.Count} states to judge together are too many; {MostHeads} are possible");

        var after = heads[^1].Scan;
        using var baseStates = new States(_terminal, request with { Judge = after.Load(), AllowEmpty = true });
        var name = parsed.GetValue(_base)!;
        var stored = baseStates.Stored(name);
        var before = stored is null ? baseStates.At(name) : null;
        var was = stored ?? before!.Run(cancellation);
        var results = heads.Select(head => (head.Name, Result: head.After(was, _terminal.Today, cancellation))).ToList();
        var result = results.Count == 1 ? Comparison.OfChange(results[0].Result) : ReleaseAnalysis.Combine(was, results, after.Load(), _terminal.Today);
        _output.Write(targets, _output.Shown(parsed, result));
        var scanned = heads.Zip(results, (head, one) => (head.Scan, one.Result));
        var unread = (before is null ? scanned : scanned.Prepend((Scan: before, Result: was)))
            .Where(one => one.Scan.Status(one.Result, failOn: null) == ExitStatus.Unreadable).ToList();
        var status = unread.Count > 0 ? ExitStatus.Unreadable : after.Status(result, _failOn.Read(parsed));
        foreach (var one in unread.Take(1).DefaultIfEmpty((Scan: after, Result: result)))
            one.Scan.Explain(status, one.Result);
        _output.WriteStats(parsed, result, clock.Elapsed);
        return status;
    }
}
