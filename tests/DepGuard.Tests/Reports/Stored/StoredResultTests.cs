using System.Text.Json.Nodes;
using DepGuard.Facts;
using DepGuard.Facts.Capacity;
using DepGuard.Facts.Objectives;
using DepGuard.Facts.Policies;
using DepGuard.Findings;
using DepGuard.Graph;
using DepGuard.Reports;
using DepGuard.Reports.Json;
using DepGuard.Reports.Stored;
using DepGuard.Sources;
using Xunit;

namespace DepGuard.Tests.Reports.Stored;

public class StoredResultTests
{
    public static TheoryData<string, string> EveryReport()
    {
        var data = new TheoryData<string, string>();
        foreach (var report in All.OfStored)
            foreach (var result in SampleResults.All.Keys)
                data.Add(report.Format, result);
        return data;
    }

    /// <summary>The rules of the samples are not those of the catalogue, so the first of two stored results is compared with the second.</summary>
    [Theory]
    [MemberData(nameof(EveryReport))]
    public void A_report_of_a_stored_result_is_the_report_itself(string format, string name)
    {
        var report = All.OfStored.Single(one => one.Format == format);
        var first = Restored(SampleResults.All[name]);

        Assert.Equal(report.Print(first), report.Print(Restored(first)));
        Assert.Equal(new JsonReport().Print(SampleResults.All[name]).Replace("\\uFFFD", "\ufffd", StringComparison.Ordinal), new JsonReport().Print(first));
    }

    [Fact]
    public void Suppressions_of_files_come_back()
    {
        Suppression lines = new(["DPG2001", "DPG3001"], "agreed, OPS-42", new DateOnly(2027, 3, 1), new SourceSpan("compose.yaml", 4, 3, 4, 40)) { Lines = (4, 5) };
        var result = SampleResults.All["empty"] with { Inline = [lines] };

        var restored = Assert.Single(Restored(result).Inline);

        Assert.Equal(lines.RuleIds, restored.RuleIds);
        Assert.Equal((lines.Reason, lines.Until, lines.At, lines.Lines), (restored.Reason, restored.Until, restored.At, restored.Lines));
    }

    [Fact]
    public void Every_number_comes_back()
    {
        var result = SampleResults.All["empty"] with { Graph = Everything(), Coverage = new Coverage([], [new SkippedPath("tests/", "tests")], []) };
        var edge = Assert.Single(Restored(result).Graph.Edges);

        Assert.Equal(new JsonReport().Print(result), new JsonReport().Print(Restored(result)));
        Assert.Equal(result.Graph.Edges[0].Policies[0] with { RetryOn = null }, edge.Policies[0] with { RetryOn = null });
        Assert.Equal(result.Graph.Edges[0].Observed, edge.Observed);
        Assert.Equal(result.Graph.Edges[0].Usage, edge.Usage);
        Assert.Equal(result.Graph.Services[0].Numbers, edge.Caller.Numbers);
        Assert.Equal(result.Graph.Services[0].Objectives, edge.Caller.Objectives);
    }

    [Theory]
    [InlineData("", "line 1: no valid JSON; is the file complete?")]
    [InlineData("{\n\"graph\": {", "line 2: no valid JSON; is the file complete?")]
    [InlineData("[]", "the document: is no result of 'depguard check --format json'")]
    [InlineData("{\"services\": []}", "the document: is no result of 'depguard check --format json'")]
    [InlineData("{\"schemaVersion\": 2, \"graph\": {}, \"findings\": []}", "schemaVersion: is 2, and this version of DepGuard reads 1")]
    [InlineData("{\"schemaVersion\": 1, \"graph\": 3, \"findings\": []}", "graph: must be an object")]
    public void What_is_no_result_is_told(string text, string expected) => Assert.Equal((null, expected), StoredResult.Read(text));

    [Theory]
    [InlineData("findings[0].severity", "\"fatal\"", "'fatal' is not one of note, warning, error")]
    [InlineData("findings[0].rule", "\"<script>\"", "must be DPG and four digits")]
    [InlineData("findings[0].line", "-1", "must be a whole number")]
    [InlineData("findings[0].line", "null", "is missing")]
    [InlineData("findings[0].services", "\"auth\"", "must be an array")]
    [InlineData("findings[0].message", "\"\\ud800\"", "must be text")]
    [InlineData("suppressed[0].until", "\"never\"", "must be a day such as 2027-03-01")]
    [InlineData("graph.edges[0].from", "\"nobody\"", "is no service of the graph")]
    [InlineData("graph.edges[0].evidence", "[]", "must name a place")]
    [InlineData("graph.edges[7].policies[0].deadlineMs", "1e999", "must be a number of at least 0")]
    [InlineData("graph.services[1].id", "\"accounts\"", "is the id of another service already")]
    [InlineData("graph.services[0]", "[]", "must be an object")]
    public void A_wrong_value_is_told_with_its_place(string place, string value, string mistake)
    {
        var document = JsonNode.Parse(new JsonReport().Print(SampleResults.All["cycle"]))!;
        const string Mark = "here it is";
        Set(document, place, Mark);

        var (result, error) = StoredResult.Read(document.ToJsonString().Replace($"\"{Mark}\"", value, StringComparison.Ordinal));

        Assert.Null(result);
        Assert.Equal($"{place}: {mistake}", error);
    }

