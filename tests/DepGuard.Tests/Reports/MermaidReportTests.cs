using DepGuard.Findings;
using DepGuard.Reports;
using DepGuard.Reports.Graphs;
using Xunit;

namespace DepGuard.Tests.Reports;

public class MermaidReportTests
{
    [Theory]
    [InlineData("s", 450)]
    [InlineData("((((((((((((((((((((((((((((((((((((((((((((((((((", 250)]
    public void Two_thousand_edges_are_cut_to_the_limits(string prefix, int atMost)
    {
        var text = new MermaidReport().Print(Large(prefix));
        var lines = text.Split('\n');

        Assert.InRange(text.Length, 1_000, 45_000);
        Assert.InRange(lines.Count(IsEdge), atMost / 2, atMost);
        Assert.Matches(@"omitted\[""left out: [0-9,]+ services, [12],[0-9]{3} edges \(depguard graph --format dot draws all\)""\]", text);
    }

    [Fact]
    public void Cycles_and_their_neighbours_and_then_hubs_come_first()
    {
        var text = new MermaidReport().Print(Large("s"));

        Assert.Contains("  n1997 ==> n1998", text, StringComparison.Ordinal);
        Assert.Contains("  n1998 ==> n1997", text, StringComparison.Ordinal);
        Assert.Contains("  n1996 --> n1997", text, StringComparison.Ordinal);
        Assert.Equal(300, text.Split('\n').Count(line => line.EndsWith(" --> n500", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_graph_within_the_limits_is_drawn_whole()
    {
        Assert.DoesNotContain("left out", new MermaidReport().Print(SampleResults.All["cycle"]), StringComparison.Ordinal);
    }

    private static bool IsEdge(string line) =>
        line.Contains(" --> ", StringComparison.Ordinal) || line.Contains(" ==> ", StringComparison.Ordinal);

    /// <summary>A chain of 2,000 services, a hub in its middle that 300 call, and a cycle near its end.</summary>
    private static AnalysisResult Large(string prefix)
    {
        string Name(int number) => $"{prefix}{number:0000}";
        var graph = new SampleGraph("a.yaml");
        for (var number = 0; number < 2_000; number++)
            graph.Service(Name(number));
        for (var number = 0; number < 1_999; number++)
            graph.Edge(Name(number), Name(number + 1));
        for (var number = 600; number < 899; number++)
            graph.Edge(Name(number), Name(500));
        graph.Edge(Name(1_998), Name(1_997));
        var cycle = SampleResults.CycleFinding with { Services = [Name(1_997), Name(1_998)] };
        return SampleResults.All["empty"] with { Graph = graph.Build(), Active = [cycle] };
    }
}
