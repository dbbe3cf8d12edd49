using System.Globalization;
using System.Text.Json;
using DepGuard.Testing;
using Xunit;

namespace DepGuard.Cli.Tests;

/// <summary><c>depguard simulate --format json</c> against the rows of an independent simulator and its closed forms.</summary>
public class SimulateOracleTests
{
    private static readonly Shell Anywhere = new(Path.GetTempPath());

    private static readonly IReadOnlyDictionary<string, JsonElement> ById =
        JsonDocument.Parse(File.ReadAllText(RepositoryRoot.Combine("tests/fixtures/oracles/hub.json"))).RootElement.GetProperty("rows")
            .EnumerateArray().ToDictionary(row => row.GetProperty("params").GetProperty("id").GetString()!);

    public static TheoryData<string> Rows => [.. ById.Keys];

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_row_has_the_class_the_thresholds_and_the_end_of_the_oracle(string id)
    {
        var (row, answer) = (ById[id], Ask(ById[id].GetProperty("params")));
        var expected = row.GetProperty("analytic");
        var load = row.GetProperty("params").GetProperty("lam").GetDouble();

        Assert.Equal(expected.GetProperty("class").GetString(), answer.GetProperty("class").GetString());
        Assert.Equal(load / expected.GetProperty("capacity").GetDouble(), answer.GetProperty("utilisation").GetDouble(), 1e-6);
        Assert.Equal(expected.GetProperty("capacity").GetDouble(), answer.GetProperty("capacity").GetDouble(), 0.01);
        Assert.Equal(expected.GetProperty("lambda_recover").GetDouble(), answer.GetProperty("lambdaRecover").GetDouble(), 0.01);
        if (Number(expected, "lambda_crit") is { } critical)
            Assert.Equal(critical, answer.GetProperty("lambdaCrit").GetDouble(), 0.011);
        if (Number(expected, "queue_cap_safe") is { } safe)
            Assert.Equal(safe, answer.GetProperty("safeQueue").GetDouble());
        Assert.Equal(row.GetProperty("verdict").GetString(), answer.GetProperty("verdict").GetString());
        Assert.Equal(row.GetProperty("post").GetProperty("goodput_ratio").GetDouble(), answer.GetProperty("goodputRatio").GetDouble(), 0.05);
    }

    /// <summary>The closed form of the oracle leaves budgets out, and does not ask whether the hub is down anyway.</summary>
    [Theory]
    [MemberData(nameof(Rows))]
    public void The_critical_outage_is_null_for_a_stable_hub_only(string id)
    {
        var (row, answer) = (ById[id], Ask(ById[id].GetProperty("params"), run: false));
        var outage = Number(answer, "criticalOutageSeconds");
        var hasBudget = Number(row.GetProperty("params"), "budget") is not null;

        Assert.Equal(answer.GetProperty("class").GetString() == "stable", outage is null);
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("verdict").ValueKind);
        if (answer.GetProperty("class").GetString() == "vulnerable" && !hasBudget)
            Assert.Equal(Number(row.GetProperty("analytic"), "critical_outage_s")!.Value, outage!.Value, 1e-3);
        if (!hasBudget)
            Assert.Equal(row.GetProperty("analytic").GetProperty("flush_recovers").GetBoolean(), answer.GetProperty("flushRecovers").GetBoolean());
    }

    private static JsonElement Ask(JsonElement row, bool run = true)
    {
        var outcome = Anywhere.Run(["simulate", .. Arguments(row), .. run ? ["--run"] : (string[])[], "--format", "json"]);
        Assert.Empty(outcome.Error);
        Assert.Equal(0, outcome.Status);
        return JsonDocument.Parse(outcome.Out).RootElement;
    }

    private static IEnumerable<string> Arguments(JsonElement row)
    {
        var trigger = row.GetProperty("trigger");
        var (kind, lasts) = (Text(trigger, "kind"), Seconds(trigger, "d"));
        IEnumerable<string> options =
        [
            "--arrival-rate", $"{Format(Number(row, "lam"))}/s", "--workers", Format(Number(row, "c")), "--service-time", Seconds(row, "S"), "--timeout", Seconds(row, "T"),
            "--service-cv2", Text(row, "dist") == "exp" ? "1" : "0.25", "--attempts", Format(1 + Number(row, "R")), "--backoff", Backoff(row),
            "--queue", Number(row, "Q") is { } queue ? Format(queue) : "unbounded", "--retry-budget", Number(row, "budget") is { } budget ? Format(budget) : "none",
        ];
        IEnumerable<string> happens = kind switch
        {
            "surge" => ["--surge", $"{Format(Number(trigger, "rate"))}/s:{lasts}"],
            "slow" => ["--slow-down", $"{Format(Number(trigger, "S") / Number(row, "S"))}:{lasts}"],
            _ => ["--outage", lasts],
        };
        var actions = row.TryGetProperty("after", out var after) ? after.EnumerateArray().SelectMany(Action) : [];
        return [.. options, .. happens, .. actions, .. Defences(row)];
    }

    private static IEnumerable<string> Action(JsonElement action) => Text(action, "kind") switch
    {
        "cut" => ["--cut", $"{Format(Number(action, "rate"))}/s:{Seconds(action, "d")}@{Seconds(action, "at")}"],
        "flush" => ["--flush", Seconds(action, "at")],
        _ => [Text(action, "mode") == "blackhole" ? "--silent-restart" : "--restart", $"{Seconds(action, "down")}@{Seconds(action, "at")}"],
    };

    private static IEnumerable<string> Defences(JsonElement row)
    {
        if (Text(row, "disc") == "lifo")
            yield return "--lifo";
        if (Text(row, "jitter") == "full")
            yield return "--jitter";
        if (row.TryGetProperty("shed", out _))
            yield return $"--shed={Format(Number(row, "margin") ?? 0)}s";
        if (row.TryGetProperty("breaker", out var breaker))
            yield return $"--breaker={Seconds(breaker, "open")}";
    }

    private static string Backoff(JsonElement row) => string.Join(',', Enumerable.Range(0, Math.Max(1, row.GetProperty("R").GetInt32()))
        .Select(retry => $"{Format(Number(row, "b") * Math.Pow(row.GetProperty("mult").GetDouble(), retry))}s"));

    private static string Seconds(JsonElement of, string name) => $"{Format(Number(of, name))}s";

    private static string Format(double? number) => number!.Value.ToString("0.######", CultureInfo.InvariantCulture);

    private static double? Number(JsonElement of, string name) =>
        of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;

    private static string? Text(JsonElement of, string name) => of.TryGetProperty(name, out var value) ? value.GetString() : null;
}
