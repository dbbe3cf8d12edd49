using DepGuard.Facts;

namespace DepGuard.Readers.Docker;

/// <summary>What well-known images are: matched on the last segment of the repository (<c>mssql/server</c> on the last two).</summary>
internal static class StockImages
{
    private static readonly (string Pattern, ServiceKind Kind, Role? Role)[] Table =
    [
        ("postgres*", ServiceKind.Database, null), ("timescale*", ServiceKind.Database, null), ("postgis*", ServiceKind.Database, null),
        ("mysql*", ServiceKind.Database, null), ("mariadb*", ServiceKind.Database, null), ("mssql*", ServiceKind.Database, null),
        ("sqlserver*", ServiceKind.Database, null), ("azure-sql-edge", ServiceKind.Database, null), ("mongo", ServiceKind.Database, null),
        ("mongodb*", ServiceKind.Database, null), ("cassandra*", ServiceKind.Database, null), ("scylla*", ServiceKind.Database, null),
        ("couchdb*", ServiceKind.Database, null), ("couchbase*", ServiceKind.Database, null), ("cockroach*", ServiceKind.Database, null),
        ("elasticsearch*", ServiceKind.Database, null), ("opensearch", ServiceKind.Database, null), ("influxdb*", ServiceKind.Database, null),
        ("clickhouse*", ServiceKind.Database, null), ("neo4j*", ServiceKind.Database, null), ("minio*", ServiceKind.Database, null),
        ("eventstore*", ServiceKind.Database, null), ("azurite*", ServiceKind.Database, null), ("dynamodb*", ServiceKind.Database, null),
        ("redis*", ServiceKind.Cache, null), ("valkey*", ServiceKind.Cache, null), ("keydb*", ServiceKind.Cache, null),
        ("memcached*", ServiceKind.Cache, null), ("garnet*", ServiceKind.Cache, null), ("dragonfly*", ServiceKind.Cache, null),
        ("rabbitmq*", ServiceKind.Broker, null), ("kafka*", ServiceKind.Broker, null), ("cp-kafka*", ServiceKind.Broker, null),
        ("zookeeper*", ServiceKind.Broker, Role.Registry), ("cp-zookeeper*", ServiceKind.Broker, Role.Registry), ("nats*", ServiceKind.Broker, null),
        ("eclipse-mosquitto*", ServiceKind.Broker, null), ("mosquitto*", ServiceKind.Broker, null), ("activemq*", ServiceKind.Broker, null), ("artemis*", ServiceKind.Broker, null),
        ("pulsar*", ServiceKind.Broker, null), ("redpanda*", ServiceKind.Broker, null), ("servicebus-emulator", ServiceKind.Broker, null),
        ("jaeger*", ServiceKind.External, Role.Telemetry), ("all-in-one", ServiceKind.External, Role.Telemetry),
        ("zipkin*", ServiceKind.External, Role.Telemetry), ("opentelemetry-collector*", ServiceKind.External, Role.Telemetry),
        ("otel*collector*", ServiceKind.External, Role.Telemetry), ("prometheus*", ServiceKind.External, Role.Telemetry),
        ("grafana*", ServiceKind.External, Role.Telemetry), ("loki*", ServiceKind.External, Role.Telemetry),
        ("tempo*", ServiceKind.External, Role.Telemetry), ("seq", ServiceKind.External, Role.Telemetry),
        ("kibana*", ServiceKind.External, Role.Telemetry), ("logstash*", ServiceKind.External, Role.Telemetry),
        ("fluentd*", ServiceKind.External, Role.Telemetry), ("fluent-bit*", ServiceKind.External, Role.Telemetry),
        ("statsd*", ServiceKind.External, Role.Telemetry), ("aspire-dashboard", ServiceKind.External, Role.Telemetry),
        ("cadvisor", ServiceKind.External, Role.Telemetry),
        ("alertmanager", ServiceKind.External, Role.Telemetry),
        ("mailhog*", ServiceKind.External, Role.Mail), ("maildev*", ServiceKind.External, Role.Mail),
        ("mailpit*", ServiceKind.External, Role.Mail), ("smtp4dev*", ServiceKind.External, Role.Mail),
        ("consul", ServiceKind.Service, Role.Registry), ("eureka*", ServiceKind.Service, Role.Registry), ("nacos*", ServiceKind.Service, Role.Registry),
        ("keycloak*", ServiceKind.Service, Role.Auth), ("dex", ServiceKind.Service, Role.Auth), ("hydra", ServiceKind.Service, Role.Auth),
        ("authelia*", ServiceKind.Service, Role.Auth), ("oauth2-proxy*", ServiceKind.Service, Role.Auth),
        ("vault", ServiceKind.Service, null), ("coredns", ServiceKind.Service, Role.Dns),
        ("nginx*", ServiceKind.Service, null), ("httpd", ServiceKind.Service, null), ("caddy", ServiceKind.Service, null),
        ("traefik", ServiceKind.Service, null), ("haproxy*", ServiceKind.Service, null), ("envoy*", ServiceKind.Service, null),
        ("kong*", ServiceKind.Service, null), ("yarp", ServiceKind.Service, null), ("busybox", ServiceKind.Service, null), ("alpine", ServiceKind.Service, null),
        ("curl", ServiceKind.Service, null),
    ];

