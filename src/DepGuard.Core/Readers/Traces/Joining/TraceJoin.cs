using DepGuard.Facts;

namespace DepGuard.Readers.Traces.Joining;

/// <summary>
/// Finds the calls of a trace. A call is a span of a client; its callee is the service of a span below it, else what its attributes name.
/// A client's span inside of another one of the same service, such as that of a proxy, is the same call. A server's span below any span of
/// another service is a call of that service, even if that has no client's span. Messages go from a producer to the consumers below it.
/// </summary>
internal sealed class TraceJoin(CallTable calls, MessageJoin messages, PeerList peers, IReadOnlyList<FileStatistics> files)
{
    private const int LongestChain = 100;
    private const int ManyPairs = 1024;

    private readonly TraceTree _tree = new();
    private HashSet<(int Caller, int Callee)> _further = [];
    private int[] _outer = new int[64];
    private int[] _callee = new int[64];
    private bool[] _isCovered = new bool[64];

    /// <summary>Adds the calls of a trace with these spans, in order of arrival.</summary>
    public void Join(OpenTrace trace, ReadOnlySpan<Span> spans)
    {
        _tree.Build(spans);
        MakeRoom(spans.Length);
        for (var i = 0; i < spans.Length; i++)
            Count(spans, i);
        for (var i = 0; i < spans.Length; i++)
            if (!_tree.IsCopy(i) && spans[i].Kind is SpanKind.Client or SpanKind.Producer)
                Cover(spans, i);
        foreach (var (span, link) in trace.Links)
            if (!_tree.IsCopy(span) && spans[span].Service >= 0)
                ConnectLink(spans, span, link, trace.Id);
        for (var i = 0; i < spans.Length; i++)
            if (!_tree.IsCopy(i) && spans[i].Service >= 0)
                Connect(spans, i);
        for (var i = 0; i < spans.Length; i++)
            if (!_tree.IsCopy(i) && spans[i].Service >= 0)
                Finish(spans, i, trace.Id);
        if (_further.Count > ManyPairs)
            _further = [];
        else
            _further.Clear();
    }

    private void Count(ReadOnlySpan<Span> spans, int i)
    {
        var statistics = files[spans[i].File];
        statistics.Copies += _tree.IsCopy(i) ? 1 : 0;
        statistics.Orphans += _tree.Parent(i) == TraceTree.Missing ? 1 : 0;
    }

    /// <summary>A call inside of a call of the same kind takes its place; one inside of the sending of a message is part of that.</summary>
    private void Cover(ReadOnlySpan<Span> spans, int i)
    {
        var parent = _tree.Parent(i);
        if (parent < 0 || spans[parent].Service != spans[i].Service || _tree.Border(spans, parent) is not (var border and >= 0))
            return;
        if (spans[border].Kind == spans[i].Kind)
            (_outer[i], _isCovered[border]) = (border, true);
        else if (spans[border].Kind == SpanKind.Producer)
            _isCovered[i] = true;
    }

    private void Connect(ReadOnlySpan<Span> spans, int i)
    {
        var parent = _tree.Parent(i);
        if (parent < 0 || spans[parent].Service < 0)
            return;
        ref readonly var span = ref spans[i];
        var border = _tree.Border(spans, parent);
        var kind = border < 0 ? SpanKind.Unspecified : spans[border].Kind;
        if (spans[parent].Service == span.Service)
        {
            if (span.Kind == SpanKind.Server && kind == SpanKind.Client)
                _callee[border] = span.Service;
        }
        else if (span.Kind == SpanKind.Consumer || kind == SpanKind.Producer)
            AddCall(spans, kind is SpanKind.Producer or SpanKind.Client ? border : i, parent, i, CallMode.Async);
        else if (kind == SpanKind.Client)
            AddCall(spans, border, parent, i, ModeOf(spans[border], span));
        else if (span.Kind is SpanKind.Server or SpanKind.Unspecified)
            AddCall(spans, i, parent, i, ModeOf(span, span));
    }

