using System.CommandLine;
using DepGuard.Checks.Capacity;
using DepGuard.Cli.Simulation;
using DepGuard.Models.Hubs;
using DepGuard.Models.Simulation;

namespace DepGuard.Cli.Commands;

/// <summary><c>depguard simulate</c>: what becomes of a hub under a load, by closed forms and, if asked for, by a simulation.</summary>
internal sealed class SimulateCommand : Command
{
    private const string Json = "json";

    private readonly Terminal _terminal;
    private readonly HubOptions _hub;
    private readonly RunOptions _run;
    private readonly DefenceOptions _defence;
    private readonly ScanOptions _scan;

    private readonly Option<string?> _service = new("--service") { Description = "The hub, a service of the graph by id or alias; the options below replace its numbers.", HelpName = "SERVICE" };
    private readonly Option<string[]> _paths = new("--path") { Description = "Folders or files to scan, with --service. Default: the current folder.", HelpName = "PATH" };
    private readonly Option<string> _format = new("--format") { Description = "text or json. Rates in JSON are per second, times are seconds.", DefaultValueFactory = _ => "text", HelpName = "FORMAT" };

    public SimulateCommand(Terminal terminal)
        : base("simulate", "Says whether a hub stays up: its class, the load and the outage that take it down, and what brings it back.")
    {
        _terminal = terminal;
        _format.AcceptOnlyFromAmong("text", Json);
        Options.Add(_service);
        _hub = new HubOptions(this);
        _run = new RunOptions(this);
        _defence = new DefenceOptions(this);
        Options.Add(_format);
        Options.Add(_paths);
        _scan = new ScanOptions(this, withPaths: false);
        SetAction((result, cancellation) => Task.FromResult(Run(result, cancellation)));
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        if (parsed.GetValue(_service) is not { } name)
        {
            if (parsed.GetValue(_paths) is { Length: > 0 })
                throw new UsageException($"{_paths.Name} needs {_service.Name}: which service of the graph is the hub?");
            var (hub, load) = _hub.Read(parsed);
            Write(Ask(known: null, hub, load, parsed), parsed);
            return ExitStatus.Clean;
        }

        var scan = new Scan(_terminal, _scan.Read(parsed, parsed.GetValue(_paths)));
        var result = scan.Run(cancellation);
        var status = scan.Status(result, failOn: null);
        if (status != ExitStatus.NothingToScan)
        {
            var known = KnownHub.Find(result, name);
            var (hub, load) = _hub.Read(known, parsed);
            Write(Ask(known, hub, load, parsed), parsed);
        }

        scan.Explain(status, result);
        return status;
    }

    private Answer Ask(HubCase? known, Hub hub, double load, ParseResult parsed)
    {
        var scenario = _defence.Add(_run.Read(hub, load, parsed), parsed);
        if (_run.IsWanted(parsed))
            SimulationCost.Check(scenario);

        // A delay that is drawn between zero and the stated one is half of it on average.
        var average = scenario.HasJitter ? hub with { Delays = [.. hub.Delays.Select(delay => delay / 2)] } : hub;
        return new(known, _hub.Named(parsed), scenario, HubForecast.Of(average, load), _defence.Named(parsed), _run.IsWanted(parsed) ? HubSimulation.Run(scenario) : null);
    }

    private void Write(Answer answer, ParseResult parsed)
    {
        if (parsed.GetValue(_format) == Json)
            AnswerJson.Write(answer, _terminal.Out);
        else
            foreach (var line in AnswerText.Lines(answer))
                _terminal.Out.WriteLine(line);
    }
}
