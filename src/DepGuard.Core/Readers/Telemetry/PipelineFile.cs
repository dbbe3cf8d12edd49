using DepGuard.Documents;

namespace DepGuard.Readers.Telemetry;

/// <summary>Configuration of what gathers telemetry, told by its keys.</summary>
internal static class PipelineFile
{
    /// <summary>True for the OpenTelemetry Collector: receivers, exporters, and pipelines that join them.</summary>
    public static bool IsCollector(Node root) =>
        root["receivers"] is Mapping && root["exporters"] is Mapping && root["service"]?["pipelines"] is Mapping;

    /// <summary>True for Prometheus.</summary>
    public static bool IsPrometheus(Node root) => root["scrape_configs"] is Sequence;

    /// <summary>True for either of them.</summary>
    public static bool IsPipeline(Node root) => IsCollector(root) || IsPrometheus(root);

    /// <summary>True for a file that holds one of them.</summary>
    public static bool IsPipeline(ParsedFile file) => file.Documents.Any(document => IsPipeline(document.Root));

    /// <summary>The values of a pipeline file that are addresses of others.</summary>
    public static IEnumerable<PipelineAddress> Addresses(Node root) =>
        IsCollector(root) ? CollectorFile.Read(root) : IsPrometheus(root) ? PrometheusFile.Read(root, string.Empty) : [];
}
