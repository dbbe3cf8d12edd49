using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Readers.Compose;
using DepGuard.Readers.ConfigFiles;
using DepGuard.Readers.DotNet;
using DepGuard.Readers.Kubernetes;
using DepGuard.Readers.Telemetry;
using DepGuard.Readers.Traces;

namespace DepGuard.Readers;

/// <summary>Every reader, sorted by name, and the order in which they run: first what is deployed, then how it is configured.</summary>
internal static class All
{
    /// <summary>Formats that say which services run.</summary>
    public static IReadOnlyList<IDeploymentReader> Deployments { get; } = [new ComposeReader(), new KubernetesReader()];

    /// <summary>Extensions of Kubernetes, whose objects stand beside the core objects.</summary>
    public static IReadOnlyList<IClusterReader> Clusters { get; } = [];

    /// <summary>Formats that configure services; each leaves alone what an earlier one has claimed.</summary>
    public static IReadOnlyList<IConfigurationReader> Configurations { get; } = [new DotNetReader(), new ConfigFileReader(), new TelemetryReader(), new TracesReader()];

    /// <summary>The facts of all readers, and the problems of the files that they read.</summary>
    public static IReadOnlyList<Fact> Read(Workspace workspace)
    {
        var deployments = Deployments.Select(reader => reader.Read(workspace)).ToList();
        var containers = deployments.SelectMany(deployment => deployment.Containers).ToList();
        var facts = deployments.SelectMany(deployment => deployment.Facts).ToList();
        foreach (var reader in Configurations)
            facts.AddRange(reader.Read(workspace, containers, Paths(facts)));
        facts.AddRange(FileProblems.Read(workspace, Paths(facts.OfType<ReadFact>().Where(fact => fact.Format is not null))));
        return facts;
    }

    private static HashSet<string> Paths(IEnumerable<Fact> facts) =>
        facts.OfType<ReadFact>().Select(fact => fact.Path).ToHashSet(StringComparer.Ordinal);
}
