using DepGuard.Facts;

namespace DepGuard.Readers.Traces.Metrics;

/// <summary>
/// Request counters of Istio (istio/istio, samples/addons/grafana.yaml): <c>istio_requests_total</c>. The proxies of both ends count the same
/// request, so only the caller's side and waypoints are read.
/// </summary>
internal sealed class IstioMetrics(TraceInput input)
{
    private const string Istio = "istio_requests_total";
    private const string Cluster = ".svc";

    /// <summary>True for the metrics that are read.</summary>
    public static bool Counts(ReadOnlySpan<char> name) => name.EndsWith(Istio);

    /// <summary>Adds what a sample counts. The names of the callee are taken from every sample, since only callees state their service.</summary>
    public void Add(Sample sample, int line)
    {
        var (callee, host) = Callee(sample);
        if (sample["reporter"] is not ("source" or "waypoint") || Caller(sample) is not (var caller and >= 0) || (callee < 0 && host.Length == 0))
            return;
        if (input.Counters.At(new CounterKey(caller, callee, host, ServiceKind.External, CallMode.Sync, Istio), input.File, line) is not { } counter)
            return;
        counter.Calls += sample.Value;
        counter.Errors += sample["response_code"] is ['5', _, _] ? sample.Value : 0;
    }

    private int Caller(Sample sample)
    {
        var workload = Known(sample["source_workload"]);
        var name = First(sample["source_canonical_service"], sample["source_app"], workload);
        return input.Services.Add(name, Known(sample["source_workload_namespace"]), workload);
    }

    /// <summary>The service that is called, else the host outside of the mesh; neither where both are unknown.</summary>
    private (int Service, string Host) Callee(Sample sample)
    {
        var host = Known(sample["destination_service"]);
        var workload = Known(sample["destination_workload"]);
        var isInCluster = host.EndsWith(Cluster, StringComparison.Ordinal) || host.Contains(Cluster + ".", StringComparison.Ordinal);
        if (workload.Length == 0 && !isInCluster)
            return (-1, host.Contains('.') ? host : string.Empty);

        var labels = host.Split('.');
        var name = First(sample["destination_canonical_service"], sample["destination_app"], isInCluster ? labels[0] : Known(sample["destination_service_name"]), workload);
        var space = First(sample["destination_service_namespace"], sample["destination_workload_namespace"], isInCluster && labels.Length > 2 ? labels[1] : string.Empty);
        return (input.Services.Add(name, space, workload, isInCluster ? host : string.Empty), string.Empty);
    }

    private static string First(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (Known(name).Length > 0)
                return name;
        return string.Empty;
    }

    private static string Known(string name) => name == "unknown" ? string.Empty : name;
}