    [Fact]
    public void Whatever_is_cut_off_or_replaced_never_throws()
    {
        var text = new JsonReport().Print(SampleResults.All["hostile"]);
        string[] values = ["null", "-1", "1e999", "\"\\ud800\"", "[[[]]]", "{\"\\udfff\":1}"];
        for (var at = 0; at < text.Length; at += 97)
        {
            Assert.NotNull(StoredResult.Read(text[..at]).Error);
            var end = text.IndexOf('\n', at);
            var colon = text.IndexOf(": ", at, StringComparison.Ordinal);
            if (colon > 0 && colon < end)
                StoredResult.Read($"{text[..(colon + 2)]}{values[at % values.Length]},{text[end..]}");
        }
    }

    [Fact]
    public void A_rule_of_another_version_is_kept()
    {
        var rule = SampleResults.CycleRule with { Id = "DPG2999" };
        var finding = Assert.Single(Restored(SampleResults.Of(SampleResults.CycleFinding with { Rule = rule })).Active);

        Assert.Equal(("DPG2999", "dpg2999"), (finding.Rule.Id, finding.Rule.Name));
    }

    private static AnalysisResult Restored(AnalysisResult result)
    {
        var (restored, error) = StoredResult.Read(new JsonReport().Print(result));
        Assert.Null(error);
        return restored!;
    }

    private static void Set(JsonNode document, string place, string value)
    {
        var steps = place.Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Split('.');
        foreach (var step in steps[..^1])
            document = int.TryParse(step, out var number) ? document[number]! : document[step]!;
        if (int.TryParse(steps[^1], out var last))
            document[last] = value;
        else
            document[steps[^1]] = value;
    }

    private static ServiceGraph Everything()
    {
        var at = SampleGraph.Span("a.yaml", 2);
        Stated<T> Stated<T>(T value) => new(value, Provenance.Assumed, at);
        var service = new Service("a", ServiceKind.Service, [Role.Auth], [], [], [new Evidence(at, "a", Confidence.Declared)], ["same name"])
        {
            Objectives = [new Objective("slo", ObjectiveKind.Latency, new Ratio(0.999), "openslo", at) { Window = TimeSpan.FromDays(30), Threshold = TimeSpan.FromMilliseconds(300.5) }],
            Alerts = [new BurnAlert("burn", null, at)],
            Numbers = new ServiceNumbers
            {
                Tier = Stated(0),
                Replicas = Stated(2),
                Workers = Stated(8),
                ServiceTime = Stated(TimeSpan.FromTicks(12_345)),
                P99 = Stated(TimeSpan.FromSeconds(1)),
                Queue = Stated(long.MaxValue),
                Rate = Stated(0.5),
            },
        };
        var policy = new CallPolicy(Layer.Sidecar, "istio", Provenance.Default, at)
        {
            Attempts = Attempts.Unbounded,
            Timeout = TimeLimit.None,
            Idle = TimeLimit.Seconds(1),
            Deadline = TimeLimit.None,
            RetryBudget = Ratio.Percent(20),
            Backoff = new Backoff(TimeSpan.FromMilliseconds(25), null, true),
            RetryOn = ["5xx"],
            RetriesUnsafeMethods = true,
            Limits = new CallLimits { Pending = 10 },
            Breaker = new Breaker { ConsecutiveFailures = 5, FailureRatio = new Ratio(0.5), OpenFor = TimeSpan.FromSeconds(30) },
        };
        var edge = new Edge(service, service, CallMode.Sync, [Role.Operator], "grpc", service.Evidence)
        {
            Policies = [policy],
            Observed = new Observation(10, 1, TimeSpan.FromMilliseconds(3), TimeSpan.FromMilliseconds(70), 2),
            Usage = new CallUsage { Calls = Stated(1.5), CacheHit = Stated(new Ratio(0.6)), Fallback = Stated(new Ratio(1)), SeparatePool = Stated(true) },
        };
        return new ServiceGraph([service], [edge], [new ProblemFact("DPG0001", at, "x", ["y"], "do this")]);
    }
}
