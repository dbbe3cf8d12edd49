using System.Text;
using DepGuard.Readers.Traces.Joining;

namespace DepGuard.Readers.Traces.Formats;

/// <summary>Paths and gRPC services of health checks and of telemetry on its way out, which serve no request. Nothing is allocated: every span comes by.</summary>
internal static class ControlPath
{
    private const int ShortestPath = 3;

    /// <summary>OTLP over HTTP (opentelemetry-proto, docs/specification.md) and Zipkin (zipkin2-api.yaml).</summary>
    private static readonly byte[][] Exports = Bytes("/v1/traces", "/v1/metrics", "/v1/logs", "/api/v1/spans", "/api/v2/spans");

    private static readonly byte[][] Checks =
        Bytes("/health", "/healthz", "/healthcheck", "/health-check", "/hc", "/ready", "/readyz", "/readiness", "/live", "/livez", "/liveness", "/metrics");

    /// <summary>Checks with paths of their own below.</summary>
    private static readonly byte[][] Folders = Bytes("/health/", "/healthz/", "/ready/", "/readyz/", "/actuator/health", "/actuator/prometheus");

    /// <summary>Traits of a call to a path such as <c>/health</c>, or <c>/package.Service/Method</c> of gRPC.</summary>
    public static SpanTraits OfPath(ReadOnlySpan<byte> path)
    {
        if (path.Length < ShortestPath || path[0] != '/')
            return SpanTraits.None;
        var end = path.IndexOfAny((byte)'?', (byte)'#');
        var bare = (end < 0 ? path : path[..end]).TrimEnd((byte)'/');
        foreach (var export in Exports)
            if (Ascii.EqualsIgnoreCase(bare, export))
                return SpanTraits.Control | SpanTraits.Telemetry;
        foreach (var check in Checks)
            if (Ascii.EqualsIgnoreCase(bare, check))
                return SpanTraits.Control;
        foreach (var folder in Folders)
            if (bare.Length >= folder.Length && Ascii.EqualsIgnoreCase(bare[..folder.Length], folder))
                return SpanTraits.Control;
        return OfRpcService(path[1..]);
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

    private static byte[][] Bytes(params string[] texts) => [.. texts.Select(Encoding.ASCII.GetBytes)];
}
