using System.CommandLine;
using System.Diagnostics;
using DepGuard.Facts;
using DepGuard.Findings;
using DepGuard.Graph;
using DepGuard.Reports;
using DepGuard.Reports.Graphs;
using DepGuard.Reports.Text;

namespace DepGuard.Cli.Commands;

/// <summary><c>depguard graph</c>: the service graph, or why one service is in it.</summary>
internal sealed class GraphCommand : Command
{
    private readonly Terminal _terminal;
    private readonly ScanOptions _scan;
    private readonly OutputOptions _output;

    private readonly Option<string?> _explain = new("--explain")
    {
        Description = "Say why a service exists, under which names and from which lines, and list its edges with attempts and time limits.",
        HelpName = "SERVICE",
    };

    private readonly Option<bool> _lock = new("--lock")
    {
        Description = "Write the graph to depguard.graph in the current folder, for the analyzers.",
    };

    private readonly Option<bool> _check = new("--check")
    {
        Description = "With --lock: write nothing, and fail if depguard.graph differs from what would be written.",
    };

    public GraphCommand(Terminal terminal)
        : base("graph", "Prints the service graph with the lines behind it.")
    {
        _terminal = terminal;
        _scan = new ScanOptions(this);
        _output = new OutputOptions(this, terminal, All.OfGraph);
        Options.Add(_explain);
        Options.Add(_lock);
        Options.Add(_check);
        SetAction((result, cancellation) => Task.FromResult(Run(result, cancellation)));
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var targets = _output.Targets(parsed);
        var name = parsed.GetValue(_explain);
        if (name is not null && targets.Any(target => target.File is not null || target.Report is not GraphTextReport))
            throw new UsageException("--explain prints text and cannot be combined with --format; 'depguard graph --format json' holds the same for every service");

        if (parsed.GetValue(_lock))
            return Lock(parsed, isOther: name is not null || targets.Any(target => target.File is not null || target.Report is not GraphTextReport), cancellation);
        if (parsed.GetValue(_check))
            throw new UsageException("--check goes with --lock; 'depguard check' looks for findings");

        var scan = new Scan(_terminal, _scan.Read(parsed));
        var result = scan.Run(cancellation);
        var status = scan.Status(result, failOn: null);
        if (name is null)
            _output.Write(targets, result);
        else if (status != ExitStatus.NothingToScan)
            Explain(ServiceName.Find(result, name), result.Graph);
        scan.Explain(status, result);
        _output.WriteStats(parsed, result, clock.Elapsed);
        return status;
    }

    private int Lock(ParseResult parsed, bool isOther, CancellationToken cancellation)
    {
        if (isOther)
            throw new UsageException("--lock cannot be combined with --explain or --format");
        var locking = new GraphLocking(_terminal, _scan.Read(parsed));
        return parsed.GetValue(_check) ? locking.Check(cancellation) : locking.Write(cancellation);
    }

    private void Explain(Service service, ServiceGraph graph)
    {
        var output = _terminal.Out;
        var roles = service.Roles.Count == 0 ? string.Empty : $", {string.Join(", ", service.Roles.Select(Label.Of))}";
        output.WriteLine($"{service.Id}: {Label.Of(service.Kind)}{roles}");
        Section("other names", service.Aliases);
        Section("naming scopes", service.Scopes);
        Section("joined because", service.Reasons);
        Section("defined in", service.Evidence.Select(evidence => $"{evidence.At} {evidence.Text}"));
        Section("numbers", NumbersText.Of(service.Numbers));
        Section("objectives", service.Objectives.Select(one => $"{one.At} {one.Name} ({one.Format}): {ObjectiveText.Of(one)}"));
        Section("burn-rate alerts", service.Alerts.Select(alert => $"{alert.At} {alert.Name} of {alert.Objective ?? "the service"}"));
        Section("depends on", graph.From(service).SelectMany(edge => EdgeLines.Of(edge.Callee.Id, edge)));
        Section("is depended on by", graph.To(service).SelectMany(edge => EdgeLines.Of(edge.Caller.Id, edge)));
    }

    private void Section(string title, IEnumerable<string> lines)
    {
        var list = lines.ToList();
        if (list.Count > 0)
            _terminal.Out.WriteLine($"{title}:");
        foreach (var line in list)
            _terminal.Out.WriteLine($"  {Printable.Of(line)}");
    }
}
