using DepGuard.Findings;
using Xunit;

namespace DepGuard.Tests.Readers.Traces;

/// <summary>Traces that are broken, or meant to break the reader.</summary>
public class HostileTraceTests
{
    private static readonly string Good =
        TraceFiles.Line("web", TraceFiles.Span(1, 1, 0, 2), TraceFiles.Span(1, 2, 1, 3)) + TraceFiles.Line("api", TraceFiles.Span(1, 3, 2, 2));

    [Fact]
    public void Every_beginning_of_a_file_is_read_as_far_as_it_goes()
    {
        for (var length = 0; length < Good.Length; length += 7)
            Assert.True(TraceFiles.Analyse(Good[..length]).Graph.Edges.Count <= 1);
    }

    [Fact]
    public void Values_longer_than_a_block_do_not_shift_what_follows()
    {
        var filler = $$"""{"resourceLogs":["{{new string('x', 3_000_000)}}"]}""" + "\n";

        var edge = Assert.Single(TraceFiles.Analyse(filler + Good).Graph.Edges);

        Assert.Equal("web -> api", edge.ToString());
        Assert.Equal(2, edge.Evidence[0].At.Line);
    }

    [Fact]
    public void Parents_in_a_circle_end()
    {
        var circle = TraceFiles.Line("web", TraceFiles.Span(1, 1, 2, 1), TraceFiles.Span(1, 2, 1, 1), TraceFiles.Span(1, 4, 4, 3)) + TraceFiles.Line("api", TraceFiles.Span(1, 3, 2, 2));

        Assert.Equal("web -> api", Assert.Single(TraceFiles.Analyse(circle).Graph.Edges).ToString());
    }

    [Fact]
    public void Many_spans_under_one_id_and_one_long_chain_end_soon()
    {
        var same = Enumerable.Range(0, 20_000).Select(_ => TraceFiles.Span(1, 7, 6, 3));
        var chain = Enumerable.Range(10, 20_000).Select(id => TraceFiles.Span(1, id, id - 1, 1));

        Assert.Empty(TraceFiles.Analyse(TraceFiles.Line("web", [.. same, .. chain])).Graph.Edges);
    }

    [Theory]
    [InlineData("""{"resourceSpans":{"a":[1]}}""")]
    [InlineData("""{"resourceSpans":[1,[2],{"resource":3,"scopeSpans":{"spans":[]}},{"scopeSpans":[{"spans":[{"traceId":{},"spanId":[1],"attributes":{"key":1},"links":[[]],"status":[]}]}]}]}""")]
    [InlineData("""{"data":[{"traceID":null,"spans":[{"references":[1],"tags":[{"value":{}}],"processID":{}}],"processes":[]}]}""")]
    [InlineData("""[[[[[[{"traceId":"1","id":"2","localEndpoint":3}]]]]]]""")]
    [InlineData("""[{"parent":{},"child":[],"callCount":"many"},{"parent":"a","child":"b","callCount":-5}]""")]
    [InlineData("""{"status":"success","data":{"result":[{"metric":{"__name__":7},"value":{}},{"metric":[],"value":["x"]}]}}""")]
    public void Values_of_the_wrong_kind_are_passed_over(string text) => Assert.Empty(Edges(TraceFiles.Analyse(text)));

    private static IEnumerable<string> Edges(AnalysisResult result) => result.Graph.Edges.Select(edge => edge.ToString());
}
