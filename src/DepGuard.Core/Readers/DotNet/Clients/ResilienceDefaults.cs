using DepGuard.Facts.Policies;
using DepGuard.Sources;

namespace DepGuard.Readers.DotNet.Clients;

/// <summary>
/// What the standard handlers of <c>Microsoft.Extensions.Http.Resilience</c> do where nothing is set. Sources: dotnet/extensions
/// <c>HttpStandardResilienceOptions.cs</c>, <c>HttpStandardHedgingResilienceOptions.cs</c>; App-vNext/Polly <c>…Constants.cs</c>.
/// </summary>
internal static class ResilienceDefaults
{
    /// <summary>Name of the product in policies.</summary>
    public const string Product = "http-resilience";

    /// <summary>Limit of a request with all attempts.</summary>
    public static TimeSpan Deadline { get; } = TimeSpan.FromSeconds(30);

    /// <summary>Time over which the breaker counts failures.</summary>
    public static TimeSpan Sampling { get; } = TimeSpan.FromSeconds(30);

    /// <summary>Time for which the breaker stays open.</summary>
    public static TimeSpan Break { get; } = TimeSpan.FromSeconds(5);

    /// <summary>Share of failures that opens the breaker.</summary>
    public static Ratio FailureRatio { get; } = new(0.1);

    private static TimeSpan Attempt { get; } = TimeSpan.FromSeconds(10);

    /// <summary>The standard handler, which retries requests of every method.</summary>
    public static CallPolicy Standard(SourceSpan at) => Common(at) with
    {
        Attempts = Attempts.AfterRetries(3),
        Backoff = new Backoff(TimeSpan.FromSeconds(2), IsExponential: true),
        RetryOn = ["408", "429", "5xx", "connection failures", "timeouts"],
        RetriesUnsafeMethods = true,
    };

    /// <summary>The hedging handler: after the delay a second request goes out beside the first.</summary>
    public static CallPolicy Hedging(SourceSpan at) => Common(at) with
    {
        Attempts = Attempts.AfterRetries(1),
        Backoff = new Backoff(TimeSpan.FromSeconds(2)),
        RetriesUnsafeMethods = true,
    };

    private static CallPolicy Common(SourceSpan at) => new(Layer.Client, Product, Provenance.Default, at)
    {
        Timeout = TimeLimit.Of(Attempt),
        Deadline = TimeLimit.Of(Deadline),
        Breaker = new Breaker { FailureRatio = FailureRatio, OpenFor = Break },
        Limits = new CallLimits { Requests = 1000, Pending = 0 },
    };
}
