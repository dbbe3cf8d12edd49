using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Auth;

/// <summary>Recognises requests for a token that no library caches: those of the OAuth clients, and posts to a token endpoint.</summary>
internal sealed class TokenRequests
{
    private static readonly string[] Paths = ["connect/token", "oauth/token", "oauth2/token", "oauth2/v2.0/token"];

    /// <summary>Grants that spend something the user has just brought, so that each needs a request of its own.</summary>
    private static readonly string[] UserGrants = ["Password", "AuthorizationCode", "Device", "Refresh", "Exchange", "Backchannel"];

    private static readonly string[] Libraries =
    [
        "System.Net.Http.HttpClient", "System.Net.WebClient", "RestSharp.IRestClient", "Flurl.Http.IFlurlRequest",
        "Duende.IdentityModel.Client.HttpClientTokenRequestExtensions", "IdentityModel.Client.HttpClientTokenRequestExtensions",
    ];

    private readonly HttpRequests _requests;

    private TokenRequests(KnownSymbols symbols) => _requests = symbols.Shared(() => new HttpRequests(symbols));

    /// <summary>Null if the compilation references no library that could send one.</summary>
    public static TokenRequests? In(KnownSymbols symbols) => symbols.FindAll(Libraries).Any() ? new(symbols) : null;

    /// <summary>Whether the call requests a token.</summary>
    public bool Contains(IInvocationOperation call) => IsClientExtension(call.TargetMethod) || IsPost(call);

    /// <summary>Whether the call requests a token of the service itself, which is the same for every request.</summary>
    public bool IsOwn(IInvocationOperation call) => Contains(call) && !Array.Exists(UserGrants, grant => call.TargetMethod.Name.IndexOf(grant, StringComparison.Ordinal) >= 0);

    private static bool IsClientExtension(IMethodSymbol method) =>
        method.IsStatic
        && method.Name.StartsWith("Request", StringComparison.Ordinal)
        && (method.Name.EndsWith("TokenAsync", StringComparison.Ordinal) || method.Name == "RequestTokenRawAsync")
        && method.ContainingType.NamespaceName() is "Duende.IdentityModel.Client" or "IdentityModel.Client";

    private bool IsPost(IInvocationOperation call) =>
        _requests.Sends(call.TargetMethod)
        && (call.TargetMethod.Name.StartsWith("Post", StringComparison.Ordinal) || call.TargetMethod.Name.StartsWith("Send", StringComparison.Ordinal) || call.TargetMethod.Name.StartsWith("Upload", StringComparison.Ordinal))
        && _requests.Targets(call).Any(target => AuthAddress.IsIn(target, Paths));
}
