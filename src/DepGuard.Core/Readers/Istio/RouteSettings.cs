using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Facts.Policies;
using DepGuard.Readers.Units;

namespace DepGuard.Readers.Istio;

/// <summary>
/// Attempts and time limits of HTTP routes. A <c>retries</c> section replaces the default of the mesh even if it states no attempts, which
/// means none; <c>timeout</c> bounds the call with all attempts.
/// </summary>
internal static class RouteSettings
{
    private static readonly string[] RetryKeys = ["perTryTimeout", "retryOn", "retryRemoteLocalities"];

    /// <summary>What the routes of one callee do to a call; nothing if none of them is of HTTP.</summary>
    public static IReadOnlyList<CallPolicy> Of(IEnumerable<IstioRoute> routes, CallPolicy defaults) =>
        RouteAlternatives.Worst([.. routes.Where(route => route.IsHttp).Select(route => Of(route, defaults.Layer))], defaults);

    /// <summary>Settings of a route that Istio rejects or does not use.</summary>
    public static IEnumerable<Fact> Problems(IstioRoute route, string source)
    {
        var (retries, timeout) = (route.Root["retries"] as Mapping, route.Root["timeout"]);
        if (route.IsHttp && HasFault(route.Root) && (retries ?? timeout) is { } unused)
            yield return Problem(unused, "its route injects a fault, and then Istio neither retries nor limits the time");
        else if (retries is not null && NodeUnits.Positive(retries["attempts"]) is null)
            foreach (var key in RetryKeys.Where(key => retries[key] is not null).Take(1))
                yield return Problem(retries, $"it allows no retry, so {key} means nothing; Istio rejects it");
        if (NodeUnits.Duration(timeout) is { } limit && limit <= TimeSpan.Zero)
            yield return Problem(timeout!, "a timeout of zero is no time limit; Istio rejects it");

        ProblemFact Problem(Node at, string reason) => new("DPG0006", at.At, $"{source}:{reason}", [source, reason]);
    }

    private static CallPolicy Of(IstioRoute route, Layer layer)
    {
        var (retries, timeout) = (route.Root["retries"] as Mapping, route.Root["timeout"]);
        var policy = new CallPolicy(layer, "istio", Provenance.Declared, (retries ?? timeout ?? route.Root).At);
        if (HasFault(route.Root))
            return policy with { Attempts = Attempts.Once };

        policy = policy with { Deadline = NodeUnits.Limit(timeout) };
        if (retries is null)
            return policy;
        if (NodeUnits.Positive(retries["attempts"]) is not { } count)
            return policy with { Attempts = Attempts.Once };
        return policy with
        {
            Attempts = Attempts.AfterRetries(count),
            Timeout = NodeUnits.Limit(retries["perTryTimeout"]),
            RetryOn = retries["retryOn"]?.Text?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            Backoff = NodeUnits.Duration(retries["backoff"]) is { } delay ? new Backoff(delay, IsExponential: true) : null,
        };
    }

    /// <summary>Faults on the caller's side take the place of the callee.</summary>
    private static bool HasFault(Node route) => route["fault"] is Mapping { Entries.Count: > 0 };
}
