using DepGuard.Reports;
using DepGuard.Reports.Graphs;
using DepGuard.Reports.Text;
using DepGuard.Testing;
using Xunit;

namespace DepGuard.Tests.Reports;

public class EdgeLinesTests
{
    [Fact]
    public void An_edge_shows_its_numbers_together_and_layer_by_layer()
    {
        var edge = Assert.Single(GraphText.Parse("""
            web -> auth [attempts=3 deadline=5s product=polly]
            web -> auth [attempts=3 timeout=500ms layer=sidecar product=istio provenance=default]
            """).Edges);

        Assert.Equal(
            [
                "auth (sync, declared, attempts 9, timeout 500 ms, deadline 5 s)",
                "  graph.txt(1,1) web -> auth",
                "  graph.txt(2,1) web -> auth",
                "  graph.txt(1,1) client polly (declared): attempts 3, deadline 5 s",
                "  graph.txt(2,1) sidecar istio (default): attempts 3, timeout 500 ms",
            ],
            EdgeLines.Of("auth", edge));
    }

    [Theory]
    [InlineData("web -> auth [attempts=1 timeout=2s deadline=none]", "deadline 2 s")]
    [InlineData("web -> auth [attempts=unbounded]", "attempts unbounded")]
    [InlineData("web -> auth", "")]
    public void A_drawing_shows_attempts_of_who_retries_and_the_deadline(string line, string expected) =>
        Assert.Equal(expected, CallNumbersText.Drawn(Assert.Single(GraphText.Parse(line).Edges)));
}
