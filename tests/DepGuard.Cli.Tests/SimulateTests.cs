using System.Text.Json;
using DepGuard.Testing;
using Xunit;

namespace DepGuard.Cli.Tests;

/// <summary><c>depguard simulate</c>: text for people, services of a graph, and wrong usage.</summary>
public class SimulateTests
{
    private const string System = """
        services:
          web:
            image: shop/web
            environment: { AUTH_URL: "http://auth:8080" }
          auth:
            image: shop/auth
        """;

    private const string Numbers = """
        services:
          web: { rate: 140/s }
          auth: { workers: 10, service-time: 50ms }
        edges:
          - { from: web, to: auth, attempts: 4, timeout: 1s, backoff: 100ms }
        """;

    private static readonly string[] ByNumbers =
        ["simulate", "--arrival-rate", "140/s", "--workers", "10", "--service-time", "50ms", "--service-cv2", "0.25", "--timeout", "1s", "--attempts", "4", "--backoff", "100ms"];

    private static readonly Shell Anywhere = new(Path.GetTempPath());

    [Fact]
    public void Text_says_class_thresholds_and_what_brings_it_back()
    {
        var text = Anywhere.Run([.. ByNumbers, "--outage", "5s"]).Out;

        Assert.Contains("load: 140/s of 200/s, utilisation 0.7\n", text);
        Assert.Contains("class: vulnerable, it works, but a large enough disturbance takes it down, and it stays down\n", text);
        Assert.Contains("It works up to 195.6/s on the way up, and comes back from any backlog below 50/s.", text);
        Assert.Contains("An outage of 1.229 s takes it down; one of 5 s does.", text);
        Assert.Contains("Emptying its queue does not bring it back.", text);
        Assert.Contains("At most 190 can wait and still be answered in time; nothing bounds the queue.", text);
        Assert.DoesNotContain("simulation", text);
    }

