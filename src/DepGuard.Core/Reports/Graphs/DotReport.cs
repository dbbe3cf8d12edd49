using DepGuard.Facts;
using DepGuard.Findings;
using DepGuard.Graph;
using DepGuard.Reports.Text;

namespace DepGuard.Reports.Graphs;

/// <summary>The service graph for Graphviz: shapes by kind, lines by mode, edges of a cycle bold, attempts and deadlines beside them.</summary>
public sealed class DotReport : IReport
{
    private const string Red = "#c0392b";

    /// <inheritdoc/>
    public string Format => "dot";

    /// <inheritdoc/>
    public void Write(AnalysisResult result, TextWriter output)
    {
        var cycles = new Cycles(result);
        output.Write("// Lines: sync solid, async dashed, data dotted, startup dashed grey, control dotted grey, in a cycle bold red.\n");
        output.Write("digraph depguard {\n");
        output.Write("  graph [rankdir=LR];\n");
        output.Write("  node [fontname=\"sans-serif\", shape=box];\n");
        output.Write("  edge [fontname=\"sans-serif\", fontsize=10];\n");
        foreach (var service in result.Graph.Services)
            WriteService(service, cycles.Contains(service), output);
        foreach (var edge in result.Graph.Edges)
            WriteEdge(edge, cycles.Contains(edge), output);
        output.Write("}\n");
    }

    private static void WriteService(Service service, bool inCycle, TextWriter output)
    {
        var colour = inCycle ? $", color=\"{Red}\"" : "";
        output.Write($"  {Quote(service.Id)} [label={QuoteLabel(service.Id)}, {Shape(service.Kind)}{colour}];\n");
    }

    private static void WriteEdge(Edge edge, bool inCycle, TextWriter output)
    {
        var tooltip = QuoteLabel($"{Label.Of(edge.Mode)} {edge.Evidence[0].At}");
        var label = CallNumbersText.Drawn(edge) is { Length: > 0 } numbers ? $", label={QuoteLabel(numbers)}" : "";
        output.Write($"  {Quote(edge.Caller.Id)} -> {Quote(edge.Callee.Id)} [{Line(edge.Mode, inCycle)}{label}, tooltip={tooltip}];\n");
    }

    private static string Shape(ServiceKind kind) => kind switch
    {
        ServiceKind.Gateway => "shape=hexagon",
        ServiceKind.Job => "shape=component",
        ServiceKind.Database => "shape=cylinder",
        ServiceKind.Cache => "shape=cylinder, style=dashed",
        ServiceKind.Broker => "shape=cds",
        ServiceKind.External => "shape=ellipse, style=dashed",
        _ => "shape=box",
    };

    private static string Line(CallMode mode, bool inCycle) => mode switch
    {
        CallMode.Sync when inCycle => $"style=\"solid,bold\", color=\"{Red}\", penwidth=3",
        CallMode.Sync => "style=solid, color=\"#1f2933\"",
        CallMode.Async => "style=dashed, color=\"#1565c0\", arrowhead=vee",
        CallMode.Data => "style=dotted, color=\"#2e7d32\"",
        CallMode.Startup => "style=dashed, color=\"#7b8794\", arrowhead=odot",
        _ => "style=dotted, color=\"#7b8794\", arrowhead=empty",
    };

    /// <summary>A quoted string; the doubled backslash is safe both in a name and in a label.</summary>
    private static string Quote(string text) =>
        $"\"{Printable.Of(text).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    /// <summary>A quoted string in which no character entity is recognised.</summary>
    private static string QuoteLabel(string text) => Quote(text.Replace("&", "&amp;", StringComparison.Ordinal));
}
