using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Readers.Aspire;
using DepGuard.Readers.AsyncApi;
using DepGuard.Readers.Azd;
using DepGuard.Readers.Backstage;
using DepGuard.Readers.CloudFormation;
using DepGuard.Readers.Compose;
using DepGuard.Readers.ConfigFiles;
using DepGuard.Readers.Dapr;
using DepGuard.Readers.DotNet;
using DepGuard.Readers.GatewayApi;
using DepGuard.Readers.HaProxy;
using DepGuard.Readers.Istio;
using DepGuard.Readers.Kubernetes;
using DepGuard.Readers.Nginx;
using DepGuard.Readers.Objectives;
using DepGuard.Readers.Score;

namespace DepGuard.Readers;

/// <summary>Every reader, sorted by name, and the order in which they run: first what is deployed, then how it is configured.</summary>
internal static class All
{
    /// <summary>Formats that say which services run.</summary>
    public static IReadOnlyList<IDeploymentReader> Deployments { get; } =
        [new AspireReader(), new AzdReader(), new CloudFormationReader(), new ComposeReader(), new KubernetesReader(), new ScoreReader()];

    /// <summary>Extensions of Kubernetes, whose objects stand beside the core objects.</summary>
    public static IReadOnlyList<IClusterReader> Clusters { get; } =
        [new BackstageReader(), new DaprClusterReader(), new GatewayApiReader(), new IstioReader(), new ObjectiveReader()];

    /// <summary>Formats that configure services; each leaves alone what an earlier one has claimed.</summary>
    public static IReadOnlyList<IConfigurationReader> Configurations { get; } =
    [
        new AsyncApiReader(),
        new DaprRunReader(),
        new DotNetReader(),
        new HaProxyReader(),
        new NginxReader(),
        new ObjectiveFileReader(),
        new ConfigFileReader(),
    ];

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
