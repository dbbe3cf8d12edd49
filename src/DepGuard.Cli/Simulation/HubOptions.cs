using System.Collections.Immutable;
using System.CommandLine;
using DepGuard.Checks.Capacity;
using DepGuard.Configuration;
using DepGuard.Facts.Policies;
using DepGuard.Models.Hubs;

namespace DepGuard.Cli.Simulation;

/// <summary>The numbers of a hub on the command line; each replaces the one that the graph knows, if a service of it is asked about.</summary>
internal sealed class HubOptions
{
    private const string None = "none";
    private const double LargestVariation = 100;

    private readonly QuantityOption<double> _rate = new(
        "--arrival-rate", "RATE", "New calls that reach the hub, such as 40/s.", text => Quantity.Rate(text) is { } rate and > 0 and < 1e12 ? rate : null, "a rate above zero, such as 40/s or 2400/min");

    private readonly QuantityOption<long> _workers = new(
        "--workers", "N", "Attempts served at the same time, over all replicas.", text => Quantity.Whole(text) is { } count and > 0 and <= int.MaxValue ? count : null, "a whole number from 1 on");

    private readonly QuantityOption<TimeSpan> _serviceTime = new(
        "--service-time", "TIME", "Mean time of a worker for one attempt, such as 80ms.", AboveZero, "a time above zero, such as 80ms or 2s");

    private readonly QuantityOption<double> _variation = new(
        "--service-cv2",
        "NUMBER",
        "Squared coefficient of variation of that time: 0 fixed, 1 exponential. Default: 1.",
        text => Quantity.Number(text) is { } number and (0 or >= 0.001) and <= LargestVariation ? number : null,
        "0, or a number from 0.001 to 100");

    private readonly QuantityOption<TimeSpan> _timeout = new(
        "--timeout", "TIME", "Time after which a caller gives an attempt up, such as 1s.", AboveZero, "a time above zero, such as 80ms or 2s");

    private readonly QuantityOption<Attempts> _attempts = new(
        "--attempts", "N", "Attempts of a call, the first counts; or 'unbounded'. Default: 1.", Quantity.Tries, "a whole number from 1 on, or 'unbounded'");

    private readonly QuantityOption<ImmutableArray<TimeSpan>> _backoff = new(
        "--backoff", "TIME,...", "Delay before each retry; the last one repeats. Default: 0ms.", Delays, "a time such as 200ms, or several as in 1s,2s,4s");

    private readonly QuantityOption<Ratio> _budget = new(
        "--retry-budget", "SHARE", "Retries as a share of calls that callers allow themselves, such as 10%; or 'none'. Default: none.", Budget, "a share such as 10% or 0.1, or 'none'");

    private readonly QuantityOption<long> _queue = new(
        "--queue", "N", "Attempts that may wait; or 'unbounded'. Default: unbounded.", Quantity.Bound, "a whole number, or 'unbounded'");

    /// <summary>Adds the options to a command.</summary>
    public HubOptions(Command command)
    {
        foreach (var option in All)
            command.Options.Add(option);
    }

    /// <summary>A hub by numbers alone; throws <see cref="UsageException"/> with the options that are missing.</summary>
    public (Hub Hub, double CallsPerSecond) Read(ParseResult parsed)
    {
        var hub = Changed(new Hub(1, TimeSpan.FromSeconds(1), Timeout: null, Attempts: 1), parsed);
        var rate = _rate.Read(parsed);
        string[] needed = [_rate.Option.Name, _workers.Option.Name, _serviceTime.Option.Name, _timeout.Option.Name];
        var missing = needed.Where(name => parsed.GetResult(name) is null).ToList();
        if (missing.Count > 0)
            throw new UsageException(
                $"simulate needs {string.Join(", ", missing)}, or --service for a service whose numbers the files state\n"
                + "for example: depguard simulate --arrival-rate 280/s --workers 30 --service-time 100ms --timeout 1s --attempts 2");
        return (hub, rate!.Value);
    }

    /// <summary>A service of the graph with the numbers on the command line; throws <see cref="UsageException"/> if nobody states a time limit.</summary>
    public (Hub Hub, double CallsPerSecond) Read(HubCase known, ParseResult parsed)
    {
        var hub = Changed(known.Hub, parsed);
        return hub.Timeout is null
            ? throw new UsageException($"no time limit of the callers of '{known.Service.Id}' is known; add one, as in {_timeout.Option.Name} 2s")
            : (hub, _rate.Read(parsed) ?? known.CallsPerSecond);
    }

    /// <summary>The options that are given.</summary>
    public IReadOnlyList<string> Named(ParseResult parsed) => [.. All.Where(option => parsed.GetResult(option) is not null).Select(option => option.Name)];

    private Option[] All =>
        [_rate.Option, _workers.Option, _serviceTime.Option, _variation.Option, _timeout.Option, _attempts.Option, _backoff.Option, _budget.Option, _queue.Option];

    private Hub Changed(Hub hub, ParseResult parsed) => hub with
    {
        Workers = _workers.Read(parsed) ?? hub.Workers,
        ServiceTime = _serviceTime.Read(parsed) ?? hub.ServiceTime,
        ServiceVariation = _variation.Read(parsed) ?? hub.ServiceVariation,
        Timeout = _timeout.Read(parsed) ?? hub.Timeout,
        Attempts = _attempts.Read(parsed) is { } tries ? tries.Count ?? double.PositiveInfinity : hub.Attempts,
        Delays = _backoff.Read(parsed) ?? hub.Delays,
        RetryBudget = _budget.Read(parsed) is { } share ? (double.IsFinite(share.Value) ? share.Value : null) : hub.RetryBudget,
        Queue = _queue.Read(parsed) is { } room ? (room < long.MaxValue ? room : null) : hub.Queue,
    };

    private static TimeSpan? AboveZero(string text) => Quantity.Time(text) is { } time && time > TimeSpan.Zero ? time : null;

    private static ImmutableArray<TimeSpan>? Delays(string text)
    {
        var delays = text.Split(',').Select(part => Quantity.Time(part.Trim())).ToList();
        return delays.TrueForAll(delay => delay is not null) ? [.. delays.Select(delay => delay!.Value)] : null;
    }

    /// <summary>No budget is one that allows any share.</summary>
    private static Ratio? Budget(string text) => text == None ? new Ratio(double.PositiveInfinity) : Quantity.Share(text);
}
