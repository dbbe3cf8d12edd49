using System.Text;

namespace DepGuard.Readers.Traces.Formats;

/// <summary>The attributes of spans that are read, by their names; all others are passed over.</summary>
internal static class SpanAttributes
{
    private static readonly (string Name, SpanAttribute Attribute)[] Table =
    [
        ("service.peer.name", SpanAttribute.ServicePeerName),
        ("peer.service", SpanAttribute.PeerService),
        ("server.address", SpanAttribute.ServerAddress),
        ("net.peer.name", SpanAttribute.OldServerAddress),
        ("peer.hostname", SpanAttribute.OldServerAddress),
        ("http.host", SpanAttribute.HttpHost),
        ("url.full", SpanAttribute.Url),
        ("http.url", SpanAttribute.Url),
        ("rpc.service", SpanAttribute.RpcService),
        ("network.peer.address", SpanAttribute.PeerAddress),
        ("net.sock.peer.addr", SpanAttribute.PeerAddress),
        ("net.peer.ip", SpanAttribute.PeerAddress),
        ("peer.address", SpanAttribute.PeerAddress),
        ("peer.ipv4", SpanAttribute.PeerAddress),
        ("faas.invoked_name", SpanAttribute.InvokedFunction),
        ("gen_ai.provider.name", SpanAttribute.ModelProvider),
        ("gen_ai.system", SpanAttribute.ModelProvider),
        ("server.port", SpanAttribute.Port),
        ("net.peer.port", SpanAttribute.Port),
        ("peer.port", SpanAttribute.Port),
        ("db.system.name", SpanAttribute.StoreSystem),
        ("db.system", SpanAttribute.StoreSystem),
        ("db.type", SpanAttribute.StoreSystem),
        ("sql.query", SpanAttribute.Query),
        ("messaging.system", SpanAttribute.BrokerSystem),
        ("messaging.destination.name", SpanAttribute.Destination),
        ("messaging.destination", SpanAttribute.Destination),
        ("message_bus.destination", SpanAttribute.Destination),
        ("messaging.operation.type", SpanAttribute.Operation),
        ("messaging.operation", SpanAttribute.Operation),
        ("http.response.status_code", SpanAttribute.HttpStatus),
        ("http.status_code", SpanAttribute.HttpStatus),
        ("rpc.response.status_code", SpanAttribute.RpcStatus),
        ("rpc.grpc.status_code", SpanAttribute.RpcStatus),
        ("http.request.resend_count", SpanAttribute.Resend),
        ("http.resend_count", SpanAttribute.Resend),
        ("url.path", SpanAttribute.Path),
        ("http.target", SpanAttribute.Path),
        ("http.path", SpanAttribute.Path),
        ("http.route", SpanAttribute.Path),
        ("error", SpanAttribute.Error),
        ("otel.status_code", SpanAttribute.StatusCode),
        ("span.kind", SpanAttribute.Kind),
    ];

    private static readonly (byte[] Name, SpanAttribute Attribute)[][] ByLength =
    [
        .. Enumerable.Range(0, Table.Max(row => row.Name.Length) + 1)
            .Select(length => Table.Where(row => row.Name.Length == length).Select(row => (Encoding.ASCII.GetBytes(row.Name), row.Attribute)).ToArray()),
    ];

    /// <summary>What the attribute of this name tells; null if it is not read.</summary>
    public static SpanAttribute? Find(ReadOnlySpan<byte> name)
    {
        if (name.Length < ByLength.Length)
            foreach (var (known, attribute) in ByLength[name.Length])
                if (name.SequenceEqual(known))
                    return attribute;
        return null;
    }
}