    /// <summary>Endings of images that look at a product and are not that product: <c>kafka-ui</c>.</summary>
    private static readonly string[] Tools = ["-ui", "-express", "-commander", "-admin", "-manager", "-proxy", "-init", "-client", "-consumer", "-producer", "-backup", "-meta", "-rest", "-operator"];

    /// <summary>Products that are called like a store and are servers in front of one.</summary>
    private static readonly HashSet<string> Namesakes = new(StringComparer.Ordinal) { "postgrest", "redisinsight" };

    private static readonly string[] MirroredRegistries = ["_io_", "_co_", "_com_", "_dev_", "_org_"];

    /// <summary>Kind and role of an image; null if it is nobody's stock image.</summary>
    public static (ServiceKind Kind, Role? Role)? Find(string repository)
    {
        var last = WithoutMirror(repository[(repository.LastIndexOf('/') + 1)..].ToLowerInvariant());
        if (last == "server" && repository.EndsWith("mssql/server", StringComparison.OrdinalIgnoreCase))
            return (ServiceKind.Database, null);
        if (last.EndsWith("-exporter", StringComparison.Ordinal))
            return (ServiceKind.External, Role.Telemetry);
        if (last != "oauth2-proxy" && (Namesakes.Contains(last) || Tools.Any(ending => last.EndsWith(ending, StringComparison.Ordinal))))
            return null;

        foreach (var (pattern, kind, role) in Table)
            if (Matches(last, pattern))
                return (kind, role);
        return null;
    }

    /// <summary>True for images that serve files to browsers unless their configuration routes requests.</summary>
    public static bool ServesFiles(string repository)
    {
        var last = repository[(repository.LastIndexOf('/') + 1)..];
        return last is "httpd" or "caddy" || last.StartsWith("nginx", StringComparison.Ordinal);
    }

    /// <summary>Mirrors put the whole name into the last part: <c>docker_elastic_co_kibana_kibana</c> is <c>docker.elastic.co/kibana/kibana</c>.</summary>
    private static string WithoutMirror(string name) =>
        Array.Exists(MirroredRegistries, ending => name.Contains(ending, StringComparison.Ordinal)) ? name[(name.LastIndexOf('_') + 1)..] : name;

    private static bool Matches(string name, string pattern)
    {
        var star = pattern.IndexOf('*');
        if (star < 0)
            return name == pattern;
        if (!name.AsSpan().StartsWith(pattern.AsSpan(0, star)))
            return false;
        var rest = pattern.AsSpan(star + 1).TrimEnd('*');
        return rest.IsEmpty || name.AsSpan(star).IndexOf(rest) >= 0;
    }
}
