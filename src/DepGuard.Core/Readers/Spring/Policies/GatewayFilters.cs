namespace DepGuard.Readers.Spring.Policies;

/// <summary>The filters of a route that change its calls. The first filter of a list is the outermost one.</summary>
/// <param name="Retry">The filter that retries; null if there is none.</param>
/// <param name="Breaker">The circuit breaker; null if there is none.</param>
/// <param name="RetriesAroundBreaker">True when each retry passes the breaker again.</param>
internal sealed record GatewayFilters(GatewayFilter? Retry, GatewayFilter? Breaker, bool RetriesAroundBreaker)
{
    /// <summary>Those of a list.</summary>
    public static GatewayFilters Of(IEnumerable<GatewayFilter> filters)
    {
        var found = new GatewayFilters(null, null, false);
        foreach (var filter in filters)
            found = found.Then(new GatewayFilters(filter.Name == "Retry" ? filter : null, filter.Name == "CircuitBreaker" ? filter : null, false));
        return found;
    }

    /// <summary>These filters around others.</summary>
    public GatewayFilters Then(GatewayFilters inner) => new(
        Retry ?? inner.Retry,
        Breaker ?? inner.Breaker,
        Retry is not null && Breaker is not null ? RetriesAroundBreaker
            : Retry is not null ? inner.Breaker is not null
            : Breaker is null && inner.RetriesAroundBreaker);
}
