using System.Globalization;
using DepGuard.Documents;
using DepGuard.Facts.Policies;
using DepGuard.Readers.Units;

namespace DepGuard.Readers.Caddy;

/// <summary>
/// Attempts and time limits of Caddy's <c>reverse_proxy</c>. It does not try again unless <c>lb_retries</c> or <c>lb_try_duration</c> says so; how
/// many tries fit into a duration is not stated.
/// </summary>
internal static class CaddyNumbers
{
    private const string Product = "caddy";

    /// <summary>What the directive states, and what holds by default.</summary>
    public static IReadOnlyList<CallPolicy> Of(CaddyDirective proxy)
    {
        var (retries, duration, transport) = (proxy.Find("lb_retries"), proxy.Find("lb_try_duration"), proxy.Find("transport"));
        var isTimed = DurationText.Go(duration?.Value) > TimeSpan.Zero;
        var declared = new CallPolicy(Layer.Gateway, Product, Provenance.Declared, (retries ?? duration ?? transport ?? proxy).At)
        {
            Attempts = Number(retries?.Value) is { } number ? Attempts.AfterRetries(number) : null,
            Connect = Limit(transport?.Find("dial_timeout")),
            Idle = Limit(transport?.Find("response_header_timeout")),
            Limits = Number(transport?.Find("max_conns_per_host")?.Value) is > 0 and var most ? new CallLimits { Connections = most } : null,
            Breaker = DurationText.Go(proxy.Find("fail_duration")?.Value) is { } pause && pause > TimeSpan.Zero
                ? new Breaker { ConsecutiveFailures = (int)Math.Min(Number(proxy.Find("max_fails")?.Value) ?? 1, int.MaxValue), OpenFor = pause }
                : null,
        };
        var usual = new CallPolicy(Layer.Gateway, Product, Provenance.Default, proxy.At) { Attempts = isTimed ? null : Attempts.Once };
        return [.. ((CallPolicy[])[declared, usual]).Where(policy => !policy.IsEmpty)];
    }

    private static TimeLimit? Limit(CaddyDirective? line) => DurationText.Go(line?.Value) is { } time ? TimeLimit.Of(time) : null;

    private static long? Number(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
