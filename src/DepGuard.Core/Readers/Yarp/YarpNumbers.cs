using DepGuard.Documents;
using DepGuard.Facts.Policies;
using DepGuard.Readers.Settings;
using DepGuard.Readers.Units;
using DepGuard.Sources;

namespace DepGuard.Readers.Yarp;

/// <summary>
/// Limits of a YARP route. YARP never retries; a request is given up when nothing moves for 100 s and when connecting takes 15 s
/// (<c>ForwarderRequestConfig</c>, <c>ForwarderHttpClientFactory</c>), and has no limit as a whole.
/// </summary>
internal static class YarpNumbers
{
    private const string Product = "yarp";

    /// <summary>What cluster and route state, and what holds by default.</summary>
    public static IReadOnlyList<CallPolicy> Of(SettingSection cluster, SettingSection route, SourceSpan at)
    {
        var activity = cluster.Find("HttpRequest:ActivityTimeout") ?? cluster.Find("HttpRequest:Timeout");
        var timeout = route["Timeout"];
        var connections = cluster["HttpClient"]?.Number("MaxConnectionsPerServer");
        var declared = new CallPolicy(Layer.Gateway, Product, Provenance.Declared, (timeout ?? activity)?.At ?? at)
        {
            Idle = Limit(activity),
            Deadline = Limit(timeout),
            Limits = connections > 0 ? new CallLimits { Connections = connections } : null,
            Breaker = Ejection(cluster.Find("HealthCheck:Passive")),
        };
        var usual = new CallPolicy(Layer.Gateway, Product, Provenance.Default, at)
        {
            Attempts = Attempts.Once,
            Idle = TimeLimit.Seconds(100),
            Deadline = TimeLimit.None,
            Connect = TimeLimit.Seconds(15),
        };
        return declared.IsEmpty ? [usual] : [declared, usual];
    }

    private static TimeLimit? Limit(SettingSection? value) => DurationText.DotNet(value?.Value) is { } time ? TimeLimit.Of(time) : null;

    /// <summary>A destination whose requests fail is left alone for a minute unless stated otherwise.</summary>
    private static Breaker? Ejection(SettingSection? passive) =>
        passive?.IsTrue("Enabled") == true ? new Breaker { OpenFor = DurationText.DotNet(passive.Text("ReactivationPeriod")) ?? TimeSpan.FromSeconds(60) } : null;
}
