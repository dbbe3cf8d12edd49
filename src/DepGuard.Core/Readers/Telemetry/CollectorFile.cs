using DepGuard.Documents;

namespace DepGuard.Readers.Telemetry;

/// <summary>
/// The OpenTelemetry Collector (opentelemetry.io, <em>Collector: Configuration</em>; opentelemetry-collector-contrib, <c>receiver/*/README.md</c>,
/// <c>exporter/*/README.md</c>): exporters that a pipeline uses send, and some receivers fetch. What listens, and what no pipeline uses, calls nobody.
/// </summary>
internal static class CollectorFile
{
    /// <summary>Receivers that fetch, by type.</summary>
    private static readonly HashSet<string> Fetching = new(StringComparer.Ordinal)
    {
        "httpcheck", "http_check", "nginx", "redis", "postgresql", "mysql", "mongodb", "rabbitmq", "kafkametrics", "kafka",
    };

    private static readonly string[] AddressKeys = ["endpoint", "endpoints", "brokers", "traces_endpoint", "metrics_endpoint", "logs_endpoint"];

    /// <summary>The addresses of a file.</summary>
    public static IEnumerable<PipelineAddress> Read(Node root)
    {
        foreach (var name in Used(root, "exporters").Where(name => TypeOf(name) != "prometheus"))
            if (root["exporters"]?[name] is { } exporter)
                foreach (var address in Below(exporter, $"exporters.{name}").Concat(Below(exporter["http"], $"exporters.{name}.http")))
                    yield return address;
        foreach (var name in Used(root, "receivers"))
            if (root["receivers"]?[name] is { } receiver)
                foreach (var address in Fetched(name, receiver))
                    yield return address;
    }

    private static IEnumerable<PipelineAddress> Fetched(string name, Node receiver)
    {
        var key = $"receivers.{name}";
        if (TypeOf(name) == "prometheus")
            return receiver["config"] is { } config ? PrometheusFile.Read(config, $"{key}.config.") : [];
        if (!Fetching.Contains(TypeOf(name)))
            return [];
        var nested = (receiver["targets"]?.Items ?? []).Concat(receiver["hosts"]?.Items ?? []);
        return Below(receiver, key).Concat(nested.SelectMany(target => Below(target, key)));
    }

    /// <summary>Values of the keys that hold addresses, one or a list.</summary>
    private static IEnumerable<PipelineAddress> Below(Node? component, string key)
    {
        foreach (var entry in (component?.Entries ?? []).Where(entry => AddressKeys.Contains(entry.Key.Value)))
            foreach (var value in entry.Value is Sequence list ? list.Items : [entry.Value])
                if (value is Scalar scalar)
                    yield return new PipelineAddress($"{key}.{entry.Key.Value}", scalar);
    }

    private static IEnumerable<string> Used(Node root, string kind) =>
        (root["service"]?["pipelines"]?.Entries ?? [])
            .SelectMany(pipeline => pipeline.Value[kind]?.Items ?? [])
            .Select(item => item.Text)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal);

    private static string TypeOf(string name) => name.Split('/')[0];
}
