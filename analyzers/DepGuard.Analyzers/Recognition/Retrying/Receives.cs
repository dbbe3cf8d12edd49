using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Retrying;

/// <summary>Recognises calls that take the next item of work: a loop around them consumes, it does not retry.</summary>
internal static class Receives
{
    private static readonly HashSet<string> Names =
    [
        "ReadAsync", "TryRead", "WaitToReadAsync", "ReadAllAsync", "Dequeue", "TryDequeue", "TryTake", "Take", "TryPop", "Pop", "WaitForNextTickAsync",
        "Consume", "ReceiveMessageAsync", "ReceiveMessagesAsync", "ReceiveMessages", "ReceiveMessage", "BasicGetAsync", "BasicGet", "AcceptTcpClient",
        "AcceptTcpClientAsync", "AcceptSocket", "AcceptSocketAsync", "AcceptAsync", "Accept", "ReceiveAsync", "MoveNextAsync", "MoveNext", "ReadLine",
        "ReadLineAsync", "Read", "ReadByte", "DequeueAsync", "TakeAsync", "GetContextAsync", "WaitForConnectionAsync",
    ];

    private static readonly HashSet<string> Sources =
    [
        "ChannelReader", "Queue", "Stack", "ConcurrentQueue", "ConcurrentStack", "ConcurrentBag", "BlockingCollection", "PriorityQueue", "PeriodicTimer", "IConsumer",
        "QueueClient", "ServiceBusReceiver", "IAmazonSQS", "AmazonSQSClient", "IChannel", "IModel", "TcpListener", "Socket", "HttpListener", "NamedPipeServerStream",
        "WebSocket", "ClientWebSocket", "Stream", "IAsyncEnumerator", "IAsyncStreamReader", "Console", "TextReader", "StreamReader", "AsyncStreamReaderExtensions",
        "IReceiverClient", "PipeReader", "BufferBlock", "DataflowBlock", "IReceivableSourceBlock",
    ];

    /// <summary>Whether the operation takes an item, itself or as part of an expression.</summary>
    public static bool IsIn(IOperation operation) => operation.OwnDescendants().OfType<IInvocationOperation>().Any(call =>
        Names.Contains(call.TargetMethod.Name) && call.TargetMethod.ContainingType.WithContracts().Any(type => Sources.Contains(type.Name)));
}
