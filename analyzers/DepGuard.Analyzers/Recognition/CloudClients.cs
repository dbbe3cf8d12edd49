using Microsoft.CodeAnalysis;

namespace DepGuard.Analyzers.Recognition;

/// <summary>Recognises calls of the cloud libraries: members of Azure clients that answer with a response, and clients of AWS.</summary>
internal sealed class CloudClients(KnownSymbols symbols)
{
    private readonly INamedTypeSymbol? _azureResponse = symbols.Find("Azure.Response");
    private readonly INamedTypeSymbol? _azureResponseOf = symbols.Find("Azure.NullableResponse`1") ?? symbols.Find("Azure.Response`1");
    private readonly INamedTypeSymbol? _amazon = symbols.Find("Amazon.Runtime.AmazonServiceClient");

    /// <summary>Whether the compilation sees no such library.</summary>
    public bool IsEmpty => (_azureResponse ?? _amazon) is null;

    /// <summary>Whether the method calls an Azure service.</summary>
    public bool IsAzure(IMethodSymbol method)
    {
        if (_azureResponse is null || !method.ContainingType.Name.EndsWith("Client", StringComparison.Ordinal) || !method.ContainingType.NamespaceName().StartsWith("Azure.", StringComparison.Ordinal))
            return false;
        var type = method.ReturnType is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: [var inner] } ? inner : method.ReturnType;
        return type.Is(_azureResponse) || type.OriginalDefinition.WithBases().Any(one => SymbolEqualityComparer.Default.Equals(one.OriginalDefinition, _azureResponseOf));
    }

    /// <summary>Whether the method calls an AWS service, on the client or through its interface.</summary>
    public bool IsAmazon(IMethodSymbol method) => _amazon is not null && (method.ContainingType.Is(_amazon)
        || (method.ContainingType is { TypeKind: TypeKind.Interface } contract && contract.AllInterfaces.Any(one => one.Name == "IAmazonService") && method.Name.EndsWith("Async", StringComparison.Ordinal)));
}
