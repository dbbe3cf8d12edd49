using DepGuard.Findings;

namespace DepGuard.Reports.Graphs;

/// <summary>The service graph, or the part of it that matters most, as a Mermaid flowchart.</summary>
public sealed class MermaidReport : IReport
{
    /// <inheritdoc/>
    public string Format => "mermaid";

    /// <inheritdoc/>
    public void Write(AnalysisResult result, TextWriter output)
    {
        var selection = new MermaidSelection(result.Graph, new Cycles(result));
        output.Write("flowchart LR\n");
        foreach (var service in selection.Services)
            output.Write(selection.Line(service));
        foreach (var edge in selection.Edges)
            output.Write(selection.Line(edge));

        var services = result.Graph.Services.Count - selection.Services.Count;
        var edges = result.Graph.Edges.Count - selection.Edges.Count;
        if (services + edges == 0)
            return;

        var text = $"left out: {Words.Count(services, "service")}, {Words.Count(edges, "edge")} (depguard graph --format dot draws all)";
        output.Write($"  omitted[\"{text}\"]\n  style omitted stroke-dasharray: 5 5\n");
    }
}
