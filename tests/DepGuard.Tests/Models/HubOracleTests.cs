using System.Text.Json;
using DepGuard.Models.Hubs;
using Xunit;

namespace DepGuard.Tests.Models;

public sealed class HubOracleTests
{
    private static readonly IReadOnlyDictionary<string, JsonElement> Rows =
        Oracle.Hub.GetProperty("rows").EnumerateArray().ToDictionary(row => row.GetProperty("params").GetProperty("id").GetString()!);

    public static TheoryData<string> Ids => [.. Rows.Keys];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Closed_forms_agree_with_the_oracle(string id)
    {
        var (hub, load, expected) = Get(id);

        Assert.Equal(expected.GetProperty("class").GetString(), Metastability.Classify(hub, load).Class.ToString().ToLowerInvariant());
        Assert.Equal(expected.GetProperty("capacity").GetDouble(), hub.CapacityPerSecond, 0.01);
        Assert.Equal(expected.GetProperty("lam_N").GetDouble(), Recovery.OfferedPerSecond(hub, load), 1e-6);
        Assert.Equal(expected.GetProperty("lambda_recover").GetDouble(), hub.RecoveryLoadPerSecond, 0.01);
        // The oracle leaves the budget out of account where it flushes.
        Assert.Equal(expected.GetProperty("flush_recovers").GetBoolean(), Recovery.ByFlush(hub with { RetryBudget = null }, load));
        if (Oracle.Number(expected, "lambda_crit") is { } critical)
            Assert.Equal(critical, Metastability.CriticalLoadPerSecond(hub), 0.011);
        if (Oracle.Number(expected, "queue_cap_safe") is { } safe)
            Assert.Equal((long?)safe, hub.SafeQueue);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_critical_outage_is_that_of_the_oracle(string id)
    {
        var (hub, load, expected) = Get(id);
        if (!expected.TryGetProperty("critical_outage_s", out var critical))
            return;

        var actual = Backlog.CriticalOutage(hub, load)?.TotalSeconds;
        if (critical.ValueKind == JsonValueKind.Null)
            Assert.Null(actual);
        else
            Assert.Equal(critical.GetDouble(), actual!.Value, 1e-3);
    }

    private static (Hub Hub, double Load, JsonElement Analytic) Get(string id)
    {
        var parameters = Rows[id].GetProperty("params");
        return (Oracle.HubOf(parameters), parameters.GetProperty("lam").GetDouble(), Rows[id].GetProperty("analytic"));
    }
}
