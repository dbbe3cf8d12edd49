using System.CommandLine;
using System.Diagnostics;
using DepGuard.Contracts;
using DepGuard.Findings;
using DepGuard.Reports;

namespace DepGuard.Cli.Commands;

/// <summary><c>depguard check</c>: scan, resolve, check, report.</summary>
internal sealed class CheckCommand : Command
{
    private readonly Terminal _terminal;
    private readonly ScanOptions _scan;
    private readonly OutputOptions _output;

    private readonly Option<string> _failOn = new("--fail-on")
    {
        Description = "Lowest severity that makes the run fail: error, warning, note or never.",
        DefaultValueFactory = _ => "error",
        HelpName = "SEVERITY",
    };

    public CheckCommand(Terminal terminal)
        : base("check", "Scans configuration and reports cycles of calls, and whatever may hide one.")
    {
        _terminal = terminal;
        _scan = new ScanOptions(this);
        _output = new OutputOptions(this, terminal, All.OfCheck);
        _failOn.AcceptOnlyFromAmong("error", "warning", "note", "never");
        Options.Add(_failOn);
        SetAction((result, cancellation) => Task.FromResult(Run(result, cancellation)));
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var targets = _output.Targets(parsed);
        var scan = new Scan(_terminal, _scan.Read(parsed));
        var result = scan.Run(cancellation);
        _output.Write(targets, _output.Shown(parsed, result));
        var status = scan.Status(result, FailOn(parsed));
        scan.Explain(status, result);
        _output.WriteStats(parsed, result, clock.Elapsed);
        return status;
    }

    private Severity? FailOn(ParseResult parsed) => parsed.GetValue(_failOn) switch
    {
        "error" => Severity.Error,
        "warning" => Severity.Warning,
        "note" => Severity.Note,
        _ => null,
    };
}