    /// <summary>A consumer links to the sender of its message; in Jaeger every span may follow from another one.</summary>
    private void ConnectLink(ReadOnlySpan<Span> spans, int receiver, SpanLink link, TraceId trace)
    {
        ref readonly var span = ref spans[receiver];
        if (span.Kind != SpanKind.Consumer && !span.Is(SpanTraits.Follows))
            return;
        if (link.Trace != trace)
        {
            messages.AddLink(link, span);
            return;
        }

        var sender = _tree.Find(spans, link.Span);
        if (sender < 0 || spans[sender].Service < 0 || spans[sender].Service == span.Service)
            return;
        if (spans[sender].Kind == SpanKind.Producer)
        {
            AddCall(spans, sender, sender, receiver, CallMode.Async);
            return;
        }

        if (span.Kind == SpanKind.Consumer)
            _callee[receiver] = span.Service;
        calls.Received.Other.Add(span.Service);
        calls.Add(new CallKey(spans[sender].Service, span.Service, -1, CallMode.Async), span, span.Is(SpanTraits.Error), span.Duration);
    }

    /// <summary>Counts a call once for each callee; <paramref name="unit"/> is the span that stands for it.</summary>
    private void AddCall(ReadOnlySpan<Span> spans, int unit, int caller, int callee, CallMode mode)
    {
        var service = spans[callee].Service;
        if (_callee[unit] == service || (_callee[unit] >= 0 && !_further.Add((unit, service))))
            return;
        if (_callee[unit] < 0)
            _callee[unit] = service;
        if (spans[callee].Kind == SpanKind.Consumer)
            _callee[callee] = service;

        var isTelemetry = (spans[unit].Traits | spans[callee].Traits).HasFlag(SpanTraits.Telemetry);
        (isTelemetry ? calls.Received.Telemetry : calls.Received.Other).Add(service);
        var isError = spans[unit].Is(SpanTraits.Error) || spans[callee].Is(SpanTraits.Error);
        calls.Add(new CallKey(spans[caller].Service, service, -1, mode), spans[unit], isError, spans[unit].Duration, spans[unit].Resend);
    }

    /// <summary>Takes what has no callee in the trace.</summary>
    private void Finish(ReadOnlySpan<Span> spans, int i, TraceId trace)
    {
        ref readonly var span = ref spans[i];
        if (span.Kind == SpanKind.Consumer)
        {
            var parent = _tree.Parent(i);
            var isInside = parent >= 0 && spans[parent].Service == span.Service && _tree.Border(spans, parent) is var border and >= 0 && spans[border].Kind == SpanKind.Consumer;
            messages.AddConsumer(span, isConnected: isInside || _callee[i] >= 0);
        }

        if (_isCovered[i] || span.Kind is not (SpanKind.Client or SpanKind.Producer))
            return;
        var peer = OutermostPeer(spans, i);
        if (span.Kind == SpanKind.Producer)
            messages.AddProducer(new SpanLink(trace, span.Id), span with { Peer = peer }, isConnected: _callee[i] >= 0);
        else if (peer >= 0 && _callee[i] < 0)
            calls.Add(new CallKey(span.Service, -1, peer, ModeOf(span with { Peer = peer }, span)), span, span.Is(SpanTraits.Error), span.Duration, span.Resend);
        else if (_callee[i] < 0)
            files[span.File].Nameless++;
    }

    private int OutermostPeer(ReadOnlySpan<Span> spans, int i)
    {
        var peer = spans[i].Peer;
        for (var steps = 0; (i = _outer[i]) >= 0 && steps < LongestChain; steps++)
            peer = spans[i].Peer >= 0 ? spans[i].Peer : peer;
        return peer;
    }

    private CallMode ModeOf(in Span client, in Span server) =>
        client.Peer >= 0 && peers[client.Peer].Role == PeerRole.Store ? CallMode.Data
        : client.Peer >= 0 && peers[client.Peer].Role == PeerRole.Broker ? CallMode.Async
        : client.Is(SpanTraits.Control) || server.Is(SpanTraits.Control) ? CallMode.Control
        : CallMode.Sync;

    private void MakeRoom(int count)
    {
        if (count > _outer.Length)
        {
            var size = Math.Max(count, _outer.Length * 2);
            (_outer, _callee, _isCovered) = (new int[size], new int[size], new bool[size]);
        }

        _outer.AsSpan(0, count).Fill(-1);
        _callee.AsSpan(0, count).Fill(-1);
        _isCovered.AsSpan(0, count).Clear();
    }
}
