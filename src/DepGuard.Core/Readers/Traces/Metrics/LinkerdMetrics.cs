using DepGuard.Facts;

namespace DepGuard.Readers.Traces.Metrics;

/// <summary>
/// Counters of Linkerd (linkerd.io, <em>Proxy Metrics</em>): <c>response_total</c> with <c>direction="outbound"</c>, and <c>request_total</c>,
/// which knows no failures. The label <c>deployment</c> comes from the Prometheus of the mesh.
/// </summary>
internal sealed class LinkerdMetrics(TraceInput input)
{
    private const string Responses = "response_total";

    /// <summary>True for the metrics that are read; the labels tell whether they are Linkerd's.</summary>
    public static bool Counts(ReadOnlySpan<char> name) => name is Responses or "request_total";

    /// <summary>Adds what a sample counts.</summary>
    public void Add(Sample sample, int line)
    {
        if (sample["direction"] != "outbound" || sample["deployment"].Length == 0 || sample["dst_deployment"].Length == 0)
            return;
        var caller = input.Services.Add(sample["deployment"], sample["namespace"]);
        var callee = input.Services.Add(sample["dst_deployment"], sample["dst_namespace"], sample["dst_service"]);
        if (caller < 0 || callee < 0)
            return;
        if (input.Counters.At(new CounterKey(caller, callee, string.Empty, ServiceKind.External, CallMode.Sync, sample.Name), input.File, line) is not { } counter)
            return;
        counter.Calls += sample.Value;
        counter.Errors += sample.Name == Responses && sample["classification"] == "failure" ? sample.Value : 0;
    }
}
