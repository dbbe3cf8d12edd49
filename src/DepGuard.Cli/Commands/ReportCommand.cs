using System.CommandLine;
using System.Diagnostics;
using DepGuard.Reports;

namespace DepGuard.Cli.Commands;

/// <summary><c>depguard report</c>: any report of a result that <c>check --format json</c> stored, without a scan.</summary>
internal sealed class ReportCommand : Command
{
    private readonly Terminal _terminal;
    private readonly OutputOptions _output;

    private readonly Option<string> _from = new("--from")
    {
        Description = "Result that 'depguard check --format json=FILE' stored; '-' reads it from standard input.",
        HelpName = "FILE",
        Required = true,
    };

    public ReportCommand(Terminal terminal)
        : base("report", "Writes reports of a stored result, without a scan. Exits with 0 whatever the result holds.")
    {
        _terminal = terminal;
        Options.Add(_from);
        _output = new OutputOptions(this, terminal, All.OfStored);
        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        var clock = Stopwatch.StartNew();
        var targets = _output.Targets(parsed);
        var result = Analysis.WithOutlooks(new ResultFile(_terminal).Load(parsed.GetValue(_from)!));
        _output.Write(targets, _output.Shown(parsed, result));
        _output.WriteStats(parsed, result, clock.Elapsed);
        return ExitStatus.Clean;
    }
}
