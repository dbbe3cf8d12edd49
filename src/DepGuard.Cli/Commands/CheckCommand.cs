using System.CommandLine;
using System.Diagnostics;
using DepGuard.Findings;
using DepGuard.Reports;

namespace DepGuard.Cli.Commands;

/// <summary><c>depguard check</c>: scan, resolve, check, report.</summary>
internal sealed class CheckCommand : Command
{
    private readonly Terminal _terminal;
    private readonly ScanOptions _scan;
    private readonly OutputOptions _output;

    private readonly FailOnOption _failOn;
    private readonly BaselineOption _baseline;

    private readonly Option<string?> _base = new("--base")
    {
        Description = "State to compare with: a revision of git, a folder, or env:NAME. Marks findings that are not new and lists those that are gone.",
        HelpName = "REV",
    };

    public CheckCommand(Terminal terminal)
        : base("check", "Scans configuration and reports cycles of calls, and whatever may hide one.")
    {
        _terminal = terminal;
        _scan = new ScanOptions(this);
        _output = new OutputOptions(this, terminal, All.OfCheck);
        _failOn = new FailOnOption(this);
        _baseline = new BaselineOption(this, terminal);
        Options.Add(_base);
        SetAction((result, cancellation) => Task.FromResult(Run(result, cancellation)));
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var targets = _output.Targets(parsed);
        var request = _scan.Read(parsed) with { Baseline = _baseline.Read(parsed) };
        var scan = new Scan(_terminal, request);
        var result = scan.Run(Before(parsed.GetValue(_base), scan, request, cancellation), cancellation);
        _output.Write(targets, _output.Shown(parsed, result));
        var status = scan.Status(result, _failOn.Read(parsed));
        scan.Explain(status, result);
        _output.WriteStats(parsed, result, clock.Elapsed);
        return status;
    }

    private AnalysisResult? Before(string? name, Scan scan, ScanRequest request, CancellationToken cancellation)
    {
        if (name is null)
            return null;

        using var states = new States(_terminal, request with { Judge = scan.Load(), Baseline = null });
        return states.Scan(name, cancellation);
    }
}
