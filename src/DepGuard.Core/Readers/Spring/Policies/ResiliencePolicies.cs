using DepGuard.Facts.Policies;
using DepGuard.Readers.Spring.Settings;
using DepGuard.Sources;

namespace DepGuard.Readers.Spring.Policies;

/// <summary>
/// Instances of resilience4j: retry, time limiter, circuit breaker, bulkhead. An instance that is named after a service guards the calls to
/// it. The time limiter stands inside the retry, so it limits one attempt. Defaults are those of the <c>…Config</c> classes of 2.x.
/// </summary>
internal sealed class ResiliencePolicies(Properties properties)
{
    private const string Product = "resilience4j";

    private readonly ResilienceModule _retry = new(properties, "retry");
    private readonly ResilienceModule _limiter = new(properties, "timelimiter");
    private readonly ResilienceModule _breaker = new(properties, "circuitbreaker");
    private readonly ResilienceModule _bulkhead = new(properties, "bulkhead");

    /// <summary>The policies of each instance.</summary>
    public IEnumerable<(string Client, CallPolicy Policy)> Named()
    {
        var names = ((ResilienceModule[])[_retry, _limiter, _breaker, _bulkhead]).SelectMany(module => module.Names).Distinct(StringComparer.OrdinalIgnoreCase);
        foreach (var name in names)
        {
            var (retry, limiter, breaker, bulkhead) = (_retry.Find(name), _limiter.Find(name), _breaker.Find(name), _bulkhead.Find(name));
            var at = ((NamedSection?[])[retry, limiter, breaker, bulkhead]).OfType<NamedSection>().First().At;
            yield return (name, Declared(Layer.Code, at, retry, limiter, breaker, bulkhead));
            yield return (name, Defaults(Layer.Code, at, retry is not null, limiter is not null, breaker is not null, bulkhead is not null));
        }
    }

    /// <summary>What a gateway's breaker of a name does to a route: it has a time limiter, unless that is switched off.</summary>
    public IEnumerable<CallPolicy> Breaker(string name, SourceSpan at)
    {
        var limits = properties.Find("springcloudcircuitbreakerresilience4jdisabletimelimiter")?.IsTrue != true;
        yield return Declared(Layer.Gateway, at, null, limits ? _limiter.FindOrDefault(name) : null, _breaker.FindOrDefault(name), null);
        yield return Defaults(Layer.Gateway, at, hasRetry: false, limits, hasBreaker: true, hasBulkhead: false);
    }

    private static CallPolicy Declared(Layer layer, SourceSpan at, NamedSection? retry, NamedSection? limiter, NamedSection? breaker, NamedSection? bulkhead) =>
        new(layer, Product, Provenance.Declared, at)
        {
            Attempts = PropertyNumber.Whole(retry?.Find("maxattempts", "maxretryattempts")) is { } attempts ? Attempts.Of(attempts) : null,
            Backoff = PropertyNumber.Duration(retry?.Find("waitduration")) is { } wait
                ? new Backoff(wait, PropertyNumber.Duration(retry?.Find("exponentialmaxwaitduration")), retry?.Find("enableexponentialbackoff")?.IsTrue == true)
                : null,
            Timeout = PropertyNumber.Limit(limiter?.Find("timeoutduration")),
            Breaker = BreakerOf(breaker),
            Limits = PropertyNumber.Whole(bulkhead?.Find("maxconcurrentcalls")) is { } calls ? new CallLimits { Requests = calls } : null,
        };

    private static Breaker? BreakerOf(NamedSection? section)
    {
        var ratio = PropertyNumber.Percent(section?.Find("failureratethreshold"));
        var open = PropertyNumber.Duration(section?.Find("waitdurationinopenstate"));
        return ratio is null && open is null ? null : new Breaker { FailureRatio = ratio, OpenFor = open };
    }

    private static CallPolicy Defaults(Layer layer, SourceSpan at, bool hasRetry, bool hasLimiter, bool hasBreaker, bool hasBulkhead) =>
        new(layer, Product, Provenance.Default, at)
        {
            Attempts = hasRetry ? Attempts.Of(3) : null,
            Backoff = hasRetry ? new Backoff(TimeSpan.FromMilliseconds(500)) : null,
            Timeout = hasLimiter ? TimeLimit.Seconds(1) : null,
            Breaker = hasBreaker ? new Breaker { FailureRatio = Ratio.Percent(50), OpenFor = TimeSpan.FromSeconds(60) } : null,
            Limits = hasBulkhead ? new CallLimits { Requests = 25 } : null,
        };
}