    [Fact]
    public void A_run_is_drawn_over_time()
    {
        var lines = Anywhere.Run([.. ByNumbers, "--outage", "5s", "--run"]).Out.Split('\n');

        Assert.Contains(lines, line => line.StartsWith("simulation of 305 s, seed 1: metastable, 0 % of the calls", StringComparison.Ordinal));
        Assert.Contains("  100 % |##########", lines);
        Assert.Contains("    0 % +--------------------------------------------------- 305 s, 6 s a column", lines);
        Assert.Contains("        |          ^ outage of 5 s", lines);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes()
    {
        var first = Anywhere.Run([.. ByNumbers, "--outage", "1s", "--run", "--seed", "7"]);

        Assert.Equal(first, Anywhere.Run([.. ByNumbers, "--outage", "1s", "--run", "--seed", "7"]));
    }

    [Fact]
    public void What_only_a_simulation_knows_is_said()
    {
        Assert.Contains("--lifo and --shed: the closed forms above leave this out of account; add --run.", Anywhere.Run([.. ByNumbers, "--lifo", "--shed"]).Out);
        Assert.Contains("recovers", Anywhere.Run([.. ByNumbers, "--lifo", "--outage", "5s", "--run"]).Out);
    }

    [Fact]
    public void Retries_without_end_keep_a_hub_down()
    {
        string[] hub = ["simulate", "--arrival-rate", "40/s", "--workers", "10", "--service-time", "50ms", "--timeout", "1s", "--attempts", "unbounded", "--backoff", "100ms"];

        Assert.Contains("class: vulnerable", Anywhere.Run([.. hub, "--outage", "10s", "--run"]).Out);
        Assert.Contains("metastable", Anywhere.Run([.. hub, "--outage", "10s", "--run"]).Out);
    }

    /// <summary>The flush of the oracle leaves the budget out of account; the run does not.</summary>
    [Theory]
    [InlineData("190/s", "recovers")]
    [InlineData("195/s", "recovers")]
    public void Emptying_the_queue_brings_a_hub_with_a_budget_back(string rate, string verdict)
    {
        string[] hub = ["simulate", "--arrival-rate", rate, "--workers", "10", "--service-time", "50ms", "--service-cv2", "0.25", "--timeout", "1s", "--attempts", "4", "--backoff", "100ms", "--retry-budget", "10%", "--outage", "5s"];

        Assert.Contains("Emptying its queue brings it back.", Anywhere.Run(hub).Out);
        Assert.Contains("metastable", Anywhere.Run([.. hub, "--run"]).Out);
        Assert.Contains(verdict, Anywhere.Run([.. hub, "--flush", "60s", "--run"]).Out);
    }

    [Fact]
    public void A_run_lasts_until_a_hub_that_heals_slowly_has_healed()
    {
        string[] nearlyFull = ["simulate", "--arrival-rate", "260/s", "--workers", "30", "--service-time", "100ms", "--timeout", "1s", "--attempts", "2", "--retry-budget", "10%"];

        Assert.Contains("recovers", Anywhere.Run([.. nearlyFull, "--outage", "10s", "--run"]).Out);
        Assert.Contains("recovers", Anywhere.Run([.. ByNumbers, "--surge", "260/s:900s", "--restart", "2s@300s", "--run"]).Out);
    }

    [Fact]
    public void An_overload_that_shows_late_is_not_blamed_on_the_outage_after_it()
    {
        string[] hub = ["simulate", "--arrival-rate", "60/s", "--workers", "10", "--service-time", "200ms", "--timeout", "10s", "--attempts", "4"];

        Assert.Contains(": overloaded,", Anywhere.Run([.. hub, "--outage", "5s", "--run"]).Out);
    }

    [Fact]
    public void Json_holds_exactly_the_documented_members()
    {
        using var document = JsonDocument.Parse(Anywhere.Run([.. ByNumbers, "--format", "json"]).Out);

        Assert.Equal(
            ["class", "utilisation", "capacity", "lambdaCrit", "lambdaRecover", "criticalOutageSeconds", "safeQueue", "flushRecovers", "verdict", "goodputRatio"],
            document.RootElement.EnumerateObject().Select(member => member.Name));
    }

    [Fact]
    public void A_service_of_the_graph_has_the_numbers_of_its_files()
    {
        using var tree = Systems.Of(("compose.yaml", System), ("depguard.yaml", Numbers));

        var text = tree.Run("simulate", "--service", "auth").Out;

        Assert.StartsWith("auth: 10 workers, 50 ms an attempt, queue unbounded; callers wait 1 s and try 4 times\n", text, StringComparison.Ordinal);
        Assert.Contains("  auth has 10 workers  depguard.yaml(3,20)\n", text);
        Assert.Contains("class: vulnerable", text);
    }

    [Fact]
    public void An_option_replaces_a_number_of_the_graph()
    {
        using var tree = Systems.Of(("compose.yaml", System), ("depguard.yaml", Numbers));

        Assert.Contains("  instead, as stated: --retry-budget\n", tree.Run("simulate", "--service", "auth", "--retry-budget", "10%").Out);
        Assert.Contains("class: stable", tree.Run("simulate", "--service", "auth", "--retry-budget", "10%").Out);
        Assert.Contains("class: overloaded", tree.Run("simulate", "--service", "auth", "--arrival-rate", "220/s").Out);
    }

    [Fact]
    public void A_service_without_numbers_is_told_what_is_missing()
    {
        using var tree = Systems.Of(("compose.yaml", System));

        var outcome = tree.Run("simulate", "--service", "auth");

        Assert.Equal(2, outcome.Status);
        Assert.Empty(outcome.Out);
        Assert.Contains("nothing states its workers and its service time for 'auth'", outcome.Error);
    }

    [Fact]
    public void A_bounded_or_budgeted_hub_has_a_critical_outage_that_the_simulation_confirms()
    {
        string[] hub = ["simulate", "--arrival-rate", "185/s", "--workers", "10", "--service-time", "50ms", "--service-cv2", "0.25", "--timeout", "1s", "--attempts", "4", "--retry-budget", "10%"];
        using var document = JsonDocument.Parse(Anywhere.Run([.. hub, "--format", "json"]).Out);

        Assert.Equal("vulnerable", document.RootElement.GetProperty("class").GetString());
        Assert.Equal(1.032, document.RootElement.GetProperty("criticalOutageSeconds").GetDouble(), 0.01);
        Assert.Contains("recovers", Anywhere.Run([.. hub, "--outage", "500ms", "--run"]).Out);
        Assert.Contains("metastable", Anywhere.Run([.. hub, "--outage", "2s", "--run"]).Out);
    }

    [Theory]
    [InlineData("simulate needs --arrival-rate, --workers, --service-time, --timeout, or --service", "--attempts", "2")]
    [InlineData("--arrival-rate fast: must be a rate above zero, such as 40/s or 2400/min", "--arrival-rate", "fast")]
    [InlineData("--arrival-rate 0: must be a rate above zero", "--arrival-rate", "0")]
    [InlineData("--workers 0: must be a whole number from 1 on", "--workers", "0")]
    [InlineData("--service-time 80: must be a time above zero, such as 80ms or 2s", "--service-time", "80")]
    [InlineData("--service-cv2 -1: must be 0, or a number from 0.001 to 100", "--service-cv2", "-1")]
    [InlineData("--attempts 0: must be a whole number from 1 on, or 'unbounded'", "--attempts", "0")]
    [InlineData("--backoff 1s,x: must be a time such as 200ms, or several as in 1s,2s,4s", "--backoff", "1s,x")]
    [InlineData("--retry-budget 200%: must be a share such as 10% or 0.1, or 'none'", "--retry-budget", "200%")]
    [InlineData("--queue long: must be a whole number, or 'unbounded'", "--queue", "long")]
    [InlineData("--path needs --service", "--path", "deploy", "--arrival-rate", "1/s")]
    [InlineData("unknown option '--worker'; did you mean '--workers'?", "--worker", "2")]
    [InlineData("Must be one of: 'text' 'json'", "--format", "sarif")]
    public void A_wrong_number_is_named(string message, params string[] arguments) => AssertRefused(message, ["simulate", .. arguments]);

    [Theory]
    [InlineData("--surge 260/s: must be a rate and a time, such as 260/s:10s", "--surge", "260/s")]
    [InlineData("only one of --outage and --surge can be simulated at a time", "--outage", "5s", "--surge", "260/s:10s")]
    [InlineData("--seconds 70: must be more than the 92 s after which the last event is over", "--restart", "--seconds", "70")]
    [InlineData("--run: retries without end and without delay at a bounded queue cannot be simulated", "--attempts", "unbounded", "--backoff", "0ms", "--queue", "100", "--run")]
    [InlineData("--run: up to 1.68e+9 attempts would be simulated", "--arrival-rate", "1400000/s", "--run")]
    public void What_cannot_be_simulated_is_named(string message, params string[] arguments) =>
        AssertRefused(message, ["simulate", .. ByNumbers.Skip(1).Chunk(2).Where(pair => !arguments.Contains(pair[0])).SelectMany(pair => pair), .. arguments]);

    private static void AssertRefused(string message, string[] arguments)
    {
        var outcome = Anywhere.Run(arguments);

        Assert.Equal(2, outcome.Status);
        Assert.Contains(message, outcome.Error);
        Assert.Empty(outcome.Out);
    }
}
