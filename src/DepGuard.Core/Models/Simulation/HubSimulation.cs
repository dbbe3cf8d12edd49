using DepGuard.Models.Hubs;

namespace DepGuard.Models.Simulation;

/// <summary>
/// Discrete-event simulation of a hub and its callers: calls arrive, wait, are served or given up, and are tried again. An attempt that is given
/// up stays in the queue and is served for nobody, as servers do that are not told.
/// </summary>
public sealed class HubSimulation
{
    private const int EndlessAttempts = 1_000_000;
    private const double FullestBudget = 10;

    private readonly Scenario _scenario;
    private readonly Chance _chance;
    private readonly WaitingLine _line;
    private readonly SimulatedBreaker? _breaker;
    private readonly PriorityQueue<Event, (double At, long Order)> _events = new();
    private readonly List<Attempt> _attempts = [];
    private readonly SimulatedSecond[] _seconds;
    private readonly Dictionary<DisturbanceKind, int> _latest = [];
    private double _now;
    private long _order;
    private double _callsPerSecond;
    private double _slowDown = 1;
    private double _budget;
    private int _serving;
    private int _arrivals;
    private int _lives;
    private bool _isOut;
    private bool _refuses;
    private bool _swallows;

    private HubSimulation(Scenario scenario)
    {
        _scenario = scenario;
        _chance = new Chance(scenario.Seed);
        _line = new WaitingLine(scenario.NewestFirst);
        _breaker = scenario.Breaker is { } settings ? new SimulatedBreaker(settings) : null;
        _seconds = new SimulatedSecond[(int)Math.Clamp(Math.Ceiling(scenario.Seconds), 1, 1_000_000)];
        _callsPerSecond = scenario.CallsPerSecond;
    }

    private enum Kind
    {
        Arrival,
        Retry,
        Timeout,
        Served,
        Begin,
        End,
    }

    private Hub Hub => _scenario.Hub;

    /// <summary>Runs a scenario to its end.</summary>
    public static SimulationResult Run(Scenario scenario)
    {
        var simulation = new HubSimulation(scenario);
        simulation.Run();
        return SimulationResult.Of(scenario, simulation._seconds);
    }

    private void Run()
    {
        for (var i = 0; i < _scenario.Disturbances.Count; i++)
            Schedule(_scenario.Disturbances[i].AtSecond, Kind.Begin, i);
        ScheduleArrival();
        while (_events.TryDequeue(out var next, out var priority) && priority.At < _seconds.Length)
        {
            if ((int)priority.At > (int)_now)
                CloseSeconds((int)_now, (int)priority.At);
            _now = priority.At;
            Handle(next);
        }

        CloseSeconds((int)_now, _seconds.Length);
    }

    private void Handle(Event next)
    {
        switch (next.Kind)
        {
            case Kind.Arrival when next.Id == _arrivals:
                Count(calls: 1);
                _budget = Math.Min(FullestBudget, _budget + (Hub.RetryBudget ?? 0));
                Send(number: 1);
                ScheduleArrival();
                break;
            case Kind.Retry:
                Send(next.Id);
                break;
            case Kind.Timeout:
                GiveUp(next.Id);
                break;
            case Kind.Served when next.Life == _lives:
                Finish(next.Id);
                break;
            case Kind.Begin:
                Begin(next.Id);
                break;
            case Kind.End:
                End(next.Id);
                break;
        }
    }

    /// <summary>An attempt of a call goes out: refused at once, swallowed, or it waits.</summary>
    private void Send(int number)
    {
        if (_breaker?.Admits(_now) == false)
        {
            TryAgain(number);
            return;
        }

        Count(attempts: 1);
        if (_refuses || (!_swallows && _line.Count + _serving >= Hub.Queue + Hub.Workers))
        {
            Fail(number);
            return;
        }

        var id = _attempts.Count;
        _attempts.Add(new Attempt(number, _now));
        if (Hub.Timeout is { } timeout)
            Schedule(_now + timeout.TotalSeconds, Kind.Timeout, id);
        if (_swallows)
            return;
        _line.Add(id);
        ServeNext();
    }

    private void ServeNext()
    {
        while (!_isOut && _serving < Hub.Workers && _line.Count > 0)
        {
            var id = _line.Take();
            if (IsTooLate(_attempts[id]))
            {
                if (Leave(id))
                    Fail(_attempts[id].Number);
                continue;
            }

            _serving++;
            Schedule(_now + (_chance.ServiceTime(Hub.ServiceTime.TotalSeconds, Hub.ServiceVariation) * _slowDown), Kind.Served, id);
        }
    }

