using System.Globalization;
using DepGuard.Documents;
using DepGuard.Facts.Policies;
using DepGuard.Readers.Units;
using DepGuard.Sources;

namespace DepGuard.Readers.Nginx;

/// <summary>
/// Attempts and time limits of a route. Defaults after the documentation of ngx_http_proxy_module and ngx_stream_proxy_module: connect and read
/// 60 s (a stream 10 m), tries without a limit of their own. No server is tried twice, so a group bounds the tries.
/// </summary>
internal static class NginxNumbers
{
    private const string Product = "nginx";

    /// <summary>What is stated and what holds by default for a route to a server.</summary>
    /// <param name="context">The block of the route.</param>
    /// <param name="prefix">Product of the callee, as in <c>proxy_pass</c> and <c>proxy_read_timeout</c>.</param>
    /// <param name="isStream">True for a route of connections.</param>
    /// <param name="group">The servers among which a request is passed on.</param>
    /// <param name="server">The server.</param>
    /// <param name="at">The route.</param>
    public static IReadOnlyList<CallPolicy> Of(NginxContext context, string prefix, bool isStream, NginxGroup group, NginxServer server, SourceSpan at)
    {
        var live = group.Servers.Count;
        var read = context.Find(isStream ? "proxy_timeout" : $"{prefix}_read_timeout");
        var connect = context.Find($"{prefix}_connect_timeout");
        var next = context.Find($"{prefix}_next_upstream");
        var tries = context.Find($"{prefix}_next_upstream_tries");
        var retryOn = live > 1 && next is not null ? next.Arguments.Select(word => word.Text).Where(word => word is not ("non_idempotent" or "off" or "on")).ToList() : [];
        var declared = new CallPolicy(Layer.Gateway, Product, Provenance.Declared, (tries ?? read ?? next ?? connect)?.At ?? at)
        {
            Attempts = Attempts(next, tries, live),
            Idle = Limit(read),
            Connect = Limit(connect),
            RetryOn = retryOn.Count > 0 ? retryOn : null,
            RetriesUnsafeMethods = live > 1 && next?.Arguments.Any(word => word.Text == "non_idempotent") == true,
            Limits = Number(server.Parameter("max_conns")) is > 0 and var most ? new CallLimits { Connections = most } : null,
            Breaker = server.Parameter("max_fails") is null && server.Parameter("fail_timeout") is null ? null : Ejection(server, live),
        };
        var usual = new CallPolicy(Layer.Gateway, Product, Provenance.Default, at)
        {
            Attempts = Facts.Policies.Attempts.Of(live),
            Idle = TimeLimit.Seconds(isStream ? 600 : 60),
            Connect = TimeLimit.Seconds(60),
            Breaker = Ejection(server, live),
        };
        return declared.IsEmpty ? [usual] : [declared, usual];
    }

    private static Attempts? Attempts(NginxDirective? next, NginxDirective? tries, int live)
    {
        if (next?.Value == "off")
            return Facts.Policies.Attempts.Once;
        if (tries is null || Number(tries.Value) is not { } number)
            return null;
        return Facts.Policies.Attempts.Of(number == 0 ? live : Math.Min(number, live));
    }

    /// <summary>A server of several is left alone after failures: one within 10 s unless stated otherwise.</summary>
    private static Breaker? Ejection(NginxServer server, int live)
    {
        var fails = Number(server.Parameter("max_fails")) ?? 1;
        if (live < 2 || fails == 0)
            return null;
        return new Breaker { ConsecutiveFailures = (int)Math.Min(fails, int.MaxValue), OpenFor = DurationText.Nginx(server.Parameter("fail_timeout")) ?? TimeSpan.FromSeconds(10) };
    }

    private static TimeLimit? Limit(NginxDirective? directive) =>
        DurationText.Nginx(directive?.Value) is { } time ? TimeLimit.Of(time) : null;

    private static long? Number(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
