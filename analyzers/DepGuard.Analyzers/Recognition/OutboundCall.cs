using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition;

/// <summary>Recognises a call that leaves the process: over HTTP or gRPC, to a database, a broker or a cloud service.</summary>
internal sealed class OutboundCall
{
    /// <summary>Client types and how the names of their calling members begin; a type that derives from one counts as well.</summary>
    private static readonly (string Type, string[] Members)[] Clients =
    [
        ("System.Net.Http.HttpMessageInvoker", ["Send", "Get", "Post", "Put", "Patch", "Delete"]),
        ("System.Net.Http.HttpMessageHandler", ["Send"]),
        ("System.Net.Http.Json.HttpClientJsonExtensions", [""]),
        ("System.Net.WebClient", ["Download", "Upload", "Open"]),
        ("System.Net.WebRequest", ["GetResponse", "BeginGetResponse"]),
        ("RestSharp.IRestClient", ["Execute", "Download"]),
        ("RestSharp.RestClientExtensions", ["Execute", "Get", "Post", "Put", "Patch", "Delete", "Head", "Options", "Download", "Stream"]),
        ("Flurl.Http.GeneratedExtensions", ["Get", "Post", "Put", "Patch", "Delete", "Send", "Head", "Download"]),
        ("System.Data.Common.DbConnection", ["Open"]),
        ("System.Data.Common.DbCommand", ["Execute"]),
        ("Microsoft.EntityFrameworkCore.DbContext", ["SaveChanges"]),
        (
            "Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions",
            ["All", "Any", "Average", "Contains", "Count", "Execute", "First", "ForEach", "Last", "Load", "LongCount", "Max", "Min", "Single", "Sum", "ToArray", "ToDictionary", "ToHashSet", "ToList"]),
        ("StackExchange.Redis.IDatabaseAsync", [""]),
        ("MongoDB.Driver.IMongoCollection`1", [""]),
        ("MongoDB.Driver.IMongoCollectionExtensions", ["Count", "Delete", "Distinct", "FindAsync", "FindOneAnd", "FindSync", "Replace", "Update", "Watch"]),
        ("MongoDB.Driver.IFindFluentExtensions", ["Any", "First", "Single"]),
        ("MongoDB.Driver.IAsyncCursorSourceExtensions", ["Any", "First", "ForEach", "Single", "ToList"]),
        ("RabbitMQ.Client.IConnectionFactory", ["CreateConnection"]),
        ("RabbitMQ.Client.IChannel", ["Basic"]),
        ("Confluent.Kafka.IProducer`2", ["Produce"]),
        ("MassTransit.ISendEndpoint", ["Send"]),
        ("MassTransit.IPublishEndpoint", ["Publish"]),
        ("Microsoft.AspNetCore.SignalR.Client.HubConnection", ["Start", "Invoke", "Send", "Stream"]),
        ("Microsoft.AspNetCore.SignalR.Client.HubConnectionExtensions", ["Invoke", "Send", "Stream"]),
        ("System.DirectoryServices.Protocols.LdapConnection", ["Bind", "SendRequest"]),
        ("Dapr.Client.DaprClient", ["Invoke", "Publish", "Get", "Save"]),
    ];

    /// <summary>Base types of generated clients: every member that a derived type adds is a call.</summary>
    private static readonly string[] GeneratedClients =
    [
        "Grpc.Core.ClientBase`1",
        "System.ServiceModel.ClientBase`1",
        "Amazon.Runtime.AmazonServiceClient",
    ];

    private readonly Dictionary<ISymbol, string[]> _clients = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _generatedClients;
    private readonly HashSet<ISymbol> _azureAnswers;
    private readonly INamedTypeSymbol? _amazonContract;
    private readonly INamedTypeSymbol? _refitRequest;
    private readonly ConcurrentDictionary<IMethodSymbol, bool> _known = new(SymbolEqualityComparer.Default);

    public OutboundCall(KnownSymbols symbols)
    {
        foreach (var (name, members) in Clients)
        {
            if (symbols.Find(name) is { } type)
                _clients.Add(type, members);
        }

        _generatedClients = new(symbols.FindAll(GeneratedClients), SymbolEqualityComparer.Default);
        _azureAnswers = new(symbols.FindAll(["Azure.Response", "Azure.Response`1"]), SymbolEqualityComparer.Default);
        _amazonContract = symbols.Find("Amazon.Runtime.IAmazonService");
        _refitRequest = symbols.Find("Refit.HttpMethodAttribute");
    }

    /// <summary>Whether the compilation sees no such client.</summary>
    public bool IsEmpty => _clients.Count + _generatedClients.Count + _azureAnswers.Count == 0 && (_amazonContract ?? _refitRequest) is null;

    /// <summary>Whether the operation makes such a call, itself or through one method of the same file.</summary>
    public bool IsWithin(IOperation operation) => operation.DescendantsAndSelf().Any(part =>
        Used(part) is { } method && (IsMadeBy(method) || SourceBody.Of(method, part)?.Descendants().Any(IsMadeBy) == true));

    private bool IsMadeBy(IOperation operation) => Used(operation) is { } method && IsMadeBy(method);

    /// <summary>Whether the method is a member of a known client that calls.</summary>
    public bool IsMadeBy(IMethodSymbol method) => _known.GetOrAdd(method.OriginalDefinition, IsCall);

    private bool IsCall(IMethodSymbol method) =>
        method.Owner().WithContracts().Any(type => Calls(type, method))
        || (method.MethodKind == MethodKind.Ordinary
            && (method.ContainingType.BaseType.IsAny(_generatedClients) || IsDescribed(method)));

    /// <summary>Members that no base class tells apart: of Azure's clients by what they answer, of AWS's interfaces, and of Refit's by their attribute.</summary>
    private bool IsDescribed(IMethodSymbol method) =>
        (_azureAnswers.Count > 0 && Answer(method.ReturnType).IsAny(_azureAnswers) && method.ContainingType.NamespaceName().StartsWith("Azure", StringComparison.Ordinal))
        || (method.ContainingType.TypeKind == TypeKind.Interface
            && ((method.Name.EndsWith("Async", StringComparison.Ordinal) && method.ContainingType.Is(_amazonContract))
                || (_refitRequest is not null && method.GetAttributes().Any(attribute => attribute.AttributeClass.Is(_refitRequest)))));

    private static ITypeSymbol Answer(ITypeSymbol type) => type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: [var inner] } ? inner : type;

    private bool Calls(INamedTypeSymbol client, IMethodSymbol method) =>
        _clients.TryGetValue(client, out var members)
        && !(members is [""] && IsLocal(method))
        && Array.Exists(members, name => method.Name.StartsWith(name, StringComparison.Ordinal));

    /// <summary>A member of a client, all of whose others call, that only makes an object or reads what is known.</summary>
    private static bool IsLocal(IMethodSymbol method) => method.Name is "CreateBatch" or "CreateTransaction" or "IsConnected" or "Wait" or "WaitAll" or "TryWait"
        || method.Name.StartsWith("With", StringComparison.Ordinal);

    /// <summary>The method that the operation calls or hands on.</summary>
    private static IMethodSymbol? Used(IOperation operation) => operation switch
    {
        IInvocationOperation call => call.TargetMethod,
        IMethodReferenceOperation reference => reference.Method,
        _ => null,
    };
}
