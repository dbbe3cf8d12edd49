using System.Globalization;
using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Facts.Policies;
using DepGuard.Readers.Kubernetes;
using DepGuard.Readers.Units;

namespace DepGuard.Readers.Linkerd;

/// <summary>
/// Annotations by which a Service or a route sets retries, time limits and circuit breaking (linkerd.io 2.19, <c>reference/retries</c> and
/// <c>reference/timeouts</c>). One annotation about retries creates a retry policy with one retry; a limit of zero is taken for none stated.
/// </summary>
/// <param name="Root">The annotations; null if there are none.</param>
internal sealed record LinkerdAnnotations(Node? Root)
{
    private const string Retry = "retry.linkerd.io/";
    private const string Timeout = "timeout.linkerd.io/";
    private const string Accrual = "balancer.linkerd.io/failure-accrual";

    /// <summary>True when one of them is about retries.</summary>
    public bool HasRetries => Has(Retry);

    /// <summary>True when one of them is about time limits.</summary>
    public bool HasTimeouts => Has(Timeout);

    /// <summary>The first that is about calls; null if there is none.</summary>
    public Entry? First => Root?.Entries.Where(entry => IsAbout(entry, Retry) || IsAbout(entry, Timeout) || entry.Key.Value == Accrual).Select(entry => (Entry?)entry).FirstOrDefault();

    private Node? Conditions => Root?[Retry + "http"] ?? Root?[Retry + "grpc"];

    private Node? Limit => Root?[Retry + "limit"];

    private long Retries => NodeUnits.Positive(Limit) ?? 1;

    /// <summary>A policy with the retries that these state.</summary>
    public CallPolicy WithRetries(CallPolicy policy)
    {
        if (!HasRetries)
            return policy;
        var timeout = Limited(Retry + "timeout");
        return policy with
        {
            At = (Limit ?? Conditions ?? Root![Retry + "timeout"] ?? Root).At,
            Attempts = Conditions is null && timeout is null ? Attempts.Once : Attempts.AfterRetries(Retries),
            Timeout = timeout,
            RetryOn = Conditions?.Text?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        };
    }

    /// <summary>A policy with the time limits that these state.</summary>
    public CallPolicy WithTimeouts(CallPolicy policy) => policy with
    {
        Deadline = Limited(Timeout + "request") ?? Limited(Timeout + "response"),
        Idle = Limited(Timeout + "idle"),
    };

    /// <summary>The circuit breaker; null if there is none.</summary>
    public Breaker? Breaker => Root?[Accrual]?.Text != "consecutive" ? null : new Breaker
    {
        ConsecutiveFailures = (int)Math.Min(int.MaxValue, NodeUnits.Positive(Root[Accrual + "-consecutive-max-failures"]) ?? 7),
        OpenFor = NodeUnits.Duration(Root[Accrual + "-consecutive-min-penalty"]) ?? TimeSpan.FromSeconds(1),
    };

    /// <summary>Settings that do not mean what they say.</summary>
    public IEnumerable<Fact> Problems(KubernetesObject one)
    {
        if (Limit is not null && NodeUnits.Whole(Limit) == 0)
            yield return Problem(one, Limit, "Linkerd takes a retry limit of 0 for none stated, and then retries once");
        else if (HasRetries && Conditions is null && Limited(Retry + "timeout") is null)
            yield return Problem(one, Root!.Entries.First(entry => IsAbout(entry, Retry)).Value, "without a condition or a timeout of a try nothing is retried");
        foreach (var entry in Root?.Entries ?? [])
            if ((IsAbout(entry, Timeout) || entry.Key.Value == Retry + "timeout") && double.TryParse(entry.Value.Text, CultureInfo.InvariantCulture, out var number) && number != 0)
                yield return Problem(one, entry.Value, $"{entry.Key.Value} states no unit");
    }

    /// <summary>A finding about a setting that has no effect.</summary>
    public static ProblemFact Problem(KubernetesObject one, Node at, string reason) => new("DPG0006", at.At, $"{one.Title}:{reason}", [one.Title, reason]);

    private static bool IsAbout(Entry entry, string prefix) => entry.Key.Value.StartsWith(prefix, StringComparison.Ordinal);

    private bool Has(string prefix) => Root?.Entries.Any(entry => IsAbout(entry, prefix)) == true;

    private TimeLimit? Limited(string key) => NodeUnits.Limit(Root?[key]);
}
