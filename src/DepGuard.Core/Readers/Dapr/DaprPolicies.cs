using DepGuard.Documents;
using DepGuard.Facts.Policies;
using DepGuard.Sources;

namespace DepGuard.Readers.Dapr;

/// <summary>
/// The named policies of one Resiliency. Defaults as documented in dapr/docs, <i>Resiliency policies</i>; where they act is told by dapr/dapr
/// <c>pkg/resiliency/policy.go</c>: a timeout stands inside of the breaker and that inside of the retries, so it limits one attempt.
/// </summary>
/// <param name="own">The policies that the object defines.</param>
/// <param name="all">The policies of all objects: a sidecar loads them under their names into one table.</param>
internal sealed class DaprPolicies(Node? own, IReadOnlyList<Node> all)
{
    /// <summary>Name of the product in policies.</summary>
    public const string Product = "dapr";

    private static readonly TimeSpan DefaultDelay = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan DefaultLongestDelay = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan DefaultFirstDelay = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan DefaultOpen = TimeSpan.FromSeconds(60);
    private const int DefaultFailures = 6;
    private const int FewestBuiltInRetries = 3;

    /// <summary>What Dapr does to every invocation without a policy: 3 retries a second apart, if the sidecars do not reach each other.</summary>
    public static CallPolicy BuiltIn(SourceSpan at) => new(Layer.Sidecar, Product, Provenance.Default, at)
    {
        Attempts = Attempts.AfterRetries(FewestBuiltInRetries),
        Backoff = new Backoff(TimeSpan.FromSeconds(1)),
    };

    /// <summary>True if the object defines a policy of this name and sort, such as <c>retries</c>.</summary>
    public bool Defines(string sort, string name) => own?[sort]?[name] is not null;

    /// <summary>True if some object does.</summary>
    public bool Knows(string sort, string name) => Find(sort, name) is not null;

    /// <summary>Joins a timeout, a retry policy and a breaker by name; null where one is not used, or not defined, which does nothing.</summary>
    /// <param name="at">The place that puts them in force.</param>
    /// <param name="timeout">Name of the timeout.</param>
    /// <param name="retry">Name of the retry policy.</param>
    /// <param name="breaker">Name of the breaker.</param>
    public CallPolicy Join(SourceSpan at, string? timeout, string? retry, string? breaker)
    {
        var retries = Find("retries", retry);
        return new CallPolicy(Layer.Sidecar, Product, Provenance.Declared, retries?.At ?? at)
        {
            Attempts = retries is null ? Attempts.Once : Attempts.AfterRetries(DaprDurations.NumberOf(retries["maxRetries"]) ?? -1),
            Backoff = retries is null ? null : Delays(retries),
            RetryOn = retries is null ? null : Matches(retries),
            Timeout = DaprDurations.Of(Find("timeouts", timeout)) is { } limit ? TimeLimit.Of(limit) : null,
            Breaker = Find("circuitBreakers", breaker) is { } body ? Breaker(body) : null,
        };
    }

    /// <summary>The retries that take the place of the built-in ones; Dapr raises a lower number, and none, to three.</summary>
    public CallPolicy? OverriddenBuiltIn(string name, out bool isRaised)
    {
        isRaised = false;
        if (own?["retries"]?[name] is not { } retries)
            return null;

        var stated = DaprDurations.NumberOf(retries["maxRetries"]) ?? -1;
        isRaised = stated < FewestBuiltInRetries;
        return new CallPolicy(Layer.Sidecar, Product, Provenance.Declared, retries.At)
        {
            Attempts = Attempts.AfterRetries(Math.Max(stated, FewestBuiltInRetries)),
            Backoff = Delays(retries),
        };
    }

    private Node? Find(string sort, string? name) => name is null ? null
        : own?[sort]?[name] ?? all.Select(policies => policies[sort]?[name]).FirstOrDefault(found => found is not null);

    private static Backoff Delays(Node retries) => retries["policy"]?.Text == "exponential"
        ? new Backoff(DefaultFirstDelay, DaprDurations.Of(retries["maxInterval"]) ?? DefaultLongestDelay, IsExponential: true)
        : new Backoff(DaprDurations.Of(retries["duration"]) ?? DefaultDelay);

    private static string[]? Matches(Node retries)
    {
        string[] codes =
        [
            .. ((Node?[])[retries["matching"]?["httpStatusCodes"], retries["matching"]?["gRPCStatusCodes"]])
                .SelectMany(node => (node?.Text ?? string.Empty).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)),
        ];
        return codes.Length == 0 ? null : codes;
    }

    private static Breaker Breaker(Node body) => new()
    {
        ConsecutiveFailures = Failures(body["trip"]?.Text),
        OpenFor = DaprDurations.Of(body["timeout"]) ?? DefaultOpen,
    };

    /// <summary>Failures in a row that open the breaker: <c>consecutiveFailures &gt; 5</c> needs the sixth; null for other conditions.</summary>
    private static int? Failures(string? trip)
    {
        if (trip is null)
            return DefaultFailures;

        const string Counter = "consecutiveFailures";
        var text = trip.Replace(" ", string.Empty, StringComparison.Ordinal);
        if (!text.StartsWith(Counter, StringComparison.Ordinal))
            return null;
        var rest = text[Counter.Length..];
        return rest.StartsWith(">=", StringComparison.Ordinal) && int.TryParse(rest[2..], out var from) ? from
            : rest.StartsWith('>') && int.TryParse(rest[1..], out var above) && above < int.MaxValue ? above + 1
            : null;
    }
}
