using System.CommandLine;
using DepGuard.Configuration;
using DepGuard.Models.Simulation;

namespace DepGuard.Cli.Simulation;

/// <summary>How a hub and its callers defend themselves; only the simulation knows.</summary>
internal sealed class DefenceOptions
{
    private readonly Option<bool> _lifo = new("--lifo") { Description = "Serve the attempt that came last first." };

    private readonly Option<bool> _jitter = new("--jitter") { Description = "Draw each delay between zero and the stated one." };

    private readonly QuantityOption<TimeSpan> _shed = new(
        "--shed", "TIME", "Refuse, when their turn comes, attempts whose callers leave within this time. Without a value: 0s.", Quantity.Time, "a time such as 100ms")
    {
        Bare = "0s",
    };

    private readonly QuantityOption<TimeSpan> _breaker = new(
        "--breaker", "TIME", "Callers have a circuit breaker: it opens for this long when half of at least 20 attempts within a second fail. Without a value: 5s.", Quantity.Time, "a time such as 5s")
    {
        Bare = "5s",
    };

    /// <summary>Adds the options to a command.</summary>
    public DefenceOptions(Command command)
    {
        foreach (var option in (Option[])[_lifo, _jitter, _shed.Option, _breaker.Option])
            command.Options.Add(option);
    }

    /// <summary>True if delays are drawn.</summary>
    public bool HasJitter(ParseResult parsed) => parsed.GetValue(_jitter);

    /// <summary>The stated options that the closed forms leave out of account.</summary>
    public IReadOnlyList<string> Named(ParseResult parsed)
    {
        List<string> named = [];
        if (parsed.GetValue(_lifo))
            named.Add(_lifo.Name);
        if (_shed.Read(parsed) is not null)
            named.Add(_shed.Option.Name);
        if (_breaker.Read(parsed) is not null)
            named.Add(_breaker.Option.Name);
        return named;
    }

    /// <summary>The scenario with its defences.</summary>
    public Scenario Add(Scenario scenario, ParseResult parsed) => scenario with
    {
        NewestFirst = parsed.GetValue(_lifo),
        HasJitter = HasJitter(parsed),
        ShedMargin = _shed.Read(parsed),
        Breaker = _breaker.Read(parsed) is { } open ? new BreakerSettings(0.5, 20, TimeSpan.FromSeconds(1), open) : null,
    };
}
