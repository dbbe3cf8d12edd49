using DepGuard.Documents;
using DepGuard.Documents.Yaml;
using DepGuard.Facts.Policies;
using DepGuard.Readers.Kubernetes;
using DepGuard.Readers.Units;
using DepGuard.Sources;

namespace DepGuard.Readers.Istio;

/// <summary>
/// Settings of the whole mesh, from an IstioOperator, the values of an Istio resource, or the ConfigMap <c>istio</c>, over the defaults of
/// istio/istio 86c9f01 of August 2026: two retries of HTTP calls (<c>pkg/config/mesh/mesh.go</c>), 10 s to connect, no time limit.
/// </summary>
internal sealed class MeshConfig
{
    private const long DefaultRetries = 2;

    /// <summary>What a failed HTTP call is retried on (<c>pilot/pkg/networking/core/route/retry/retry.go</c>).</summary>
    private static readonly string[] DefaultRetryOn = ["connect-failure", "refused-stream", "unavailable", "cancelled"];

    private readonly List<Node> _roots;

    public MeshConfig(Cluster cluster) =>
        _roots =
        [
            .. cluster.Of("install.istio.io", "IstioOperator").SelectMany(one => (Node?[])[one.Spec?["meshConfig"], one.Spec?["values"]?["meshConfig"]]).OfType<Node>(),
            .. cluster.Of("sailoperator.io", "Istio").Select(one => one.Spec?["values"]?["meshConfig"]).OfType<Node>(),
            .. cluster.Of(string.Empty, "ConfigMap").Where(one => one.Name.Value == "istio").Select(one => one.Root["data"]?["mesh"]).OfType<Scalar>().SelectMany(Parse),
        ];

    /// <summary>Namespace whose policies hold for all namespaces.</summary>
    public string RootNamespace => Find("rootNamespace")?.Text ?? "istio-system";

    /// <summary>Services that authorise requests, by the name under which policies refer to them.</summary>
    public IEnumerable<Node> ExtensionProviders => _roots.SelectMany(root => root["extensionProviders"]?.Items ?? []);

    /// <summary>Time in which a connection must stand; 10 s unless stated.</summary>
    public TimeLimit Connect => NodeUnits.Limit(Find("connectTimeout")) ?? TimeLimit.Seconds(10);

    /// <summary>What an HTTP call gets that nothing else states.</summary>
    /// <param name="layer">Where the proxy stands.</param>
    /// <param name="at">The place that puts the mesh in force.</param>
    public CallPolicy Defaults(Layer layer, SourceSpan at)
    {
        var retry = Find("defaultHttpRetryPolicy");
        var retries = NodeUnits.Whole(retry?["attempts"]) ?? DefaultRetries;
        return new CallPolicy(layer, "istio", Provenance.Default, (retry ?? Find("connectTimeout"))?.At ?? at)
        {
            Attempts = Attempts.AfterRetries(Math.Max(0, retries)),
            Timeout = retries > 0 ? NodeUnits.Limit(retry?["perTryTimeout"]) : null,
            Deadline = TimeLimit.None,
            Connect = Connect,
            RetryOn = retries <= 0 ? null : retry?["retryOn"]?.Text?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? DefaultRetryOn,
            Backoff = retries <= 0 ? null : new Backoff(NodeUnits.Duration(retry?["backoff"]) ?? TimeSpan.FromMilliseconds(25), IsExponential: true),
        };
    }

    private Node? Find(string key) => _roots.Select(root => root[key]).FirstOrDefault(value => value is not null);

    /// <summary>YAML inside of a ConfigMap; places in it are that of the whole text.</summary>
    private static IEnumerable<Node> Parse(Scalar text) =>
        YamlReader.Read(new SourceFile(text.At.Path, text.Value), new TextOrigin(text.At.Path, Whole: text.At), ScanLimits.Default).Documents.Select(document => document.Root);
}
