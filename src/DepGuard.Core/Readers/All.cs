using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Readers.Aspire;
using DepGuard.Readers.Aspire.AppHost;
using DepGuard.Readers.AsyncApi;
using DepGuard.Readers.Azd;
using DepGuard.Readers.Azure;
using DepGuard.Readers.Backstage;
using DepGuard.Readers.Caddy;
using DepGuard.Readers.CloudFormation;
using DepGuard.Readers.Code;
using DepGuard.Readers.Compose;
using DepGuard.Readers.ConfigFiles;
using DepGuard.Readers.Consul;
using DepGuard.Readers.Dapr;
using DepGuard.Readers.DotNet;
using DepGuard.Readers.DotNet.Code;
using DepGuard.Readers.Ecs;
using DepGuard.Readers.Envoy;
using DepGuard.Readers.GatewayApi;
using DepGuard.Readers.Grpc;
using DepGuard.Readers.HaProxy;
using DepGuard.Readers.Helm;
using DepGuard.Readers.Httpd;
using DepGuard.Readers.Istio;
using DepGuard.Readers.Kong;
using DepGuard.Readers.Kubernetes;
using DepGuard.Readers.Linkerd;
using DepGuard.Readers.Literals;
using DepGuard.Readers.Nginx;
using DepGuard.Readers.Objectives;
using DepGuard.Readers.OwnFormat;
using DepGuard.Readers.Score;
using DepGuard.Readers.Spring;
using DepGuard.Readers.Telemetry;
using DepGuard.Readers.Traces;
using DepGuard.Readers.Traefik;

namespace DepGuard.Readers;

/// <summary>Every reader, sorted by name, and the order in which they run: first what is deployed, then how it is configured.</summary>
internal static class All
{
    /// <summary>Formats that say which services run.</summary>
    public static IReadOnlyList<IDeploymentReader> Deployments { get; } =
    [
        new AppHostReader(), new AspireReader(), new AzdReader(), new CloudFormationReader(), new ContainerAppsReader(), new ComposeReader(), new EcsReader(),
        new KubernetesReader(), new ScoreReader(),
    ];

    /// <summary>Extensions of Kubernetes, whose objects stand beside the core objects.</summary>
    public static IReadOnlyList<IClusterReader> Clusters { get; } =
    [
        new BackstageReader(), new ConsulReader(), new DaprClusterReader(), new GatewayApiReader(), new IstioReader(), new KongClusterReader(),
        new LinkerdReader(), new ObjectiveReader(), new TraefikClusterReader(),
    ];

    /// <summary>Formats that configure services; each leaves alone what an earlier one has claimed.</summary>
    public static IReadOnlyList<IConfigurationReader> Configurations { get; } =
    [
        new AsyncApiReader(), new CaddyReader(), new ConsulFileReader(), new DaprRunReader(), new DotNetReader(), new TyeReader(), new EnvoyReader(),
        new GrpcServiceConfigReader(), new HaProxyReader(), new HttpdReader(), new KongReader(), new NginxReader(),
        new ObjectiveFileReader(), new OwnFormatReader(), new SpringReader(), new TelemetryReader(), new TracesReader(), new TraefikReader(),
    ];

    /// <summary>Formats that are recognised only where no other one is.</summary>
    public static IReadOnlyList<IConfigurationReader> Fallbacks { get; } = [new HelmReader(), new ConfigFileReader()];

    /// <summary>Readers of source code, which look for calls between the services that the others found.</summary>
    public static IReadOnlyList<ICodeReader> Codes { get; } = [new ClientCodeReader(), new LiteralReader(), new SolutionCodeReader()];

    /// <summary>The facts of all readers, and the problems of the files that they read.</summary>
    public static IReadOnlyList<Fact> Read(Workspace workspace)
    {
        var deployments = Deployments.Select(reader => reader.Read(workspace)).ToList();
        var containers = deployments.SelectMany(deployment => deployment.Containers).ToList();
        var facts = deployments.SelectMany(deployment => deployment.Facts).ToList();
        var claimed = Paths(facts.Of<ReadFact>());
        var outside = workspace.OutsideOfCharts();
        foreach (var reader in Configurations)
            Add(reader.Read(outside, containers, claimed), facts, claimed);
        foreach (var reader in Fallbacks)
            Add(reader.Read(workspace, containers, claimed), facts, claimed);

        if (workspace.Code.Count + workspace.Compiled.Count > 0)
        {
            var owners = new CodeOwners(workspace, containers, facts);
            foreach (var reader in Codes)
                facts.AddRange(reader.Read(workspace, owners, facts));
        }

        facts.AddRange(FileProblems.Read(workspace, Paths(facts.Of<ReadFact>().Where(fact => fact.Format is not null))));
        return facts;
    }

    private static void Add(IReadOnlyList<Fact> read, List<Fact> facts, HashSet<string> claimed)
    {
        facts.AddRange(read);
        claimed.UnionWith(read.Of<ReadFact>().Select(fact => fact.Path));
    }

    private static HashSet<string> Paths(IEnumerable<ReadFact> facts) => facts.Select(fact => fact.Path).ToHashSet(StringComparer.Ordinal);
}
