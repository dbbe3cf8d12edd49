using System.Globalization;
using DepGuard.Facts.Policies;
using DepGuard.Readers.Settings;

namespace DepGuard.Readers.Ocelot;

/// <summary>
/// Limits of an Ocelot route. Ocelot never retries and gives a request up after 90 s (<c>DownstreamRoute.DefaultTimeoutSeconds</c>). A route's
/// <c>Timeout</c> counts seconds, that of <c>QoSOptions</c> milliseconds; the old names of its keys win over the new ones.
/// </summary>
internal static class OcelotNumbers
{
    private const string Product = "ocelot";

    /// <summary>What the route or the global configuration states, and what holds by default.</summary>
    public static IReadOnlyList<CallPolicy> Of(SettingSection route, SettingSection? global)
    {
        var quality = Quality(route, global);
        var timeout = route["Timeout"] ?? global?["Timeout"];
        var connections = (route["HttpHandlerOptions"] ?? global?["HttpHandlerOptions"])?.Number("MaxConnectionsPerServer");
        var declared = new CallPolicy(Layer.Gateway, Product, Provenance.Declared, (timeout ?? quality ?? route).At)
        {
            Deadline = QualityTimeout(quality) ?? (Whole(timeout) is > 0 and var seconds ? TimeLimit.Seconds(seconds) : null),
            Breaker = Breaker(quality),
            Limits = connections is > 0 and < int.MaxValue ? new CallLimits { Connections = connections } : null,
        };
        var usual = new CallPolicy(Layer.Gateway, Product, Provenance.Default, route.At) { Attempts = Attempts.Once, Deadline = TimeLimit.Seconds(90) };
        return declared.IsEmpty ? [usual] : [declared, usual];
    }

    /// <summary>Options of the route, else global ones that name the route's key or no keys at all.</summary>
    private static SettingSection? Quality(SettingSection route, SettingSection? global)
    {
        if (route["QoSOptions"] is { Children.Count: > 0 } own)
            return own;
        var all = global?["QoSOptions"];
        var keys = all?.List("RouteKeys").ToList() ?? [];
        return keys.Count == 0 || (route.Text("Key") is { } key && keys.Contains(key, StringComparer.Ordinal)) ? all : null;
    }

    /// <summary>Zero or less switches it off; what is out of bounds counts as 30 s.</summary>
    private static TimeLimit? QualityTimeout(SettingSection? quality) => (quality?.Number("TimeoutValue") ?? quality?.Number("Timeout")) switch
    {
        null or <= 0 => null,
        <= 10 or >= 86_400_000 => TimeLimit.Seconds(30),
        var milliseconds => TimeLimit.Milliseconds((double)milliseconds),
    };

    /// <summary>Without a ratio it opens after failures in a row.</summary>
    private static Breaker? Breaker(SettingSection? quality)
    {
        var count = quality?.Number("ExceptionsAllowedBeforeBreaking") ?? quality?.Number("MinimumThroughput");
        if (quality is null || count is not (> 0 and <= int.MaxValue))
            return null;

        var ratio = double.TryParse(quality.Text("FailureRatio"), NumberStyles.Float, CultureInfo.InvariantCulture, out var share) ? new Ratio(share) : (Ratio?)null;
        var pause = quality.Number("DurationOfBreak") ?? quality.Number("BreakDuration");
        return new Breaker
        {
            ConsecutiveFailures = ratio is null ? (int)count.Value : null,
            FailureRatio = ratio,
            OpenFor = pause is > 500 and < int.MaxValue ? TimeSpan.FromMilliseconds((double)pause) : TimeSpan.FromSeconds(5),
        };
    }

    private static long? Whole(SettingSection? value) =>
        long.TryParse(value?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
