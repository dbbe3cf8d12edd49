using System.Text;
using DepGuard.Readers.Traces.Joining;

namespace DepGuard.Readers.Traces.Formats;

/// <summary>Paths and gRPC services of health checks and of telemetry on its way out, which serve no request.</summary>
internal static class ControlPath
{
    private const int LongestPath = 128;

    /// <summary>OTLP over HTTP (opentelemetry-proto, docs/specification.md) and Zipkin (zipkin2-api.yaml).</summary>
    private static readonly string[] Exports = ["/v1/traces", "/v1/metrics", "/v1/logs", "/api/v1/spans", "/api/v2/spans"];

    private static readonly string[] Checks =
        ["/health", "/healthz", "/healthcheck", "/health-check", "/hc", "/ready", "/readyz", "/readiness", "/live", "/livez", "/liveness", "/metrics"];

    /// <summary>Checks with paths of their own below.</summary>
    private static readonly string[] Folders = ["/health/", "/healthz/", "/ready/", "/readyz/", "/actuator/health", "/actuator/prometheus"];

    /// <summary>Traits of a call to a path such as <c>/health</c>, or <c>/package.Service/Method</c> of gRPC.</summary>
    public static SpanTraits OfPath(ReadOnlySpan<byte> path)
    {
        if (path.IsEmpty || path[0] != '/')
            return SpanTraits.None;
        var rpc = OfRpcService(path[1..]);
        return rpc == SpanTraits.None && path.Length <= LongestPath ? OfText(Encoding.ASCII.GetString(path)) : rpc;
    }

    /// <summary>Traits of a call of a gRPC service.</summary>
    public static SpanTraits OfRpcService(ReadOnlySpan<byte> service) =>
        service.StartsWith("grpc.health.v1.Health"u8) ? SpanTraits.Control
        : service.StartsWith("opentelemetry.proto.collector"u8) ? SpanTraits.Control | SpanTraits.Telemetry
        : SpanTraits.None;

    /// <summary>Traits that the name of a span gives away: <c>GET /health</c>, <c>grpc.health.v1.Health/Check</c>.</summary>
    public static SpanTraits OfName(ReadOnlySpan<byte> name)
    {
        var space = name.IndexOf((byte)' ');
        return space >= 0 ? OfPath(name[(space + 1)..]) : OfRpcService(name) | OfPath(name);
    }

    private static SpanTraits OfText(string text)
    {
        var end = text.AsSpan().IndexOfAny('?', '#');
        var path = (end < 0 ? text : text[..end]).TrimEnd('/').ToLowerInvariant();
        if (Exports.Contains(path))
            return SpanTraits.Control | SpanTraits.Telemetry;
        return Checks.Contains(path) || Folders.Any(folder => path.StartsWith(folder, StringComparison.Ordinal)) ? SpanTraits.Control : SpanTraits.None;
    }
}
