using System.CommandLine;
using DepGuard.Graph;

namespace DepGuard.Cli.Commands;

/// <summary><c>depguard callers S</c>: who depends on a service, directly and through others.</summary>
internal sealed class CallersCommand : Command
{
    private readonly Terminal _terminal;
    private readonly ScanOptions _scan;
    private readonly Argument<string> _service = new("SERVICE") { Description = "The service, by id or alias." };
    private readonly Option<string[]> _paths = new("--path") { Description = "Folders or files to scan. Default: the current folder.", HelpName = "PATH" };

    public CallersCommand(Terminal terminal)
        : base("callers", "Lists who depends on a service, directly and through others.")
    {
        _terminal = terminal;
        Arguments.Add(_service);
        Options.Add(_paths);
        _scan = new ScanOptions(this, withPaths: false);
        SetAction((result, cancellation) => Task.FromResult(Run(result, cancellation)));
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var scan = new Scan(_terminal, _scan.Read(parsed, parsed.GetValue(_paths)));
        var result = scan.Run(cancellation);
        var status = scan.Status(result, failOn: null);
        if (status != ExitStatus.NothingToScan)
            Print(result.Graph, ServiceName.Find(result, parsed.GetValue(_service)!));
        scan.Explain(status, result);
        return status;
    }

    private void Print(ServiceGraph graph, Service service)
    {
        var direct = graph.To(service).ToList();
        var all = graph.Dependents(service);
        var callers = direct.Select(edge => edge.Caller).ToHashSet();
        _terminal.Out.WriteLine($"{service.Id}: {callers.Count} direct, {all.Count} in all, of {graph.Services.Count} services");
        foreach (var edge in direct)
            _terminal.Out.WriteLine($"  {edge.Caller.Id} ({Labels.Of(edge.Mode)}) {edge.Evidence[0].At} {edge.Evidence[0].Text}");
        foreach (var other in all.Where(other => !callers.Contains(other)))
            _terminal.Out.WriteLine($"  {other.Id} (through others)");
    }
}
