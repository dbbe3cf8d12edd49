using System.CommandLine;
using DepGuard.Findings;
using DepGuard.Reports;
using DepGuard.Reports.Text;

namespace DepGuard.Cli.Commands;

/// <summary><c>depguard order</c>: in which steps the system, or a change of it, can be started and deployed, and what has no safe order.</summary>
internal sealed class OrderCommand : Command
{
    private readonly Terminal _terminal;
    private readonly ScanOptions _scan;

    private readonly Option<string?> _base = new("--base")
    {
        Description = "Print the steps of a change only: of what differs from this state, which is a revision of git, a folder, env:NAME or a stored result.",
        HelpName = "REV",
    };

    public OrderCommand(Terminal terminal)
        : base("order", "Prints the steps of a cold start and of a deployment, what has no safe order, and what a roll-back would not repair.")
    {
        _terminal = terminal;
        _scan = new ScanOptions(this);
        Options.Add(_base);
        SetAction((result, cancellation) => Task.FromResult(Run(result, cancellation)));
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var request = _scan.Read(parsed);
        var scan = new Scan(_terminal, request);
        var result = scan.Run(Before(parsed.GetValue(_base), scan, request, cancellation), cancellation);
        var status = scan.Status(result, failOn: null);
        if (status != ExitStatus.NothingToScan)
            Print(result);
        scan.Explain(status, result);
        return status;
    }

    private void Print(AnalysisResult result)
    {
        var text = new OrderText(_terminal.Out);
        if (result.Change is { } change)
            text.Write(result, change);
        else
            text.Write(result);
    }

    private AnalysisResult? Before(string? name, Scan scan, ScanRequest request, CancellationToken cancellation)
    {
        if (name is null)
            return null;

        using var states = new States(_terminal, request with { Judge = scan.Load(), AllowEmpty = true });
        return states.Scan(name, cancellation);
    }
}
