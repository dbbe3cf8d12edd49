using Xunit;

namespace DepGuard.Cli.Tests;

/// <summary>Files of traces that the user names.</summary>
public class TracesTests
{
    private const string Spans = """
        {"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"web"}}]},"scopeSpans":[{"spans":[
        {"traceId":"01","spanId":"01","kind":3,"attributes":[{"key":"server.address","value":{"stringValue":"tax.example.com"}}]}]}]}]}
        """;

    [Fact]
    public void A_named_file_outside_of_the_scan_adds_calls()
    {
        using var tree = Systems.Of(("deploy/compose.yaml", "services: { web: { image: acme/web } }"), ("day.json", Spans));

        var outcome = tree.Run("graph", "deploy", "--traces", "day.json");

        Assert.Equal(0, outcome.Status);
        Assert.Contains("-> tax.example.com (sync, observed, 1 call seen, 0 failed)  day.json:2", outcome.Out);
    }

    [Fact]
    public void A_file_that_the_scan_finds_anyhow_counts_once()
    {
        using var tree = Systems.Of(("compose.yaml", "services: { web: { image: acme/web } }"), ("day.json", Spans));

        var outcome = tree.Run("graph", "--traces", "day.json");

        Assert.Contains("1 call seen", outcome.Out);
    }

    [Fact]
    public void A_named_file_without_traces_is_unreadable()
    {
        using var tree = Systems.Of(("deploy/compose.yaml", Systems.Healthy), ("notes.txt", "nothing"));

        var outcome = tree.Run("check", "deploy", "--traces", "notes.txt");

        Assert.Equal(4, outcome.Status);
        Assert.Contains("notes.txt(1,1): warning DPG0001: The file cannot be read: no spans and no metrics of calls.", outcome.Out);
    }

    [Fact]
    public void Doctor_tells_what_the_traces_are_worth()
    {
        using var tree = Systems.Of(("day.json", Spans.Replace("\"kind\":3", "\"parentSpanId\":\"ff\",\"kind\":3", StringComparison.Ordinal)));

        var outcome = tree.Run("doctor");

        Assert.Contains("day.json (otlp-json): 1 span, 1 trace, 1 span whose parent is missing", outcome.Out);
    }
}
