using DepGuard.Facts;

namespace DepGuard.Readers.Addresses;

/// <summary>What scheme and port say about a call.</summary>
internal static class AddressMode
{
    /// <summary>The mode that the scheme or, failing that, the port suggests; null for plain requests and unknown ports.</summary>
    public static CallMode? Of(Address address) => ByScheme(address.Scheme) ?? (IsRequest(address.Scheme) ? null : ByPort(address.Port)) ?? Telemetry(address.Port);

    private static bool IsRequest(string? scheme) => scheme is "http" or "https" or "ws" or "wss" or "grpc" or "grpcs" or "h2c" or "dns" or "xds" or "lb" or "dapr";

    private static CallMode? ByScheme(string? scheme) => scheme switch
    {
        "amqp" or "amqps" or "kafka" or "nats" or "mqtt" or "mqtts" or "stomp" or "sb" or "sqs" or "pulsar" or "rabbitmq" => CallMode.Async,
        "postgres" or "mysql" or "mariadb" or "mongodb" or "mongodb+srv" or "redis" or "rediss" or "redis-sentinel" or "sqlserver" or "mssql" or "oracle"
            or "cassandra" or "clickhouse" or "bolt" or "neo4j" or "memcached" or "esdb" or "couchbase" or "ldap" or "ldaps" or "s3" => CallMode.Data,
        _ => null,
    };

    private static CallMode? ByPort(int? port) => port switch
    {
        5432 or 3306 or 1433 or 1521 or 27017 or 6379 or 9042 or 11211 or 9200 or 8123 or 7687 => CallMode.Data,
        5672 or 5671 or 9092 or 9093 or 4222 or 1883 or 61616 or 6650 => CallMode.Async,
        _ => null,
    };

    private static CallMode? Telemetry(int? port) => port is 4317 or 4318 or 9411 or 14268 or 6831 or 5341 or 3100 or 8125 ? CallMode.Control : null;
}
