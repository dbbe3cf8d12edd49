using DepGuard.Facts.Policies;
using DepGuard.Readers.Spring.Settings;

namespace DepGuard.Readers.Spring.Policies;

/// <summary>What Spring Cloud Gateway does to the calls of a route: the filters Retry and CircuitBreaker, and its time limits.</summary>
/// <param name="properties">All properties.</param>
/// <param name="prefix">Folded prefix of the gateway's settings, such as <c>springcloudgateway</c>.</param>
internal sealed class GatewayPolicies(Properties properties, string prefix)
{
    private const string Product = "spring-cloud-gateway";

    private static readonly HashSet<string> Unsafe = new(StringComparer.OrdinalIgnoreCase) { "POST", "PUT", "PATCH", "DELETE" };

    private readonly ResiliencePolicies _breakers = new(properties);
    private readonly GatewayFilters _defaults = GatewayFilters.Of(GatewayFilter.Read(properties, $"{prefix}defaultfilters"));

    /// <summary>The servlet edition counts attempts where the reactive one counts retries (<c>FrameworkRetryFilterFunctions</c>).</summary>
    private bool IsServlet => prefix.EndsWith("mvc", StringComparison.Ordinal);

    /// <summary>The policies of a route.</summary>
    /// <param name="route">Folded name of the route with its index, such as <c>springcloudgatewayroutes0</c>.</param>
    /// <param name="at">The route's target.</param>
    public IReadOnlyList<CallPolicy> Of(string route, Property at)
    {
        var filters = _defaults.Then(GatewayFilters.Of(GatewayFilter.Read(properties, $"{route}filters")));
        var limit = PropertyNumber.Limit(properties.Find($"{route}metadataresponsetimeout")) ?? PropertyNumber.Limit(properties.Find($"{prefix}httpclientresponsetimeout"));
        var policies = new List<CallPolicy>();
        if (filters.Breaker is { } breaker)
        {
            var guards = _breakers.Breaker(breaker.Argument("name") ?? breaker.First ?? string.Empty, breaker.At).ToList();
            if (filters.RetriesAroundBreaker)
                limit = Tighter(limit, guards.Select(guard => guard.Timeout).FirstOrDefault(timeout => timeout is not null));
            policies.AddRange(guards.Select(guard => filters.RetriesAroundBreaker ? guard with { Timeout = null } : guard));
        }

        policies.Add(Own(filters.Retry, limit, route, at));
        if (!IsServlet)
            policies.Add(new CallPolicy(Layer.Gateway, Product, Provenance.Default, at.At) { Connect = TimeLimit.Seconds(30), Timeout = TimeLimit.None });
        return [.. policies.Where(policy => !policy.IsEmpty)];
    }

    private CallPolicy Own(GatewayFilter? retry, TimeLimit? limit, string route, Property at)
    {
        var retries = retry is null ? null : PropertyNumber.Whole(retry.Argument("retries") ?? retry.First);
        var methods = retry?.Argument("methods");
        return new CallPolicy(Layer.Gateway, Product, Provenance.Declared, retry?.At ?? at.At)
        {
            // Both editions repeat three times unless told otherwise; the filter puts that in force.
            Attempts = retry is null ? null : IsServlet ? Attempts.Of(retries ?? 3) : Attempts.AfterRetries(Math.Max(0, retries ?? 3)),
            Timeout = limit,
            Connect = PropertyNumber.Limit(properties.Find($"{route}metadataconnecttimeout")) ?? PropertyNumber.Limit(properties.Find($"{prefix}httpclientconnecttimeout")),
            RetriesUnsafeMethods = methods?.Split(',', StringSplitOptions.TrimEntries).Any(Unsafe.Contains) == true,
        };
    }

    private static TimeLimit? Tighter(TimeLimit? one, TimeLimit? other) =>
        one is { } a && other is { } b ? (a.CompareTo(b) < 0 ? a : b) : one ?? other;
}
