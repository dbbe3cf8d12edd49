using System.CommandLine;
using DepGuard.Graph;

namespace DepGuard.Cli.Commands;

/// <summary><c>depguard why A B</c>: the shortest paths from one service to another, with the line behind every edge.</summary>
internal sealed class WhyCommand : Command
{
    private readonly Terminal _terminal;
    private readonly ScanOptions _scan;
    private readonly Argument<string> _from = new("A") { Description = "The caller, by id or alias." };
    private readonly Argument<string> _to = new("B") { Description = "The callee, by id or alias." };
    private readonly Option<string[]> _paths = new("--path") { Description = "Folders or files to scan. Default: the current folder.", HelpName = "PATH" };

    public WhyCommand(Terminal terminal)
        : base("why", "Shows the shortest path from service A to service B, or says why there is none.")
    {
        _terminal = terminal;
        Arguments.Add(_from);
        Arguments.Add(_to);
        Options.Add(_paths);
        _scan = new ScanOptions(this, withPaths: false);
        SetAction((result, cancellation) => Task.FromResult(Run(result, cancellation)));
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var scan = new Scan(_terminal, _scan.Read(parsed, parsed.GetValue(_paths)));
        var result = scan.Run(cancellation);
        var status = scan.Status(result, failOn: null);
        if (status == ExitStatus.NothingToScan)
        {
            scan.Explain(status, result);
            return status;
        }

        var from = ServiceName.Find(result, parsed.GetValue(_from)!);
        var to = ServiceName.Find(result, parsed.GetValue(_to)!);
        var path = result.Graph.ShortestPath(from, to);
        if (path is null)
            ExplainAbsence(result.Graph, from, to);
        else
            Print(path);
        scan.Explain(status, result);
        return status;
    }

    private void Print(IReadOnlyList<Edge> path)
    {
        _terminal.Out.WriteLine(string.Join(" -> ", path.Select(edge => edge.Caller.Id).Append(path[^1].Callee.Id)));
        foreach (var edge in path)
        {
            _terminal.Out.WriteLine($"  {edge} ({Labels.Of(edge.Mode)}, {Labels.Of(edge.Confidence)})");
            foreach (var evidence in edge.Evidence)
                _terminal.Out.WriteLine($"    {evidence.At} {evidence.Text}");
        }
    }

    private void ExplainAbsence(ServiceGraph graph, Service from, Service to)
    {
        _terminal.Out.WriteLine($"No path leads from {from.Id} to {to.Id}.");
        var callees = graph.From(from).Select(edge => edge.Callee.Id).Distinct().ToList();
        var callers = graph.To(to).Select(edge => edge.Caller.Id).Distinct().ToList();
        _terminal.Out.WriteLine(callees.Count == 0 ? $"  {from.Id} depends on nothing that the files state." : $"  {from.Id} depends on {string.Join(", ", callees)}.");
        _terminal.Out.WriteLine(callers.Count == 0 ? $"  Nothing depends on {to.Id}." : $"  {to.Id} is depended on by {string.Join(", ", callers)}.");
        if (graph.ShortestPath(to, from) is not null)
            _terminal.Out.WriteLine($"  The other way round there is one: depguard why {to.Id} {from.Id}");
    }
}
