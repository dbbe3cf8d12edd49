using DepGuard.Models.Queueing;
using DepGuard.Models.Retries;

namespace DepGuard.Models.Hubs;

/// <summary>
/// F(L): the probability that an attempt fails when L attempts per second are offered. It never falls with L. A queue without bound fails
/// every attempt from its capacity on.
/// </summary>
internal sealed class FailureFunction
{
    // What waits longer than this has long been given up or never will be, so that a longer queue changes nothing.
    private const long LongestQueue = 10_000_000;

    private readonly Hub _hub;
    private readonly double _service;
    private readonly double _timeout;
    private readonly double _ownLate;
    private readonly BoundedQueue? _bounded;

    public FailureFunction(Hub hub)
    {
        _hub = hub;
        _service = hub.ServiceTime.TotalSeconds;
        _timeout = Math.Max(0, hub.Timeout?.TotalSeconds ?? double.PositiveInfinity);
        _ownLate = ServiceTime.IsLate(_service, hub.ServiceVariation, _timeout);
        if (hub is { Queue: { } queue, Workers: > 0 } && _service > 0)
            _bounded = new(_service, hub.Workers, Math.Min(queue, LongestQueue), _timeout);
    }

    /// <summary>The probability that an attempt fails.</summary>
    public double At(double attemptsPerSecond)
    {
        if (!(attemptsPerSecond > 0) || double.IsPositiveInfinity(_hub.CapacityPerSecond))
            return 0;
        if (_hub.Workers <= 0 || double.IsPositiveInfinity(attemptsPerSecond))
            return 1;

        return _bounded?.Fails(attemptsPerSecond) ?? Unbounded(attemptsPerSecond);
    }

    /// <summary>The failure rate that follows from a failure rate: callers turn it into attempts, and the attempts into failures.</summary>
    public double After(double callsPerSecond, double failureRate) =>
        At(callsPerSecond * Math.Min(RetryLoad.ExpectedAttempts(failureRate, _hub.Attempts), _hub.EffectiveAttempts));

    private double Unbounded(double load)
    {
        if (load >= _hub.CapacityPerSecond)
            return 1;
        if (_hub.ServiceVariation >= ServiceTime.Exponential)
            return ErlangQueue.IsLate(load, _service, _hub.Workers, _timeout);
        if (_timeout <= _service)
            return _ownLate;

        var decay = (_hub.CapacityPerSecond - load) * 2 / (1 + Math.Max(0, _hub.ServiceVariation));
        return Math.Min(1, _ownLate + (ErlangQueue.Waits(_hub.Workers, load * _service) * Math.Exp(-decay * (_timeout - _service))));
    }
}
