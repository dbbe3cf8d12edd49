using DepGuard.Facts;

namespace DepGuard.Readers.ConfigFiles;

/// <summary>Stores and brokers by the prefix of a section's name: <c>cassandraGalley</c> is Cassandra.</summary>
internal static class Products
{
    private static readonly (string Prefix, string Name, ServiceKind Kind)[] Table =
    [
        ("cassandra", "cassandra", ServiceKind.Database), ("postgres", "postgresql", ServiceKind.Database), ("mysql", "mysql", ServiceKind.Database),
        ("mariadb", "mariadb", ServiceKind.Database), ("mongo", "mongodb", ServiceKind.Database), ("elasticsearch", "elasticsearch", ServiceKind.Database),
        ("opensearch", "opensearch", ServiceKind.Database), ("clickhouse", "clickhouse", ServiceKind.Database), ("redis", "redis", ServiceKind.Cache),
        ("memcached", "memcached", ServiceKind.Cache), ("rabbitmq", "rabbitmq", ServiceKind.Broker), ("kafka", "kafka", ServiceKind.Broker),
        ("nats", "nats", ServiceKind.Broker),
    ];

    /// <summary>The product that a section is named after; null if it is none.</summary>
    public static (string Name, ServiceKind Kind)? Find(string section)
    {
        foreach (var (prefix, name, kind) in Table)
            if (section.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                return (name, kind);
        return null;
    }
}
