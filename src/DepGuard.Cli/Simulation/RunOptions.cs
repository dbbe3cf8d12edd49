using System.CommandLine;
using DepGuard.Configuration;
using DepGuard.Models.Hubs;
using DepGuard.Models.Simulation;

namespace DepGuard.Cli.Simulation;

/// <summary>What happens to a simulated hub, what is done about it, and how long it is watched.</summary>
internal sealed class RunOptions
{
    private const double Longest = 86_400;

    private readonly Option<bool> _run = new("--run") { Description = "Confirm the closed forms by a simulation, event by event." };

    private readonly QuantityOption<TimeSpan> _outage = new(
        "--outage", "TIME", "The hub takes no attempt for this long.", text => Happening.AtOnce(text)?.After, "a time of at most a day, such as 10s");

    private readonly QuantityOption<Happening> _surge = new("--surge", "RATE:TIME", "More calls for a time.", Happening.Load, "a rate and a time, such as 260/s:10s");

    private readonly QuantityOption<Happening> _slowDown = new(
        "--slow-down", "FACTOR:TIME", "Serving takes longer by a factor for a time.", Happening.Factor, "a factor and a time, such as 2.4:20s");

    private readonly QuantityOption<Happening> _cut = new(
        "--cut", "RATE:TIME[@TIME]", "Fewer calls for a time, from 30 s after the disturbance on or as stated.", Happening.Load, "a rate and a time, such as 40/s:400s or 40/s:400s@60s");

    private readonly QuantityOption<Happening> _flush = new(
        "--flush", "TIME", "Empty the queue this long after the disturbance. Without a value: 30s.", Happening.AtOnce, "a time of at most a day, such as 60s")
    {
        Bare = "30s",
    };

    private readonly QuantityOption<Happening> _restart = new(
        "--restart", "TIME[@TIME]", "Restart: connections are refused for the first time, from 30 s after the disturbance on or as stated. Without a value: 2s.", Happening.Lasting, "a time such as 2s or 2s@60s")
    {
        Bare = "2s",
    };

    private readonly QuantityOption<Happening> _silentRestart = new(
        "--silent-restart", "TIME[@TIME]", "The same, but attempts get no answer instead of a refusal.", Happening.Lasting, "a time such as 2s or 2s@60s")
    {
        Bare = "2s",
    };

    private readonly QuantityOption<long> _seed = new(
        "--seed", "N", "Number from which all chance is drawn. Default: 1.", text => Quantity.Whole(text) is { } seed and <= int.MaxValue ? seed : null, "a whole number from 0 to 2147483647");

    private readonly QuantityOption<double> _seconds = new(
        "--seconds", "N", "Seconds that are simulated; the first 60 are calm, more where a load above capacity needs longer to show. Default: until it shows how it ends.", text => (Quantity.Number(text) ?? Quantity.Time(text)?.TotalSeconds) is { } seconds and > RunLength.ShortestCalm and <= Longest ? seconds : null, "a number above 60 and up to 86400");

    /// <summary>Adds the options to a command.</summary>
    public RunOptions(Command command)
    {
        foreach (var option in (Option[])
            [_run, _outage.Option, _surge.Option, _slowDown.Option, _cut.Option, _flush.Option, _restart.Option, _silentRestart.Option, _seed.Option, _seconds.Option])
            command.Options.Add(option);
    }

    /// <summary>True if the simulation is asked for.</summary>
    public bool IsWanted(ParseResult parsed) => parsed.GetValue(_run);

    /// <summary>The scenario for a hub; throws <see cref="UsageException"/> for what cannot be simulated together.</summary>
    public Scenario Read(Hub hub, double callsPerSecond, ParseResult parsed)
    {
        var calm = RunLength.Calm(hub, callsPerSecond);
        var first = First(parsed, calm);
        var disturbed = calm + (first?.ForSeconds ?? 0);
        var then = Then(parsed, disturbed);
        var end = then.Select(one => one.AtSecond + one.ForSeconds).Append(disturbed).Max();
        var seconds = _seconds.Read(parsed) ?? RunLength.Of(hub, callsPerSecond, first, end);
        return seconds > end
            ? new Scenario(hub, callsPerSecond)
            {
                Disturbances = first is null ? then : [first, .. then],
                Seconds = seconds,
                CalmSeconds = calm,
                Seed = (int)(_seed.Read(parsed) ?? 1),
            }
            : throw new UsageException(FormattableString.Invariant($"{_seconds.Option.Name} {seconds:0.###}: must be more than the {end:0.###} s after which the last event is over"));
    }

    private Disturbance? First(ParseResult parsed, double calm)
    {
        List<(string Name, Disturbance Event)> stated = [];
        if (_outage.Read(parsed) is { } outage)
            stated.Add((_outage.Option.Name, new(DisturbanceKind.Outage, calm, outage.TotalSeconds)));
        if (_surge.Read(parsed) is { } surge)
            stated.Add((_surge.Option.Name, new(DisturbanceKind.Load, calm, surge.For.TotalSeconds, surge.Value)));
        if (_slowDown.Read(parsed) is { } slow)
            stated.Add((_slowDown.Option.Name, new(DisturbanceKind.SlowDown, calm, slow.For.TotalSeconds, slow.Value)));
        return stated.Count > 1
            ? throw new UsageException($"only one of {string.Join(" and ", stated.Select(one => one.Name))} can be simulated at a time")
            : stated.Select(one => one.Event).FirstOrDefault();
    }

    private List<Disturbance> Then(ParseResult parsed, double disturbed)
    {
        List<Disturbance> then = [];
        foreach (var (option, kind) in ((QuantityOption<Happening>, DisturbanceKind)[])
            [
                (_cut, DisturbanceKind.Load), (_flush, DisturbanceKind.Flush),
                (_restart, DisturbanceKind.RefusingRestart), (_silentRestart, DisturbanceKind.SilentRestart),
            ])
            if (option.Read(parsed) is { } one)
                then.Add(new(kind, disturbed + one.After.TotalSeconds, one.For.TotalSeconds, one.Value));
        return [.. then.OrderBy(one => one.AtSecond)];
    }
}
