using DepGuard.Facts.Policies;
using DepGuard.Readers.Spring.Settings;

namespace DepGuard.Readers.Spring.Policies;

/// <summary>What Zuul does to the calls of a route: Hystrix around Ribbon for a service of the registry, its own client for a URL.</summary>
internal sealed class ZuulPolicies(Properties properties)
{
    private const string Product = "zuul";

    private readonly RibbonPolicies _ribbon = new(properties);
    private readonly HystrixPolicies _hystrix = new(properties);

    /// <summary>The policies of a route to a service.</summary>
    /// <param name="service">Name of the service.</param>
    /// <param name="retryable">What the route says about retries; null if it says nothing.</param>
    public IReadOnlyList<CallPolicy> OfService(string service, Property? retryable)
    {
        var mayRetry = (retryable ?? properties.Find("zuulretryable"))?.IsTrue == true;
        return [.. _hystrix.For(service), .. _ribbon.For(service, Layer.Gateway, mayRetry) is { } ribbon ? [ribbon] : Array.Empty<CallPolicy>()];
    }

    /// <summary>The policies of a route to a URL: the limit of a socket counts from byte to byte.</summary>
    public IReadOnlyList<CallPolicy> OfUrl(Property url)
    {
        var socket = properties.Find("zuulhostsockettimeoutmillis");
        var connect = properties.Find("zuulhostconnecttimeoutmillis");
        var policy = new CallPolicy(Layer.Gateway, Product, Provenance.Declared, (socket ?? connect ?? url).At)
        {
            Idle = PropertyNumber.Limit(socket),
            Connect = PropertyNumber.Limit(connect),
        };
        return policy.IsEmpty ? [] : [policy];
    }
}
