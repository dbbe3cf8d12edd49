using DepGuard.Facts;

namespace DepGuard.Readers.Traces.Metrics;

/// <summary>
/// Metrics of the service graph that the OpenTelemetry Collector and Grafana Tempo compute from spans (opentelemetry-collector-contrib,
/// connector/servicegraphconnector/README.md; tempo, metrics-from-traces/service_graphs): <c>traces_service_graph_request_total</c> with the
/// labels <c>client</c>, <c>server</c> and <c>connection_type</c>. The collector may put a name space before the name.
/// </summary>
internal sealed class ServiceGraphMetrics(TraceInput input)
{
    private const string Calls = "traces_service_graph_request_total";
    private const string Errors = "traces_service_graph_request_failed_total";
    private const string AtCaller = "traces_service_graph_request_client_seconds_bucket";
    private const string AtCallee = "traces_service_graph_request_server_seconds_bucket";

    /// <summary>True for the metrics that are read.</summary>
    public static bool Counts(ReadOnlySpan<char> name) => name.EndsWith(Calls) || name.EndsWith(Errors) || name.EndsWith(AtCaller) || name.EndsWith(AtCallee);

    /// <summary>Adds what a sample counts.</summary>
    public void Add(Sample sample, int line)
    {
        if (KeyOf(sample) is not { } key || input.Counters.At(key, input.File, line) is not { } counter)
            return;
        if (sample.Name.EndsWith(Calls, StringComparison.Ordinal))
            counter.Calls += sample.Value;
        else if (sample.Name.EndsWith(Errors, StringComparison.Ordinal))
            counter.Errors += sample.Value;
        else if (Sample.ReadNumber(sample["le"]) is { } border)
            (sample.Name.EndsWith(AtCaller, StringComparison.Ordinal) ? counter.AtCaller : counter.AtCallee).Add(border, sample.Value);
    }

    /// <summary>The two ends; null where one is the user of the system or unknown.</summary>
    private CounterKey? KeyOf(Sample sample)
    {
        var (client, server) = (sample["client"], sample["server"]);
        if (IsNobody(client) || IsNobody(server))
            return null;
        var caller = input.Services.Add(client, sample["client_service_namespace"]);
        if (caller < 0)
            return null;

        var type = sample["connection_type"];
        if (type == "virtual_node" && sample["virtual_node"] == "client")
            input.Services.All[caller].Kind = ServiceKind.External;
        else if (type == "virtual_node")
            return new CounterKey(caller, -1, server, ServiceKind.External, CallMode.Sync, Calls);
        else if (type == "database")
            return new CounterKey(caller, -1, server, PeerTarget.StoreKind(server), CallMode.Data, Calls);
        var callee = input.Services.Add(server, sample["server_service_namespace"]);
        return callee < 0 ? null : new CounterKey(caller, callee, string.Empty, ServiceKind.External, type == "messaging_system" ? CallMode.Async : CallMode.Sync, Calls);
    }

    private static bool IsNobody(string name) => name.Length == 0 || name.Equals("user", StringComparison.OrdinalIgnoreCase) || name.Equals("unknown", StringComparison.OrdinalIgnoreCase);
}
