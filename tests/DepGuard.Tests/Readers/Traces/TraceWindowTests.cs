using DepGuard.Readers.Traces.Joining;
using Xunit;

namespace DepGuard.Tests.Readers.Traces;

public class TraceWindowTests
{
    private static readonly CallKey Call = new(0, 1, -1, Facts.CallMode.Sync);

    [Fact]
    public void Spans_of_a_trace_may_come_apart_as_long_as_the_window_holds_them()
    {
        var (calls, file) = Read(capacity: 100, Interleaved(traces: 50));

        Assert.Equal(50, calls.All.Single(call => call.Key == Call).Value.Calls);
        Assert.Equal((0, 50), (file.Late, file.Traces));
    }

    [Fact]
    public void Spans_that_come_after_their_trace_are_counted_as_late_and_left_out()
    {
        var (calls, file) = Read(capacity: 10, Interleaved(traces: 50));

        Assert.True(file.Late > 0);
        Assert.True(calls.All.Where(call => call.Key == Call).Sum(call => call.Value.Calls) < 50);
    }

    [Fact]
    public void A_trace_that_comes_again_after_it_was_joined_does_not_count_twice()
    {
        var trace = Interleaved(traces: 1);

        var (calls, file) = Read(capacity: 1, [.. trace, .. trace]);

        Assert.True(calls.All.Where(call => call.Key == Call).Sum(call => call.Value.Calls) <= 1);
        Assert.True(file.Late > 0);
    }

    /// <summary>All clients first, then all servers.</summary>
    private static List<(TraceId, Span)> Interleaved(int traces) =>
    [
        .. Enumerable.Range(0, traces).Select(trace => (new TraceId(0, (ulong)trace), new Span { Id = 1, Service = 0, Peer = -1, Kind = SpanKind.Client })),
        .. Enumerable.Range(0, traces).Select(trace => (new TraceId(0, (ulong)trace), new Span { Id = 2, Parent = 1, Service = 1, Peer = -1, Kind = SpanKind.Server })),
    ];

    private static (CallTable Calls, FileStatistics File) Read(int capacity, List<(TraceId Trace, Span Span)> spans)
    {
        var (calls, peers, file) = (new CallTable(), new PeerList(), new FileStatistics());
        var window = new TraceWindow(capacity, new TraceJoin(calls, new MessageJoin(calls, peers), peers, [file]));
        foreach (var (trace, span) in spans)
            window.Add(trace, span, [], file);
        window.Flush();
        return (calls, file);
    }
}
