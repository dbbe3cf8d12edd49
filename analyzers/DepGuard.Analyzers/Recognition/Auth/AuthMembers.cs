using Microsoft.CodeAnalysis;

namespace DepGuard.Analyzers.Recognition.Auth;

/// <summary>Members of the known libraries that ask an auth service: tokens, sign-in, introspection, keys and metadata, decisions.</summary>
internal sealed class AuthMembers
{
    /// <summary>Types and how the names of their asking members begin and end, without an end the whole names; a type that derives from one counts as well.</summary>
    private static readonly (string Type, string[] Starts, string End)[] Known =
    [
        ("Microsoft.Identity.Client.BaseAbstractAcquireTokenParameterBuilder`1", ["ExecuteAsync"], ""),
        ("Microsoft.Identity.Client.AbstractAcquireTokenParameterBuilder`1", ["ExecuteAsync"], ""),
        ("Microsoft.Identity.Client.GetAuthorizationRequestUrlParameterBuilder", ["ExecuteAsync"], ""),
        ("Microsoft.Identity.Web.ITokenAcquisition", ["Get"], "Async"),
        ("Microsoft.Identity.Abstractions.IAuthorizationHeaderProvider", ["CreateAuthorizationHeader"], "Async"),
        ("Azure.Core.TokenCredential", ["GetToken"], ""),
        ("Microsoft.AspNetCore.Authentication.AuthenticationHttpContextExtensions", ["Authenticate", "Challenge", "Forbid", "SignIn", "SignOut", "GetToken"], "Async"),
        ("Microsoft.AspNetCore.Authentication.IAuthenticationService", ["Authenticate", "Challenge", "Forbid", "SignIn", "SignOut"], "Async"),
        ("Microsoft.AspNetCore.Authentication.IAuthenticationSchemeProvider", ["Get"], "Async"),
        ("Microsoft.AspNetCore.Authorization.IAuthorizationService", ["Authorize"], "Async"),
        ("Microsoft.AspNetCore.Authorization.AuthorizationServiceExtensions", ["Authorize"], "Async"),
        ("Microsoft.AspNetCore.Identity.UserManager`1", [""], "Async"),
        ("Microsoft.AspNetCore.Identity.SignInManager`1", [""], "Async"),
        ("Microsoft.AspNetCore.Identity.RoleManager`1", [""], "Async"),
        ("Microsoft.IdentityModel.Protocols.ConfigurationManager`1", ["GetConfiguration", "GetBaseConfiguration"], "Async"),
        ("Microsoft.IdentityModel.Protocols.IConfigurationManager`1", ["GetConfiguration"], "Async"),
        ("Microsoft.IdentityModel.Tokens.BaseConfigurationManager", ["GetBaseConfiguration"], "Async"),
        ("Microsoft.IdentityModel.Protocols.HttpDocumentRetriever", ["GetDocument"], "Async"),
        ("OpenIddict.Client.OpenIddictClientService", ["AuthenticateWith", "Introspect", "Revoke", "ChallengeUsing"], "Async"),
        ("Google.Apis.Auth.OAuth2.ITokenAccess", ["GetAccessToken"], "Async"),
        ("Google.Apis.Auth.OAuth2.ITokenAccessWithHeaders", ["GetAccessToken"], "Async"),
        ("FirebaseAdmin.Auth.AbstractFirebaseAuth", ["VerifyIdToken"], "Async"),
        ("FirebaseAdmin.Auth.FirebaseAuth", ["VerifyIdToken"], "Async"),
        ("Amazon.SecurityToken.IAmazonSecurityTokenService", ["AssumeRole", "AssumeRoleWithSAML", "AssumeRoleWithWebIdentity", "AssumeRoot"], ""),
    ];

    /// <summary>Extension methods of Duende's and the older IdentityModel client.</summary>
    private static readonly string[] Extensions =
    [
        "Request", "IntrospectToken", "RevokeToken", "GetUserInfo", "GetDiscoveryDocument", "GetJsonWebKeySet", "PushAuthorization", "RegisterClient",
    ];

    private readonly Dictionary<ISymbol, (string[] Starts, string End)> _known = new(SymbolEqualityComparer.Default);

    public AuthMembers(KnownSymbols symbols)
    {
        foreach (var (name, starts, end) in Known)
        {
            if (symbols.Find(name) is { } type)
                _known[type] = (starts, end);
        }
    }

    /// <summary>Whether the compilation sees none of their types.</summary>
    public bool IsEmpty => _known.Count == 0;

    /// <summary>Whether the method asks an auth service.</summary>
    public bool Contains(IMethodSymbol method) => IsClientExtension(method) || method.Owner().WithContracts().Any(type => Asks(type, method.Name));

    private bool Asks(INamedTypeSymbol type, string member) =>
        _known.TryGetValue(type, out var names)
        && Array.Exists(names.Starts, start => names.End.Length == 0
            ? member == start || member == start + "Async"
            : member.StartsWith(start, StringComparison.Ordinal) && member.EndsWith(names.End, StringComparison.Ordinal));

    private static bool IsClientExtension(IMethodSymbol method) =>
        method.Owner().IsStatic
        && method.Name.EndsWith("Async", StringComparison.Ordinal)
        && Array.Exists(Extensions, start => method.Name.StartsWith(start, StringComparison.Ordinal))
        && method.ContainingType.NamespaceName() is "Duende.IdentityModel.Client" or "IdentityModel.Client";
}
