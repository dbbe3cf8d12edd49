using System.CommandLine;
using DepGuard.Facts;
using DepGuard.Findings;
using DepGuard.Graph;

namespace DepGuard.Cli.Commands;

/// <summary><c>depguard callers S</c>: who depends on a service, directly and through others.</summary>
internal sealed class CallersCommand(Terminal terminal)
    : QueryCommand("callers", "Lists who depends on a service, directly and through others.", terminal, Service)
{
    private static readonly Argument<string> Service = new("SERVICE") { Description = "The service, by id or alias." };

    /// <inheritdoc/>
    protected override void Answer(AnalysisResult result, ParseResult parsed)
    {
        var graph = result.Graph;
        var service = ServiceName.Find(result, parsed.GetValue(Service)!);
        var direct = graph.To(service).ToList();
        var all = graph.Dependents(service);
        var callers = direct.Select(edge => edge.Caller).ToHashSet();
        Terminal.Out.WriteLine($"{service.Id}: {callers.Count} direct, {all.Count} in all, of {graph.Services.Count} services");
        foreach (var edge in direct)
            Terminal.Out.WriteLine($"  {edge.Caller.Id} ({Label.Of(edge.Mode)}) {edge.Evidence[0].At} {edge.Evidence[0].Text}");
        foreach (var other in all.Where(other => !callers.Contains(other)))
            Terminal.Out.WriteLine($"  {other.Id} (through others)");
    }
}
