using DepGuard.Facts;
using DepGuard.Readers.Kubernetes;

namespace DepGuard.Readers.Objectives;

/// <summary>Objectives and burn-rate alerts in objects: OpenSLO, Sloth, Pyrra and <c>PrometheusRule</c>. They name services and make none.</summary>
internal sealed class ObjectiveReader : IClusterReader
{
    private const string SlothGroup = "sloth.slok.dev";
    private const string PyrraGroup = "pyrra.dev";
    private const string PrometheusGroup = "monitoring.coreos.com";

    private static readonly string[] OpenSloGroups = ["openslo", "openslo.com"];

    /// <inheritdoc/>
    public string Format => "objectives";

    /// <inheritdoc/>
    public IReadOnlyList<string> Groups { get; } = [.. OpenSloGroups, SlothGroup, PyrraGroup, PrometheusGroup];

    /// <inheritdoc/>
    public IEnumerable<Fact> Read(Cluster cluster)
    {
        var openSlo = new OpenSlo([.. cluster.Objects.Where(one => OpenSloGroups.Contains(one.Group))]);
        return openSlo.Read()
            .Concat(cluster.Of(SlothGroup, "PrometheusServiceLevel").Where(one => one.Spec is not null).SelectMany(one => Sloth.Read(one.Spec!, ObjectiveScopes.Of(one))))
            .Concat(cluster.Of(PyrraGroup, "ServiceLevelObjective").SelectMany(Pyrra.Read))
            .Concat(cluster.Of(PrometheusGroup, "PrometheusRule").SelectMany(one => AlertRules.Read(one.Spec, ObjectiveScopes.Of(one))));
    }
}
