using System.Globalization;
using DepGuard.Documents;
using DepGuard.Facts.Policies;
using DepGuard.Readers.Settings;
using DepGuard.Readers.Units;
using DepGuard.Sources;

namespace DepGuard.Readers.Traefik;

/// <summary>
/// Attempts and time limits of a Traefik route. Without the middleware <c>retry</c> there is one attempt; its <c>attempts</c> count the first one
/// (<c>pkg/middlewares/retry/retry.go</c>). Connecting may take 30 s, waiting for the answer any time (<c>forwardingTimeouts</c>).
/// </summary>
internal static class TraefikNumbers
{
    private const string Product = "traefik";

    /// <summary>What the middlewares and the transport of a route state, and what holds by default.</summary>
    /// <param name="middlewares">Middlewares of the route, in order.</param>
    /// <param name="transport">How servers are reached; null if it is not stated.</param>
    /// <param name="at">The route.</param>
    public static IReadOnlyList<CallPolicy> Of(IReadOnlyList<SettingSection> middlewares, SettingSection? transport, SourceSpan at)
    {
        var retries = middlewares.Select(middleware => middleware["retry"]).OfType<SettingSection>().Where(retry => retry.Number("attempts") > 0).ToList();
        var limits = transport?["forwardingTimeouts"];
        var most = middlewares.Select(middleware => middleware["inFlightReq"]?.Number("amount")).FirstOrDefault(amount => amount > 0);
        var codes = retries.SelectMany(retry => retry.List("status")).ToList();
        var declared = new CallPolicy(Layer.Gateway, Product, Provenance.Declared, retries.Count > 0 ? retries[0].At : limits?.At ?? at)
        {
            Attempts = retries.Count == 0 ? null : retries.Aggregate(Attempts.Once, (product, retry) => product * Attempts.Of(retry.Number("attempts")!.Value)),
            Backoff = retries.Count > 0 && Time(retries[0].Text("initialInterval")) is { } first && first > TimeSpan.Zero ? new Backoff(first, IsExponential: true) : null,
            RetryOn = codes.Count > 0 ? codes : null,
            RetriesUnsafeMethods = retries.Exists(retry => retry.IsTrue("retryNonIdempotentMethod")),
            Idle = Limit(limits?["responseHeaderTimeout"]),
            Connect = Limit(limits?["dialTimeout"]),
            Limits = most is null ? null : new CallLimits { Requests = most },
            Breaker = middlewares.Select(middleware => Breaker(middleware["circuitBreaker"])).FirstOrDefault(breaker => breaker is not null),
        };
        var usual = new CallPolicy(Layer.Gateway, Product, Provenance.Default, at)
        {
            Attempts = Attempts.Once,
            Idle = TimeLimit.None,
            Connect = TimeLimit.Seconds(30),
        };
        return declared.IsEmpty ? [usual] : [declared, usual];
    }

    /// <summary>The sub-request of <c>forwardAuth</c> has 30 s (<c>pkg/middlewares/auth/forward.go</c>).</summary>
    public static IReadOnlyList<CallPolicy> Authentication(SourceSpan at) =>
        [new CallPolicy(Layer.Gateway, Product, Provenance.Default, at) { Attempts = Attempts.Once, Deadline = TimeLimit.Seconds(30) }];

    /// <summary>It opens for 10 s unless stated otherwise; a ratio stands in its expression, as in <c>NetworkErrorRatio() &gt; 0.30</c>.</summary>
    private static Breaker? Breaker(SettingSection? breaker)
    {
        if (breaker?.Text("expression") is not { } expression)
            return null;

        var isRatio = (expression.StartsWith("NetworkErrorRatio(", StringComparison.Ordinal) || expression.StartsWith("ResponseCodeRatio(", StringComparison.Ordinal))
            && !expression.Contains("||", StringComparison.Ordinal) && !expression.Contains("&&", StringComparison.Ordinal);
        var share = expression[(expression.LastIndexOf('>') + 1)..];
        return new Breaker
        {
            FailureRatio = isRatio && double.TryParse(share, NumberStyles.Float, CultureInfo.InvariantCulture, out var ratio) ? new Ratio(ratio) : null,
            OpenFor = Time(breaker.Text("fallbackDuration")) ?? TimeSpan.FromSeconds(10),
        };
    }

    private static TimeLimit? Limit(SettingSection? value) => Time(value?.Value) is { } time ? TimeLimit.Of(time) : null;

    /// <summary>A duration as Go writes it, or a number of seconds.</summary>
    private static TimeSpan? Time(string? text) =>
        DurationText.Go(text) ?? (double.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < 1e9 ? TimeSpan.FromSeconds(seconds) : null);
}
