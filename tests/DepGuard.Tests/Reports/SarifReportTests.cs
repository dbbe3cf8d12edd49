using System.Text.Json.Nodes;
using DepGuard.Findings;
using DepGuard.Reports;
using DepGuard.Reports.Sarif;
using NJsonSchema;
using Xunit;

namespace DepGuard.Tests.Reports;

public class SarifReportTests
{
    private static readonly Lazy<Task<JsonSchema>> Schema = new(() =>
        JsonSchema.FromFileAsync(Path.Combine(ApprovedFile.Fixtures, "schemas", "sarif-2.1.0-rtm.5.json")));

    [Theory]
    [InlineData("cycle")]
    [InlineData("empty")]
    [InlineData("hostile")]
    public async Task Every_document_is_valid(string result) =>
        await AssertValid(new SarifReport(SampleResults.Page).Print(SampleResults.All[result]));

    [Fact]
    public async Task The_schema_refuses_what_is_invalid()
    {
        var text = new SarifReport().Print(SampleResults.All["cycle"])
            .Replace("\"level\": \"error\"", "\"level\": \"fatal\"", StringComparison.Ordinal);

        Assert.NotEmpty((await Schema.Value).Validate(text));
    }

    [Fact]
    public async Task Results_beyond_five_thousand_are_rolled_into_one_notification()
    {
        var notes = Enumerable.Range(1, 5_999)
            .Select(number => SampleResults.Note(SampleResults.AddressRule, $"address {number}", SampleGraph.Span("a.yaml", number)));
        var worst = SampleResults.CycleFinding;
        var text = new SarifReport().Print(SampleResults.Of([.. notes, worst]));

        await AssertValid(text);
        var run = Run(text);
        Assert.Equal(5_000, run["results"]!.AsArray().Count);
        Assert.Equal("DPG2001", (string?)run["results"]![0]!["ruleId"]);
        var notification = Assert.Single(run["invocations"]![0]!["toolExecutionNotifications"]!.AsArray());
        Assert.Equal(
            "1,000 findings of lower rank not listed here: 1,000 notes. The json format lists every finding.",
            (string?)notification!["message"]!["text"]);
    }

    [Fact]
    public async Task A_long_cycle_keeps_within_the_limits_of_locations_and_steps()
    {
        var numbers = Enumerable.Range(1, 1_500).ToList();
        var steps = numbers.Select(number => new RelatedLocation($"s{number} calls s{number + 1}", SampleGraph.Span("a.yaml", number)));
        var finding = SampleResults.CycleFinding with { Related = [.. steps], Path = [.. numbers.Select(number => $"s{number}")] };
        var text = new SarifReport().Print(SampleResults.Of(finding));

        await AssertValid(text);
        var result = Run(text)["results"]![0]!;
        Assert.Equal(99, result["relatedLocations"]!.AsArray().Count);
        Assert.Equal(1_000, result["codeFlows"]![0]!["threadFlows"]![0]!["locations"]!.AsArray().Count);
        Assert.EndsWith("[s20 calls s21](20) and 1,480 more.", (string?)result["message"]!["text"], StringComparison.Ordinal);
    }

    [Fact]
    public void Regions_start_at_one_and_addresses_are_encoded()
    {
        var finding = SampleResults.Note(SampleResults.AddressRule, "x", new("a b/50%#ü?.yaml", 0, 0, 0, 0));
        var run = Run(new SarifReport().Print(SampleResults.Of(finding)));
        var place = run["results"]![0]!["locations"]![0]!["physicalLocation"]!;

        Assert.Equal("a%20b/50%25%23%C3%BC%3F.yaml", (string?)place["artifactLocation"]!["uri"]);
        Assert.Equal("""{"startLine":1,"startColumn":1}""", place["region"]!.ToJsonString());
    }

    [Fact]
    public void Brackets_of_a_message_are_not_links()
    {
        var related = new RelatedLocation("b[0]", SampleGraph.Span("a", 2));
        var finding = SampleResults.CycleFinding with { Message = "see [a](1)", Related = [related], Path = [] };
        var result = Run(new SarifReport().Print(SampleResults.Of(finding)))["results"]![0]!;

        Assert.Equal(@"see [a]\(1) See: [b\[0\]](1).", (string?)result["message"]!["text"]);
        Assert.Null(result["codeFlows"]);
    }

    private static JsonNode Run(string text) => JsonNode.Parse(text)!["runs"]![0]!;

    private static async Task AssertValid(string text) => Assert.Empty((await Schema.Value).Validate(text));
}
