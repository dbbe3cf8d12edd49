using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Auth;

/// <summary>
/// Recognises a call that asks an auth service: by its member, by the address or the client's name, by the name of a gRPC or Refit service,
/// or because the project says so. A name that only contains "token" or "auth" somewhere is none.
/// </summary>
internal sealed class AuthCalls
{
    private readonly AuthMembers _members;
    private readonly StatedAuthMembers _stated;
    private readonly HttpRequests _requests;
    private readonly ServiceNames _services;
    private readonly INamedTypeSymbol? _grpcClient;
    private readonly ConcurrentDictionary<IMethodSymbol, bool?> _known = new(SymbolEqualityComparer.Default);

    public AuthCalls(KnownSymbols symbols, AnalyzerSettings settings)
    {
        _members = new AuthMembers(symbols);
        _stated = new StatedAuthMembers(settings);
        _services = new ServiceNames(settings.Text("auth_services"));
        _requests = symbols.Shared(() => new HttpRequests(symbols));
        _grpcClient = symbols.Find("Grpc.Core.ClientBase`1");
        IsEmpty = _members.IsEmpty && _stated.IsEmpty && _requests.IsEmpty && _grpcClient is null && symbols.Find("Refit.GetAttribute") is null && !symbols.Declares(StatedAuthMembers.Attribute);
    }

    /// <summary>Whether nothing can be such a call: the compilation sees no library that makes one, and the project states none.</summary>
    public bool IsEmpty { get; }

    /// <summary>Whether the call asks an auth service.</summary>
    public bool Contains(IInvocationOperation call) =>
        _known.GetOrAdd(call.TargetMethod.OriginalDefinition, ByMember) ?? (_requests.Sends(call.TargetMethod) && IsSentToAuth(call));

    /// <summary>Whether some call of the method may ask an auth service: decides quickly against nearly all calls.</summary>
    public bool MayContain(IMethodSymbol method) => _known.GetOrAdd(method.OriginalDefinition, ByMember) != false;

    /// <summary>Whether the method asks an auth service whatever it is given.</summary>
    public bool Contains(IMethodSymbol method) => _known.GetOrAdd(method.OriginalDefinition, ByMember) == true;

    /// <summary>True or false where the member alone decides; null where the request does.</summary>
    private bool? ByMember(IMethodSymbol method)
    {
        if (_stated.Contains(method) is { } stated)
            return stated;
        if (_members.Contains(method) || IsGrpcAuth(method) || IsRefitAuth(method))
            return true;
        return _requests.Sends(method) ? null : false;
    }

    private bool IsGrpcAuth(IMethodSymbol method) =>
        _grpcClient is not null
        && method.MethodKind == MethodKind.Ordinary
        && method.ContainingType.BaseType.Is(_grpcClient)
        && !method.Name.StartsWith("WithHost", StringComparison.Ordinal)
        && _services.Contains(method.ContainingType.ContainingType?.Name ?? method.ContainingType.Name);

    private bool IsRefitAuth(IMethodSymbol method) =>
        method.ContainingType is { TypeKind: TypeKind.Interface } contract
        && method.GetAttributes().Any(attribute => attribute.AttributeClass?.NamespaceName() == "Refit")
        && _services.Contains(contract.Name is ['I', >= 'A' and <= 'Z', ..] ? contract.Name.Substring(1) : contract.Name);

    private bool IsSentToAuth(IInvocationOperation call) =>
        _requests.Targets(call).Any(AuthAddress.IsIn) || (_requests.ClientName(call) is { } name && _services.Contains(name));
}
