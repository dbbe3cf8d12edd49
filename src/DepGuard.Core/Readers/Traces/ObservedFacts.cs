using DepGuard.Facts;
using DepGuard.Sources;

namespace DepGuard.Readers.Traces;

/// <summary>Turns what was observed into facts: services with their names, and calls.</summary>
internal sealed class ObservedFacts
{
    private readonly TraceInput _input;
    private readonly IReadOnlyList<Container> _containers;
    private readonly ObservedNames _names;

    public ObservedFacts(TraceInput input, IReadOnlyList<Container> containers)
    {
        (_input, _containers) = (input, containers);
        _names = new ObservedNames(input.Services.All);
    }

    /// <summary>All facts: services, names, calls.</summary>
    public IEnumerable<Fact> All() => [.. _names.Facts(PlaceOf(), Telemetry()), .. ContainerNames.Read(_containers), .. Spans(), .. Counters()];

    /// <summary>The first place that shows a call of each service; the beginning of the first file for those that are never seen to call or be called.</summary>
    private Dictionary<int, SourceSpan> PlaceOf()
    {
        var places = new Dictionary<int, SourceSpan>();
        foreach (var (key, tally) in _input.Calls.All)
            Note(places, key.Caller, key.Callee, At(tally.File, tally.Line));
        foreach (var (key, counter) in _input.Counters.All)
            Note(places, key.Caller, key.Callee, At(counter.File, counter.Line));
        for (var service = 0; service < _input.Services.All.Count; service++)
            places.TryAdd(service, At(0, 1));
        return places;
    }

    private static void Note(Dictionary<int, SourceSpan> places, int caller, int callee, SourceSpan at)
    {
        places.TryAdd(caller, at);
        if (callee >= 0)
            places.TryAdd(callee, at);
    }

    /// <summary>Who receives nothing but telemetry is a back end of telemetry, whatever its name.</summary>
    private HashSet<int> Telemetry() => [.. _input.Calls.Received.Telemetry.Except(_input.Calls.Received.Other)];

    /// <summary>Calls of stores and brokers come first: what a plain call of the same host is follows from them.</summary>
    private IEnumerable<ObservedCallFact> Spans()
    {
        foreach (var (key, tally) in _input.Calls.All.OrderBy(call => call.Key.Mode == CallMode.Sync))
        {
            if (_names.Reference(key.Caller) is not { } caller || (key.Callee >= 0 && _names.Reference(key.Callee) == caller))
                continue;
            var seen = new Observation(tally.Calls, tally.Errors, tally.Durations.Percentile(0.5), tally.Durations.Percentile(0.99), tally.Resends > 0 ? tally.Resends : null);
            var at = At(tally.File, tally.Line);
            if (key.Callee >= 0)
                yield return new ObservedCallFact(caller, new Address(_input.Services.All[key.Callee].Name), key.Mode, seen, "spans", at)
                {
                    Callee = _names.Reference(key.Callee),
                    DecidesMode = key.Mode != CallMode.Sync,
                };
            else if (PeerTarget.Of(_input.Peers[key.Peer], key.Mode, _input) is { } target)
                yield return new ObservedCallFact(caller, target.Address, target.Mode, seen, "spans", at) { UnknownKind = target.Kind, DecidesMode = key.Mode != CallMode.Sync };
        }
    }

    private IEnumerable<ObservedCallFact> Counters()
    {
        foreach (var (key, counter) in _input.Counters.All)
        {
            var calls = counter.Calls > 0 ? counter.Calls : Math.Max(counter.AtCaller.Count, counter.AtCallee.Count);
            if (calls < 1 || _names.Reference(key.Caller) is not { } caller)
                continue;
            var durations = counter.AtCaller.Count > 0 ? counter.AtCaller : counter.AtCallee;
            var seen = new Observation((long)calls, (long)counter.Errors, durations.Quantile(0.5), durations.Quantile(0.99));
            var callee = key.Callee >= 0 ? _names.Reference(key.Callee) : null;
            if (callee != caller)
                yield return new ObservedCallFact(caller, new Address(callee?.Name ?? key.Target), key.Mode, seen, key.Source, At(counter.File, counter.Line))
                {
                    Callee = callee,
                    UnknownKind = key.UnknownKind,
                    DecidesMode = key.Mode != CallMode.Sync,
                };
        }
    }

    private SourceSpan At(int file, int line) => new(_input.Path(file), line, 1, line, 1);
}
