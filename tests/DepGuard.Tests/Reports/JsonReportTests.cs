using System.Globalization;
using System.Text.Json.Nodes;
using DepGuard.Contracts;
using DepGuard.Facts;
using DepGuard.Reports;
using DepGuard.Reports.Json;
using Xunit;

namespace DepGuard.Tests.Reports;

public class JsonReportTests
{
    [Theory]
    [InlineData("cycle")]
    [InlineData("empty")]
    [InlineData("hostile")]
    public void The_graph_is_the_same_in_both_documents(string result)
    {
        var whole = JsonNode.Parse(new JsonReport().Print(SampleResults.All[result]))!;
        var graph = JsonNode.Parse(new GraphJsonReport().Print(SampleResults.All[result]))!;

        Assert.True(JsonNode.DeepEquals(graph, whole["graph"]));
        Assert.Equal(1, (int)whole["schemaVersion"]!);
    }

    [Fact]
    public void Names_arrive_unchanged_but_for_what_is_no_text()
    {
        var services = JsonNode.Parse(new GraphJsonReport().Print(SampleResults.All["hostile"]))!["services"]!.AsArray();

        Assert.Equal(
            HostileResult.Names.Select(name => name.Replace('\ud800', '\ufffd')).Order(StringComparer.Ordinal),
            services.Select(service => (string)service!["id"]!));
    }

    [Fact]
    public void A_problem_tells_the_message_of_its_rule()
    {
        var rule = RuleCatalog.CircularDependency;
        var problem = new ProblemFact(rule.Id, SampleGraph.Span("a.yaml", 4), "a", ["a", "2", "a -> b"]);
        var result = SampleResults.All["empty"] with { Graph = new SampleGraph("a.yaml").Build(problem) };
        var written = JsonNode.Parse(new GraphJsonReport().Print(result))!["problems"]![0]!;

        Assert.Equal(string.Format(CultureInfo.InvariantCulture, rule.Message, "a", "2", "a -> b"), (string?)written["message"]);
    }
}
