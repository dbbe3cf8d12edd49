using DepGuard.Facts;
using DepGuard.Readers.Addresses;
using DepGuard.Readers.Docker;
using DepGuard.Readers.Traces.Joining;

namespace DepGuard.Readers.Traces;

/// <summary>What a span says of the other end of a call that has no span of its own.</summary>
/// <param name="Address">Its address, or its name.</param>
/// <param name="Kind">What it is if no known service has that name.</param>
/// <param name="Mode">How the caller depends on it, unless the kind of a known service decides otherwise.</param>
internal sealed record PeerTarget(Address Address, ServiceKind Kind, CallMode Mode)
{
    /// <summary>Stores that client libraries name after the product when they know no better.</summary>
    private static readonly HashSet<string> Products = new(StringComparer.OrdinalIgnoreCase)
    {
        "postgres", "postgresql", "mysql", "mariadb", "mongo", "mongodb", "redis", "memcached", "cassandra", "elasticsearch", "opensearch", "clickhouse",
        "couchdb", "dynamodb", "mssql", "sqlserver",
    };

    /// <summary>The other end; null if it is not named.</summary>
    public static PeerTarget? Of(Peer peer, CallMode mode, TraceInput input)
    {
        var system = peer.System < 0 ? string.Empty : input.Names[peer.System];
        if ((peer.Name >= 0 ? input.Hosts[peer.Name] : system.Length > 0 ? new Address(system) : null) is not { } name)
            return null;
        var address = name with { Port = name.Port ?? (peer.Port > 0 ? peer.Port : null) };
        return peer.Role switch
        {
            PeerRole.Broker => new PeerTarget(address, ServiceKind.Broker, mode),
            PeerRole.Store => new PeerTarget(address, StoreKind(system), mode),
            _ when mode != CallMode.Sync => new PeerTarget(address, ServiceKind.External, mode),
            _ when Products.Contains(address.Host) => new PeerTarget(address, StoreKind(address.Host), CallMode.Data),
            _ => ByPort(address),
        };
    }

    /// <summary>Kind of a store by its product.</summary>
    public static ServiceKind StoreKind(string product) => StockImages.Find(product) is (ServiceKind.Cache, _) ? ServiceKind.Cache : ServiceKind.Database;

    private static PeerTarget ByPort(Address address) => AddressMode.Of(address) switch
    {
        CallMode.Data => new PeerTarget(address, address.Port is 6379 or 11211 ? ServiceKind.Cache : ServiceKind.Database, CallMode.Data),
        CallMode.Async => new PeerTarget(address, ServiceKind.Broker, CallMode.Async),
        { } other => new PeerTarget(address, ServiceKind.External, other),
        null => new PeerTarget(address, ServiceKind.External, CallMode.Sync),
    };
}
