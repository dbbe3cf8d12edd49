using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Facts.Policies;
using DepGuard.Readers.Addresses;
using DepGuard.Readers.Kubernetes;
using DepGuard.Readers.Units;

namespace DepGuard.Readers.Linkerd;

/// <summary>
/// ServiceProfiles, named like the host of a Service. What is retryable is retried as long as the budget lasts, which is 20 % of the load
/// unless stated (<c>controller/api/destination/profile_translator.go</c>); a time limit covers the retries.
/// </summary>
internal sealed class ServiceProfiles
{
    private readonly List<KubernetesObject> _profiles;
    private readonly HashSet<ServiceNode> _profiled;

    public ServiceProfiles(Cluster cluster)
    {
        _profiles = [.. cluster.Of("linkerd.io", "ServiceProfile")];
        _profiled = _profiles.Select(profile => cluster.Named(profile.Name.Value, profile)).OfType<ServiceNode>().ToHashSet<ServiceNode>(ReferenceEqualityComparer.Instance);
    }

    /// <summary>True for a service with a profile, which puts all annotations and routes out of force.</summary>
    public bool Contains(ServiceNode node) => _profiled.Contains(node);

    /// <summary>What the profiles do to the calls of some callers.</summary>
    public IEnumerable<Fact> Read(IReadOnlySet<Reference> callers)
    {
        foreach (var profile in _profiles)
        {
            if (AddressGrammar.ParseBareHost(profile.Name.Value) is not { } host)
                continue;
            foreach (var policy in Policies(profile))
                yield return new PolicyFact(profile.LookupScopes, host, policy, profile.Title, Confidence.Declared) { Callers = callers, IsAboutName = true };
            var others = (profile.Spec?["dstOverrides"]?.Items ?? [])
                .Where(one => one["weight"]?.Text is not ("0" or "0m"))
                .Select(one => one["authority"]?.Text is { } text ? HostText.ParseHostPort(text) ?? AddressGrammar.ParseBareHost(text) : null)
                .OfType<Address>()
                .ToList();
            if (others.Count > 0)
                yield return new RerouteFact(profile.LookupScopes, host, others, profile.Name.At) { Callers = callers };
        }
    }

    private static IReadOnlyList<CallPolicy> Policies(KubernetesObject profile)
    {
        var ratio = NodeUnits.Number(profile.Spec?["retryBudget"]?["retryRatio"]) ?? 0.2;
        var routes = (profile.Spec?["routes"]?.Items ?? []).Select(route => Policy(route, new Ratio(ratio))).ToList();
        return RouteAlternatives.Worst(routes, new CallPolicy(Layer.Sidecar, "linkerd", Provenance.Default, profile.Name.At) { Attempts = Attempts.Once, Deadline = TimeLimit.None });
    }

    private static CallPolicy Policy(Node route, Ratio budget)
    {
        var isRetried = route["isRetryable"]?.Text == "true";
        return new CallPolicy(Layer.Sidecar, "linkerd", Provenance.Declared, (route["isRetryable"] ?? route["timeout"] ?? route).At)
        {
            Attempts = isRetried ? Attempts.Unbounded : null,
            RetryBudget = isRetried ? budget : null,
            Deadline = NodeUnits.Limit(route["timeout"]),
        };
    }
}
