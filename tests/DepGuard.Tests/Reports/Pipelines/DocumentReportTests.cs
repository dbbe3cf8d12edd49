using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using DepGuard.Findings;
using DepGuard.Reports;
using DepGuard.Reports.Pipelines;
using Xunit;

namespace DepGuard.Tests.Reports.Pipelines;

/// <summary>Formats that are documents: each is parsed, and holds the members that its host requires.</summary>
public class DocumentReportTests
{
    public static TheoryData<string> Results() => [.. SampleResults.All.Keys];

    [Theory]
    [MemberData(nameof(Results))]
    public void GitLab_finds_every_required_member(string result)
    {
        var items = JsonNode.Parse(new GitLabReport().Print(SampleResults.All[result]))!.AsArray();

        Assert.Equal(SampleResults.All[result].Active.Count, items.Count);
        Assert.All(items, item =>
        {
            Assert.NotEmpty((string)item!["description"]!);
            Assert.NotEmpty((string)item["check_name"]!);
            Assert.Contains((string)item["severity"]!, (string[])["info", "minor", "major", "critical", "blocker"]);
            Assert.NotEmpty((string)item["location"]!["path"]!);
            Assert.InRange((int)item["location"]!["lines"]!["begin"]!, 1, int.MaxValue);
        });
    }

    [Fact]
    public void A_fingerprint_of_GitLab_is_unique_and_stays_when_the_line_moves()
    {
        var finding = SampleResults.CycleFinding;
        var moved = finding with { At = SampleGraph.Span(finding.At.Path, finding.At.Line + 7) };

        Assert.Equal(Fingerprints(finding, finding), Fingerprints(moved, moved));
        Assert.Equal(2, Fingerprints(finding, finding).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Results))]
    public void Every_line_of_rdjsonl_is_a_diagnostic(string result)
    {
        var lines = new ReviewdogReport().Print(SampleResults.All[result]).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(SampleResults.All[result].Active.Count, lines.Length);
        Assert.All(lines.Select(line => JsonNode.Parse(line)!), diagnostic =>
        {
            Assert.NotEmpty((string)diagnostic["message"]!);
            Assert.Contains((string)diagnostic["severity"]!, (string[])["ERROR", "WARNING", "INFO"]);
            Assert.Equal("depguard", (string?)diagnostic["source"]!["name"]);
            Assert.StartsWith("DPG", (string)diagnostic["code"]!["value"]!, StringComparison.Ordinal);
            Assert.All(diagnostic["related_locations"]?.AsArray() ?? [], related => AssertLocation(related!["location"]!));
            AssertLocation(diagnostic["location"]!);
        });
    }

    [Theory]
    [MemberData(nameof(Results))]
    public void The_counts_of_JUnit_are_those_of_its_cases(string result)
    {
        var root = XDocument.Parse(new JUnitReport(SampleResults.Rules).Print(SampleResults.All[result])).Root!;

        Assert.Equal("testsuites", root.Name);
        Assert.Equal(root.Descendants("testcase").Count(), Number(root, "tests"));
        Assert.Equal(root.Descendants("failure").Count(), Number(root, "failures"));
        Assert.All(root.Elements(), suite =>
        {
            Assert.Equal("testsuite", suite.Name);
            Assert.Equal(suite.Elements("testcase").Count(), Number(suite, "tests"));
            Assert.Equal(suite.Descendants("failure").Count(), Number(suite, "failures"));
            Assert.Equal(suite.Descendants("skipped").Count(), Number(suite, "skipped"));
            Assert.NotEmpty(suite.Elements("testcase"));
            Assert.All(suite.Elements("testcase"), one => Assert.Equal(["classname", "name", "time"], one.Attributes().Select(attribute => attribute.Name.LocalName)));
        });
    }

    [Fact]
    public void A_rule_that_found_nothing_is_a_case_that_passes()
    {
        var suites = XDocument.Parse(new JUnitReport(SampleResults.Rules).Print(SampleResults.All["cycle"])).Root!.Elements();

        var passing = Assert.Single(suites, suite => (string?)suite.Attribute("name") == "DPG2101 unbounded-retry");
        Assert.Empty(Assert.Single(passing.Elements("testcase")).Elements());
    }

    [Fact]
    public void Characters_that_XML_refuses_are_written_as_escapes()
    {
        var finding = SampleResults.CycleFinding with { Message = "a\ufffe\uffff\u0000b", Services = ["x\ufffe"] };
        var root = XDocument.Parse(new JUnitReport([]).Print(SampleResults.Of(finding))).Root!;

        Assert.Equal("a\\ufffe\\uffff\\u0000b", (string?)root.Descendants("failure").First().Attribute("message"));
        Assert.Equal("x\\ufffe", (string?)root.Descendants("testcase").First().Attribute("name"));
    }

    private static int Number(XElement element, string name) => int.Parse((string)element.Attribute(name)!, CultureInfo.InvariantCulture);

    private static IEnumerable<string> Fingerprints(params Finding[] findings) =>
        JsonNode.Parse(new GitLabReport().Print(SampleResults.Of(findings)))!.AsArray().Select(item => (string)item!["fingerprint"]!);

    private static void AssertLocation(JsonNode location)
    {
        var start = (int)location["range"]!["start"]!["line"]!;
        Assert.NotEmpty((string)location["path"]!);
        Assert.InRange(start, 1, (int)location["range"]!["end"]!["line"]!);
    }
}
