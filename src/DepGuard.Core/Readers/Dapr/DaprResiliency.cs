using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Facts.Policies;

namespace DepGuard.Readers.Dapr;

/// <summary>
/// Resiliency objects: what they do to calls of applications and to the use of components. An application that is a target has exactly the
/// policies of its entry; any other has the <c>Default…</c> policies, and without those the built-in retries.
/// Source: dapr/dapr <c>pkg/resiliency/resiliency.go</c>.
/// </summary>
internal sealed class DaprResiliency
{
    private const string BuiltInRetries = "DaprBuiltInServiceRetries";

    private readonly List<(DaprObject Object, DaprPolicies Policies)> _all;
    private readonly HashSet<string> _targets;

    public DaprResiliency(IEnumerable<DaprObject> objects)
    {
        var found = objects.Where(one => one.Kind == "Resiliency").ToList();
        var policies = found.Select(one => one.Spec?["policies"]).OfType<Node>().ToList();
        _all = [.. found.Select(one => (one, new DaprPolicies(one.Spec?["policies"], policies)))];
        _targets = [.. found.SelectMany(one => one.Spec?["targets"]?["apps"]?.Entries ?? []).Select(target => target.Key.Value)];
    }

    /// <summary>Policies for calls to applications and to HTTP endpoints, and settings that have no effect.</summary>
    /// <param name="apps">Every application.</param>
    public IEnumerable<Fact> Facts(IReadOnlyList<DaprApp> apps)
    {
        foreach (var (one, policies) in _all)
        {
            var targets = one.Spec?["targets"]?["apps"]?.Entries ?? [];
            foreach (var target in targets)
            {
                yield return Policy(one, new Address(target.Key.Value), Of(policies, target.Key, target.Value));
                foreach (var problem in Undefined(one, policies, target))
                    yield return problem;
            }

            if (General(one, policies, out var isRaised) is { } general)
                foreach (var app in apps.Where(app => !_targets.Contains(app.Id)))
                    yield return Policy(one, new Address(app.Id), general);
            if (isRaised)
                yield return new ProblemFact("DPG0006", one.Spec!["policies"]!["retries"]![BuiltInRetries]!.At, $"{Title(one)}:{BuiltInRetries}",
                    [$"{Title(one)}, {BuiltInRetries}", "Dapr makes at least 3 retries of its own"]);
        }
    }

    /// <summary>What happens to the calls that an application makes through a component.</summary>
    public IReadOnlyList<CallPolicy> Of(DaprApp app, DaprComponent component) =>
    [
        .. _all.Where(pair => pair.Object.Users.Contains(app)).Select(pair => OutboundOf(pair.Object, pair.Policies, component)).OfType<CallPolicy>(),
    ];

    private static CallPolicy Of(DaprPolicies policies, Scalar at, Node target) => policies.Join(
        at.At, target["timeout"]?.Text, target["retry"]?.Text, target["circuitBreaker"]?.Text);

    /// <summary>The policy for applications that are no target.</summary>
    private static CallPolicy? General(DaprObject one, DaprPolicies policies, out bool isRaised)
    {
        var builtIn = policies.OverriddenBuiltIn(BuiltInRetries, out isRaised);
        var retry = First(policies, "retries", ["DefaultAppRetryPolicy", "DefaultRetryPolicy"]);
        var timeout = First(policies, "timeouts", ["DefaultAppTimeoutPolicy", "DefaultTimeoutPolicy"]);
        var breaker = First(policies, "circuitBreakers", ["DefaultAppCircuitBreakerPolicy", "DefaultCircuitBreakerPolicy"]);
        if (retry is null && timeout is null && breaker is null)
            return builtIn;
        var joined = policies.Join(one.Name.At, timeout, retry, breaker);
        return retry is null ? joined with { Attempts = builtIn?.Attempts, Backoff = builtIn?.Backoff } : joined;
    }

    private static CallPolicy? OutboundOf(DaprObject one, DaprPolicies policies, DaprComponent component)
    {
        if (one.Spec?["targets"]?["components"]?[component.Name] is { } target)
            return target["outbound"] is { } outbound ? Stated(outbound["retry"]?.Text, Of(policies, component.Object.Name, outbound)) : null;

        string[] levels = [$"{Block(component)}ComponentOutbound", "ComponentOutbound", "Component", string.Empty];
        var retry = First(policies, "retries", levels.Select(level => $"Default{level}RetryPolicy"));
        var timeout = First(policies, "timeouts", levels.Select(level => $"Default{level}TimeoutPolicy"));
        var breaker = First(policies, "circuitBreakers", levels.Select(level => $"Default{level}CircuitBreakerPolicy"));
        return retry is null && timeout is null && breaker is null ? null : Stated(retry, policies.Join(one.Name.At, timeout, retry, breaker));
    }

    /// <summary>Without a retry policy the component's own client decides about retries, of which nothing is known here.</summary>
    private static CallPolicy Stated(string? retry, CallPolicy policy) => retry is null ? policy with { Attempts = null } : policy;

    private static string Block(DaprComponent component) => component.Type.Split('.')[0] switch
    {
        "state" => "Statestore",
        "pubsub" => "Pubsub",
        "bindings" => "Binding",
        "secretstores" => "Secretstore",
        "configuration" => "Configuration",
        _ => "Lock",
    };

    private static string? First(DaprPolicies policies, string sort, IEnumerable<string> names) => names.FirstOrDefault(name => policies.Defines(sort, name));

    /// <summary>Most invocations are written in code, so that an object is not idle where configuration shows none.</summary>
    private static PolicyFact Policy(DaprObject one, Address callee, CallPolicy policy) =>
        new(one.LookupScopes, callee, policy, Title(one), Confidence.Declared)
        {
            Callers = one.IsScoped ? one.Users.Select(app => app.Service).ToHashSet() : null,
            Transport = Transport.Dapr,
            HasOtherEffects = true,
        };

    /// <summary>An entry that names a policy which the object does not define: Dapr does nothing then.</summary>
    private static IEnumerable<Fact> Undefined(DaprObject one, DaprPolicies policies, Entry target)
    {
        foreach (var (key, sort) in ((string, string)[])[("timeout", "timeouts"), ("retry", "retries"), ("circuitBreaker", "circuitBreakers")])
            if (target.Value[key] is Scalar { Value.Length: > 0 } name && !policies.Knows(sort, name.Value))
                yield return new ProblemFact("DPG0006", name.At, $"{Title(one)}:{target.Key.Value}:{key}", [$"{key} of {target.Key.Value} in {Title(one)}", $"no policy {name.Value} is defined there"]);
    }

    private static string Title(DaprObject one) => $"Resiliency {one.Name.Value}";
}
