using System.Globalization;
using DepGuard.Facts;
using DepGuard.Findings;
using DepGuard.Graph;

namespace DepGuard.Reports;

/// <summary>The service graph, or the part of it that matters most, as a Mermaid flowchart.</summary>
public sealed class MermaidReport : IReport
{
    /// <inheritdoc/>
    public string Format => "mermaid";

    /// <inheritdoc/>
    public void Write(AnalysisResult result, TextWriter output)
    {
        var selection = MermaidSelection.Of(result.Graph, new Cycles(result));
        output.Write("flowchart LR\n");
        foreach (var service in selection.Services)
            output.Write(Line(service, selection.Numbers[service.Id]));
        foreach (var edge in selection.Edges)
            output.Write(Line(edge, selection.Numbers, selection.Cycles.Contains(edge)));
        if (selection.LeftOut.Length > 0)
            output.Write($"  omitted[\"{selection.LeftOut}\"]\n  style omitted stroke-dasharray: 5 5\n");
    }

    /// <summary>The line that draws a service.</summary>
    internal static string Line(Service service, int number)
    {
        var (open, close) = service.Kind switch
        {
            ServiceKind.Gateway => ("{{", "}}"),
            ServiceKind.Database or ServiceKind.Cache => ("[(", ")]"),
            ServiceKind.Broker => ("[[", "]]"),
            ServiceKind.External => ("([", "])"),
            _ => ("[", "]"),
        };
        return string.Create(CultureInfo.InvariantCulture, $"  n{number}{open}\"{MermaidLabel.Of(service.Id)}\"{close}\n");
    }

    /// <summary>The line that draws an edge.</summary>
    internal static string Line(Edge edge, IReadOnlyDictionary<string, int> numbers, bool inCycle)
    {
        var stroke = edge.Mode switch
        {
            CallMode.Sync when inCycle => "==>",
            CallMode.Sync => "-->",
            CallMode.Async => "-. async .->",
            CallMode.Data => "--o",
            CallMode.Startup => "-. startup .->",
            _ => "-. control .->",
        };
        return string.Create(CultureInfo.InvariantCulture, $"  n{numbers[edge.Caller.Id]} {stroke} n{numbers[edge.Callee.Id]}\n");
    }
}
