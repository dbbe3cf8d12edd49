using System.CommandLine;
using DepGuard.Findings;
using DepGuard.Graph;
using DepGuard.Reports;
using DepGuard.Reports.Graphs;

namespace DepGuard.Cli.Commands;

/// <summary><c>depguard why A B</c>: the shortest paths from one service to another, with the line behind every edge and every number.</summary>
internal sealed class WhyCommand(Terminal terminal)
    : QueryCommand("why", "Shows the shortest path from service A to service B, or says why there is none.", terminal, From, To)
{
    private static readonly Argument<string> From = new("A") { Description = "The caller, by id or alias." };
    private static readonly Argument<string> To = new("B") { Description = "The callee, by id or alias." };

    /// <inheritdoc/>
    protected override void Answer(AnalysisResult result, ParseResult parsed)
    {
        var from = ServiceName.Find(result, parsed.GetValue(From)!);
        var to = ServiceName.Find(result, parsed.GetValue(To)!);
        if (result.Graph.ShortestPath(from, to) is { } path)
            Print(path);
        else
            ExplainAbsence(result.Graph, from, to);
    }

    private void Print(IReadOnlyList<Edge> path)
    {
        Terminal.Out.WriteLine(string.Join(" -> ", path.Select(edge => edge.Caller.Id).Append(path[^1].Callee.Id)));
        foreach (var line in path.SelectMany(edge => EdgeLines.Of($"{edge}", edge)))
            Terminal.Out.WriteLine($"  {Printable.Of(line)}");
    }

    private void ExplainAbsence(ServiceGraph graph, Service from, Service to)
    {
        Terminal.Out.WriteLine($"No path leads from {from.Id} to {to.Id}.");
        var callees = graph.From(from).Select(edge => edge.Callee.Id).Distinct().ToList();
        var callers = graph.To(to).Select(edge => edge.Caller.Id).Distinct().ToList();
        Terminal.Out.WriteLine(callees.Count == 0 ? $"  {from.Id} depends on nothing that the files state." : $"  {from.Id} depends on {string.Join(", ", callees)}.");
        Terminal.Out.WriteLine(callers.Count == 0 ? $"  Nothing depends on {to.Id}." : $"  {to.Id} is depended on by {string.Join(", ", callers)}.");
        if (graph.ShortestPath(to, from) is not null)
            Terminal.Out.WriteLine($"  The other way round there is one: depguard why {to.Id} {from.Id}");
    }
}
