namespace DepGuard.Readers.Traces.Formats;

/// <summary>
/// What an attribute or tag of a span tells. The first ones name the other end of a call, in the order in which they are believed
/// (opentelemetry/semantic-conventions; the older names are those that it replaced).
/// </summary>
internal enum SpanAttribute
{
    ServicePeerName,
    PeerService,
    ServerAddress,
    OldServerAddress,
    HttpHost,
    Url,
    RpcService,
    PeerAddress,
    InvokedFunction,
    ModelProvider,
    Port,
    StoreSystem,
    Query,
    BrokerSystem,
    Destination,
    Operation,
    HttpStatus,
    RpcStatus,
    Resend,
    Path,
    Error,
    StatusCode,
    Kind,
}
