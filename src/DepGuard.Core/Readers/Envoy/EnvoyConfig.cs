using DepGuard.Documents;

namespace DepGuard.Readers.Envoy;

/// <summary>The configuration of one proxy: its bootstrap file and the files with resources that it reads besides.</summary>
internal sealed class EnvoyConfig
{
    private const string ResourceType = "type.googleapis.com/envoy.";

    private readonly Dictionary<string, EnvoyCluster> _clusters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Node> _routes = new(StringComparer.Ordinal);
    private readonly List<Node> _listeners = [];
    private readonly List<Node> _roots;

    private readonly Func<string, string?> _variables;

    /// <param name="roots">Its documents.</param>
    /// <param name="variables">Variables of the proxy's environment, which <c>envsubst</c> puts into a template; null for one that has no value.</param>
    public EnvoyConfig(IEnumerable<Node> roots, Func<string, string?> variables)
    {
        _variables = variables;
        _roots = [.. roots];
        foreach (var root in _roots)
        {
            _listeners.AddRange(root.Field("static_resources").List("listeners"));
            foreach (var cluster in root.Field("static_resources").List("clusters"))
                Add(new EnvoyCluster(cluster, _variables));
            foreach (var resource in root.List("resources"))
                AddResource(resource);
        }
    }

    /// <summary>Its settings as a whole.</summary>
    public IReadOnlyList<Node> Roots => _roots;

    /// <summary>The name that it has for its control plane; null if it states none.</summary>
    public Scalar? Name => _roots.Select(root => root.Field("node", "cluster") ?? root.Field("node", "id")).OfType<Scalar>().FirstOrDefault(name => name.Value.Length > 0);

    /// <summary>Network filters of all listeners.</summary>
    public IEnumerable<Node> Filters =>
        _listeners.SelectMany(listener => listener.List("filter_chains").Append(listener.Field("default_filter_chain")!)).SelectMany(chain => chain.List("filters"));

    /// <summary>True for a document of Envoy: a bootstrap, or resources of its discovery protocol.</summary>
    public static bool Is(Node root) =>
        root.Field("static_resources") is Mapping
        || (root.Field("dynamic_resources") is Mapping && (root["node"] is not null || root["admin"] is not null))
        || root["resources"]?.Items.Any(resource => resource["@type"]?.Text?.StartsWith(ResourceType, StringComparison.Ordinal) == true) == true;

    /// <summary>A cluster by name; null if it is not stated.</summary>
    public EnvoyCluster? Cluster(string? name) => name is null ? null : _clusters.GetValueOrDefault(name);

    /// <summary>Routes of a connection manager, its own or those that it looks up by name.</summary>
    public Node? RoutesOf(Node? manager) =>
        manager.Field("route_config") ?? (manager.Field("rds", "route_config_name")?.Text is { } name ? _routes.GetValueOrDefault(name) : null);

    private void Add(EnvoyCluster cluster) => _clusters.TryAdd(cluster.Name, cluster);

    private void AddResource(Node resource)
    {
        var type = resource["@type"]?.Text ?? string.Empty;
        if (type.EndsWith(".Cluster", StringComparison.Ordinal))
            Add(new EnvoyCluster(resource, _variables));
        else if (type.EndsWith(".Listener", StringComparison.Ordinal))
            _listeners.Add(resource);
        else if (type.EndsWith(".RouteConfiguration", StringComparison.Ordinal) && resource["name"]?.Text is { } name)
            _routes.TryAdd(name, resource);
    }
}
