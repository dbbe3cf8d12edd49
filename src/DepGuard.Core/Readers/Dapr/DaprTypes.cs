using DepGuard.Facts;

namespace DepGuard.Readers.Dapr;

/// <summary>What a component is to the applications that use it.</summary>
/// <param name="Mode">How they depend on it.</param>
/// <param name="Kind">What stands behind it where nothing else says so.</param>
internal readonly record struct DaprMeaning(CallMode Mode, ServiceKind Kind);

/// <summary>The meaning of component types such as <c>pubsub.rabbitmq</c>. Source: dapr/docs, <i>Component specs</i>.</summary>
internal static class DaprTypes
{
    /// <summary>Products of bindings, by a word of the type.</summary>
    private static readonly (string Word, CallMode Mode, ServiceKind Kind)[] Bindings =
    [
        ("mqtt", CallMode.Async, ServiceKind.Broker), ("kafka", CallMode.Async, ServiceKind.Broker), ("rabbitmq", CallMode.Async, ServiceKind.Broker),
        ("nats", CallMode.Async, ServiceKind.Broker), ("servicebus", CallMode.Async, ServiceKind.Broker), ("eventhubs", CallMode.Async, ServiceKind.Broker),
        ("eventgrid", CallMode.Async, ServiceKind.Broker), ("storagequeues", CallMode.Async, ServiceKind.Broker), ("sqs", CallMode.Async, ServiceKind.Broker),
        ("sns", CallMode.Async, ServiceKind.Broker), ("kinesis", CallMode.Async, ServiceKind.Broker), ("pubsub", CallMode.Async, ServiceKind.Broker),
        ("rocketmq", CallMode.Async, ServiceKind.Broker), ("kubemq", CallMode.Async, ServiceKind.Broker), ("pulsar", CallMode.Async, ServiceKind.Broker),
        ("redis", CallMode.Data, ServiceKind.Cache), ("postgres", CallMode.Data, ServiceKind.Database), ("mysql", CallMode.Data, ServiceKind.Database),
        ("cosmosdb", CallMode.Data, ServiceKind.Database), ("dynamodb", CallMode.Data, ServiceKind.Database), ("blobstorage", CallMode.Data, ServiceKind.Database),
        ("s3", CallMode.Data, ServiceKind.Database), ("bucket", CallMode.Data, ServiceKind.Database), ("oss", CallMode.Data, ServiceKind.Database),
        ("influx", CallMode.Data, ServiceKind.Database), ("obs", CallMode.Data, ServiceKind.Database),
    ];

    private static readonly string[] Local = ["in-memory", "local.env", "local.file", "localstorage", "cron", "wasm", "kubernetes", "sqlite"];

    /// <summary>The meaning of a component type; null for one that leads nowhere outside of the sidecar or is no building block.</summary>
    public static DaprMeaning? Of(string type)
    {
        var dot = type.IndexOf('.');
        var block = dot < 0 ? type : type[..dot];
        var product = dot < 0 ? string.Empty : type[(dot + 1)..];
        if (Array.Exists(Local, product.Contains))
            return null;
        return block switch
        {
            "pubsub" => new DaprMeaning(CallMode.Async, ServiceKind.Broker),
            "state" => new DaprMeaning(CallMode.Data, product.StartsWith("redis", StringComparison.Ordinal) || product.StartsWith("memcached", StringComparison.Ordinal) ? ServiceKind.Cache : ServiceKind.Database),
            "bindings" => Binding(product),
            "secretstores" or "configuration" or "lock" => new DaprMeaning(CallMode.Control, ServiceKind.External),
            _ => null,
        };
    }

    private static DaprMeaning Binding(string product)
    {
        foreach (var (word, mode, kind) in Bindings)
            if (product.Split('.').Any(part => part.StartsWith(word, StringComparison.Ordinal)))
                return new DaprMeaning(mode, kind);
        return new DaprMeaning(CallMode.Sync, ServiceKind.External);
    }
}
