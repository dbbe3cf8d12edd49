using DepGuard.Documents;

namespace DepGuard.Readers.Telemetry;

/// <summary>Prometheus (prometheus.io, <em>Configuration</em>): targets that are written out; what service discovery finds is not known.</summary>
internal static class PrometheusFile
{
    /// <summary>The addresses of a file.</summary>
    /// <param name="root">Its outermost mapping.</param>
    /// <param name="prefix">What the keys begin with.</param>
    public static IEnumerable<PipelineAddress> Read(Node root, string prefix)
    {
        foreach (var job in root["scrape_configs"]?.Items ?? [])
            foreach (var target in Targets(job))
                yield return new PipelineAddress($"{prefix}scrape_configs.{job["job_name"]?.Text}", target);
        foreach (var manager in root["alerting"]?["alertmanagers"]?.Items ?? [])
            foreach (var target in Targets(manager))
                yield return new PipelineAddress($"{prefix}alerting.alertmanagers", target);
        foreach (var key in (string[])["remote_write", "remote_read"])
            foreach (var remote in root[key]?.Items ?? [])
                if (remote["url"] is Scalar url)
                    yield return new PipelineAddress($"{prefix}{key}.url", url);
    }

    private static IEnumerable<Scalar> Targets(Node job) =>
        (job["static_configs"]?.Items ?? []).SelectMany(group => group["targets"]?.Items ?? []).OfType<Scalar>();
}
