using DepGuard.Facts;

namespace DepGuard.Readers.Traces.Joining;

/// <summary>
/// Joins messages across traces once all spans are known: a consumer with the producer that it links to, else all consumers of a destination
/// with its producers, else each of them with the broker. Only so many messages wait; what exceeds that counts as a call of the broker.
/// </summary>
internal sealed class MessageJoin(CallTable calls, PeerList peers)
{
    private const int MostWaiting = 200_000;
    private const int MostConsumers = 100;

    private readonly Dictionary<SpanLink, (Span Span, bool IsConnected)> _producers = [];
    private readonly List<(SpanLink Link, Span Consumer)> _links = [];
    private readonly List<Span> _consumers = [];
    private readonly Dictionary<(int Destination, bool Sends), SortedSet<(int System, int Service)>> _ends = [];

    /// <summary>Takes a span that sends a message.</summary>
    public void AddProducer(SpanLink id, in Span span, bool isConnected)
    {
        AddEnd(span, sends: true);
        if (_producers.Count < MostWaiting)
            _producers.TryAdd(id, (span, isConnected));
        else if (!isConnected)
            AddBroker(span);
    }

    /// <summary>Takes a link of a consumer into another trace.</summary>
    public void AddLink(SpanLink link, in Span consumer)
    {
        if (_links.Count < MostWaiting)
            _links.Add((link, consumer));
    }

    /// <summary>Takes a span that receives a message.</summary>
    public void AddConsumer(in Span span, bool isConnected)
    {
        AddEnd(span, sends: false);
        if (isConnected)
            return;
        if (_consumers.Count < MostWaiting)
            _consumers.Add(span);
        else
            AddBroker(span);
    }

    /// <summary>Adds the calls of all messages.</summary>
    public void Finish()
    {
        var linked = FollowLinks();
        foreach (var (span, isConnected) in _producers.Values)
            if (!isConnected && !SendTo(span))
                AddBroker(span);
        foreach (var span in _consumers)
            if (!linked.Contains((span.Id, span.Service)) && !Others(span, sends: true).Any())
                AddBroker(span);
    }

    /// <summary>Counts a message once for each service that consumes it; the consumers whose producer was found.</summary>
    private HashSet<(ulong Id, int Service)> FollowLinks()
    {
        var linked = new HashSet<(ulong, int)>();
        var counted = new HashSet<(SpanLink, int)>();
        foreach (var (link, consumer) in _links)
        {
            if (!_producers.TryGetValue(link, out var producer))
                continue;
            linked.Add((consumer.Id, consumer.Service));
            _producers[link] = (producer.Span, true);
            if (counted.Add((link, consumer.Service)))
                Add(producer.Span, consumer.Service, consumer.Is(SpanTraits.Error));
        }

        return linked;
    }

    private bool SendTo(in Span producer)
    {
        var isSent = false;
        foreach (var (_, service) in Others(producer, sends: false))
        {
            Add(producer, service, isError: false);
            isSent = true;
        }

        return isSent;
    }

    /// <summary>Other services at the other end of the same destination, of the same product as far as that is stated.</summary>
    private IEnumerable<(int System, int Service)> Others(Span span, bool sends)
    {
        var peer = span.Peer < 0 ? default : peers[span.Peer];
        return span.Peer < 0 || peer.Destination < 0 || !_ends.TryGetValue((peer.Destination, sends), out var ends)
            ? []
            : ends.Where(end => end.Service != span.Service && (end.System < 0 || peer.System < 0 || end.System == peer.System)).DistinctBy(end => end.Service);
    }

    private void AddEnd(in Span span, bool sends)
    {
        if (span.Peer < 0 || peers[span.Peer] is not { Destination: >= 0 } peer)
            return;
        var key = (peer.Destination, sends);
        var ends = _ends.TryGetValue(key, out var known) ? known : _ends[key] = [];
        if (ends.Count < MostConsumers)
            ends.Add((peer.System, span.Service));
    }

    private void Add(in Span producer, int consumer, bool isError)
    {
        calls.Received.Other.Add(consumer);
        calls.Add(new CallKey(producer.Service, consumer, -1, CallMode.Async), producer, isError || producer.Is(SpanTraits.Error), producer.Duration);
    }

    private void AddBroker(in Span span)
    {
        if (span.Peer >= 0)
            calls.Add(new CallKey(span.Service, -1, span.Peer, CallMode.Async), span, span.Is(SpanTraits.Error), span.Duration);
    }
}
