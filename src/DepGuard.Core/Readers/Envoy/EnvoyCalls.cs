using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Facts.Policies;
using DepGuard.Readers.Addresses;

namespace DepGuard.Readers.Envoy;

/// <summary>Calls of a proxy to the addresses of its clusters, with what the clusters do to them.</summary>
/// <param name="Caller">The service to which the calls belong: the proxy, or the service beside which it stands.</param>
/// <param name="Layer">Where the proxy acts.</param>
/// <param name="Config">Its configuration.</param>
/// <param name="IsGuess">True when the owner was concluded from a folder, so that unknown hosts are uncertain.</param>
internal sealed record EnvoyCalls(Reference Caller, Layer Layer, EnvoyConfig Config, bool IsGuess)
{
    /// <summary>Calls to a cluster; none if it is not stated or leads back to the own host.</summary>
    /// <param name="cluster">Name of the cluster.</param>
    /// <param name="key">What makes the calls.</param>
    /// <param name="policies">What that does to them.</param>
    public IEnumerable<CallFact> To(Node? cluster, string key, IReadOnlyList<CallPolicy> policies)
    {
        if (Config.Cluster(cluster?.Text) is not { } found)
            yield break;

        IReadOnlyList<CallPolicy> all = [.. policies, .. OfCluster(found).Where(policy => !policy.IsEmpty)];
        foreach (var (address, at) in found.Addresses)
            yield return new CallFact(Caller, address, $"{key} {found.Name}", at.At, Confidence.Declared)
            {
                ModeByAddress = AddressMode.Of(address),
                OnlyIfKnown = found.IsDiscovered,
                UnknownIsGuess = IsGuess,
                Policies = all,
            };
    }

    private IEnumerable<CallPolicy> OfCluster(EnvoyCluster cluster)
    {
        yield return cluster.Policy(Layer);
        yield return new CallPolicy(Layer, "envoy", Provenance.Default, cluster.Root.At) { Connect = TimeLimit.Seconds(5), Limits = EnvoyCluster.DefaultLimits };
    }
}
