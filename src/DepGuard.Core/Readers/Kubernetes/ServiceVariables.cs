using DepGuard.Documents;

namespace DepGuard.Readers.Kubernetes;

/// <summary>Variables that Kubernetes injects for the Services of a namespace; each stands for the Service's name or port.</summary>
internal sealed class ServiceVariables
{
    private static readonly Dictionary<string, string> None = [];

    private readonly ILookup<string, KubernetesObject> _byNamespace;
    private readonly IReadOnlyList<KubernetesObject> _services;
    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> _known = new(StringComparer.Ordinal);

    /// <summary>Headless and redirecting Services have no variables.</summary>
    public ServiceVariables(IEnumerable<KubernetesObject> services)
    {
        _services = [.. services.Where(service => !ServiceNode.IsRedirect(service) && service.Spec?["clusterIP"]?.Text != "None")];
        _byNamespace = _services.ToLookup(service => service.Namespace ?? string.Empty, StringComparer.Ordinal);
    }

    /// <summary>A variable of the pods of a workload; null if they have none of this name.</summary>
    public string? Value(Workload workload, string name) => For(workload).GetValueOrDefault(name);

    /// <summary>What the pods of a workload get, spelled out when the first of a namespace asks.</summary>
    private IReadOnlyDictionary<string, string> For(Workload workload)
    {
        if (workload.Pod["enableServiceLinks"]?.Text == "false")
            return None;

        var name = workload.Object.Namespace ?? string.Empty;
        if (!_known.TryGetValue(name, out var variables))
            _known[name] = variables = Of(name.Length == 0 ? _services : [.. _byNamespace[string.Empty], .. _byNamespace[name]]);
        return variables;
    }

    private static Dictionary<string, string> Of(IEnumerable<KubernetesObject> services)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var service in services)
        {
            var prefix = service.Name.Value.ToUpperInvariant().Replace('-', '_');
            variables[$"{prefix}_SERVICE_HOST"] = service.Name.Value;
            foreach (var port in (service.Spec?["ports"]?.Items ?? []).Reverse())
                AddPort(variables, prefix, service.Name.Value, port);
        }

        return variables;
    }

    private static void AddPort(Dictionary<string, string> variables, string prefix, string host, Node port)
    {
        if (port["port"]?.Text is not { } number)
            return;
        variables[$"{prefix}_SERVICE_PORT"] = number;
        variables[$"{prefix}_PORT"] = $"tcp://{host}:{number}";
        variables[$"{prefix}_PORT_{number}_TCP"] = $"tcp://{host}:{number}";
        variables[$"{prefix}_PORT_{number}_TCP_ADDR"] = host;
        variables[$"{prefix}_PORT_{number}_TCP_PORT"] = number;
        if (port["name"]?.Text is { } name)
            variables[$"{prefix}_SERVICE_PORT_{name.ToUpperInvariant().Replace('-', '_')}"] = number;
    }
}