    private bool IsTooLate(Attempt attempt) =>
        _scenario.ShedMargin is { } margin && Hub.Timeout is { } timeout && _now - attempt.SentAt > (timeout - margin).TotalSeconds;

    private void Finish(int id)
    {
        _serving--;
        if (Leave(id))
        {
            Count(answered: 1);
            _breaker?.Record(_now, failed: false);
        }

        ServeNext();
    }

    private void GiveUp(int id)
    {
        if (Leave(id))
            Fail(_attempts[id].Number);
    }

    /// <summary>The caller stops waiting; false if it had done so before.</summary>
    private bool Leave(int id)
    {
        if (_attempts[id].IsOver)
            return false;
        _attempts[id] = _attempts[id] with { IsOver = true };
        return true;
    }

    private void Fail(int number)
    {
        _breaker?.Record(_now, failed: true);
        TryAgain(number);
    }

    private void TryAgain(int number)
    {
        if (number >= Math.Min(EndlessAttempts, Hub.Attempts))
            return;
        if (Hub.RetryBudget is not null)
        {
            if (_budget < 1)
                return;
            _budget--;
        }

        var delay = Hub.Delays.Count == 0 ? 0 : Hub.Delays[Math.Min(number, Hub.Delays.Count) - 1].TotalSeconds;
        Schedule(_now + (_scenario.HasJitter ? delay * _chance.Share() : delay), Kind.Retry, number + 1);
    }

    private void Begin(int index)
    {
        var what = _scenario.Disturbances[index];
        _latest[what.Kind] = index;
        switch (what.Kind)
        {
            case DisturbanceKind.Outage:
                _isOut = true;
                break;
            case DisturbanceKind.Load:
                ChangeLoad(what.Value);
                break;
            case DisturbanceKind.SlowDown:
                _slowDown = what.Value;
                break;
            case DisturbanceKind.Flush:
                _line.Clear();
                break;
            default:
                _line.Clear();
                _serving = 0;
                _refuses |= what.Kind == DisturbanceKind.RefusingRestart;
                _swallows |= what.Kind == DisturbanceKind.SilentRestart;
                _lives++;
                break;
        }

        if (what.Kind != DisturbanceKind.Flush)
            Schedule(_now + what.ForSeconds, Kind.End, index);
    }

    /// <summary>Undoes a disturbance, unless a later one of its kind has taken its place.</summary>
    private void End(int index)
    {
        var kind = _scenario.Disturbances[index].Kind;
        if (_latest[kind] != index)
            return;

        switch (kind)
        {
            case DisturbanceKind.Outage:
                _isOut = false;
                break;
            case DisturbanceKind.Load:
                ChangeLoad(_scenario.CallsPerSecond);
                break;
            case DisturbanceKind.SlowDown:
                _slowDown = 1;
                break;
            case DisturbanceKind.RefusingRestart:
                _refuses = false;
                break;
            default:
                _swallows = false;
                break;
        }

        ServeNext();
    }

    /// <summary>Waiting times of independent events do not remember, so the next arrival may be drawn anew.</summary>
    private void ChangeLoad(double callsPerSecond)
    {
        _callsPerSecond = callsPerSecond;
        _arrivals++;
        ScheduleArrival();
    }

    private void ScheduleArrival() => Schedule(_now + _chance.UntilNext(_callsPerSecond), Kind.Arrival, _arrivals);

    private void Schedule(double at, Kind kind, int id)
    {
        if (at < _seconds.Length)
            _events.Enqueue(new Event(kind, id, _lives), (at, _order++));
    }

    private void Count(int calls = 0, int attempts = 0, int answered = 0)
    {
        ref var second = ref _seconds[(int)_now];
        second = second with { Calls = second.Calls + calls, Attempts = second.Attempts + attempts, Answered = second.Answered + answered };
    }

    private void CloseSeconds(int from, int to)
    {
        for (var i = from; i < to; i++)
            _seconds[i] = _seconds[i] with { Waiting = _line.Count };
    }

    private readonly record struct Event(Kind Kind, int Id, int Life);

    private readonly record struct Attempt(int Number, double SentAt, bool IsOver = false);
}
