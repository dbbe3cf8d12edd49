using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Auth;

/// <summary>Recognises the address of an auth endpoint by a constant part of it: a literal, a constant, a piece of a concatenation.</summary>
internal static class AuthAddress
{
    /// <summary>Paths that OAuth 2.0 (RFC 6749, RFC 7662), OpenID Connect and the usual servers give to their endpoints.</summary>
    private static readonly string[] Paths =
    [
        "connect/token", "oauth/token", "oauth2/token", "oauth2/v2.0/token", "/introspect", "/userinfo",
        ".well-known/openid-configuration", "/jwks", "/token/refresh",
    ];

    /// <summary>Whether some constant text in the expression, or in the local variable that it names, is such an address.</summary>
    public static bool IsIn(IOperation expression) => IsIn(expression, Paths);

    /// <summary>Whether some constant text in the expression, or in the local variable that it names, holds one of the paths.</summary>
    public static bool IsIn(IOperation expression, string[] paths) => Constants(expression).Any(text => Names(text, paths));

    private static bool Names(string text, string[] paths) => Array.Exists(paths, path => text.IndexOf(path, StringComparison.OrdinalIgnoreCase) >= 0);

    private static IEnumerable<string> Constants(IOperation expression)
    {
        foreach (var part in expression.OwnDescendants())
        {
            if (part.ConstantValue is { HasValue: true, Value: string text })
                yield return text;
            else if (part is ILocalReferenceOperation local && LocalValue.Of(local) is { } value)
                foreach (var inner in value.OwnDescendants())
                    if (inner.ConstantValue is { HasValue: true, Value: string assigned })
                        yield return assigned;
        }
    }
}
