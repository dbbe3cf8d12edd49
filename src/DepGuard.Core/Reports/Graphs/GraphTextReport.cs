using DepGuard.Facts;
using DepGuard.Findings;
using DepGuard.Graph;
using DepGuard.Reports.Text;

namespace DepGuard.Reports.Graphs;

/// <summary>The service graph for people: every service, what it calls and where that is stated.</summary>
public sealed class GraphTextReport : IReport
{
    /// <inheritdoc/>
    public string Format => "text";

    /// <inheritdoc/>
    public void Write(AnalysisResult result, TextWriter output)
    {
        var cycles = new Cycles(result);
        foreach (var service in result.Graph.Services)
        {
            WriteService(service, result.Graph.To(service), output);
            foreach (var edge in result.Graph.From(service))
                WriteEdge(edge, cycles.Contains(edge), output);
            output.Write('\n');
        }

        if (result.Graph.Services.Count == 0)
            output.Write("No service found.\n");
        if (result.Coverage.NotAnalysed.Count > 0)
            output.Write($"not analysed: {Printable.Of(string.Join(", ", result.Coverage.NotAnalysed))} (--env)\n");
        if (result.Graph.Edges.Count > 0)
            output.Write($"edges: {Modes(result.Graph)}\n");
        output.Write($"{Summary.Of(result).Scope}\n");
    }

    private static void WriteService(Service service, IEnumerable<Edge> callers, TextWriter output)
    {
        var kind = string.Join(", ", service.Roles.Select(role => $"role {Label.Of(role)}").Prepend(Label.Of(service.Kind)));
        var count = callers.Select(edge => edge.Caller.Id).Distinct().Count();
        var called = count > 0 ? $", {Words.Count(count, "caller")}" : "";
        var place = service.Evidence.Count > 0 ? $"  {TextFinding.Place(service.Evidence[0].At)}" : "";
        output.Write($"{Printable.Of(service.Id)} ({kind}{called}){place}\n");
    }

    private static void WriteEdge(Edge edge, bool inCycle, TextWriter output)
    {
        var facts = new List<string> { Label.Of(edge.Mode) };
        if (edge.Protocol is { } protocol)
            facts.Add(Printable.Of(protocol));
        facts.AddRange(edge.Roles.Select(role => $"role {Label.Of(role)}"));
        facts.Add(Label.Of(edge.Confidence));
        facts.AddRange(CallNumbersText.Of(edge));
        if (edge.Observed is { } seen)
            facts.Add($"{Words.Count(seen.Calls, "call")} seen, {Words.Number(seen.Errors)} failed");
        if (inCycle)
            facts.Add("in a cycle");
        var more = edge.Evidence.Count > 1 ? $" and {Words.Count(edge.Evidence.Count - 1, "more place")}" : "";
        output.Write($"  -> {Printable.Of(edge.Callee.Id)} ({string.Join(", ", facts)})  {TextFinding.Place(edge.Evidence[0].At)}{more}\n");
    }

    private static string Modes(ServiceGraph graph) => string.Join(", ", graph.Edges
        .GroupBy(edge => edge.Mode)
        .OrderBy(group => group.Key)
        .Select(group => $"{Words.Number(group.Count())} {Label.Of(group.Key)}"));
}
