using DepGuard.Analyzers.Recognition.Retrying;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Auth;

/// <summary>Answers by which a callee refuses the caller: 401 and 403, their gRPC twins, wrong credentials of a directory, exceptions of auth libraries.</summary>
internal static class Denials
{
    /// <summary><c>invalidCredentials</c> of LDAP (RFC 4511, 4.1.9).</summary>
    private const int LdapInvalidCredentials = 49;

    private static readonly (string Enum, string[] Members)[] Codes =
    [
        ("System.Net.HttpStatusCode", ["Unauthorized", "Forbidden"]),
        ("Grpc.Core.StatusCode", ["Unauthenticated", "PermissionDenied"]),
    ];

    private static readonly HashSet<string> Exceptions =
        ["Microsoft.Identity.Client.MsalUiRequiredException", "System.Security.Authentication.AuthenticationException"];

    /// <summary>Conditions that single such an answer out.</summary>
    public static readonly FailureConditions Conditions = new(Of, Of);

    /// <summary>How messages name the exception; null if it is no refusal.</summary>
    public static string? Of(ITypeSymbol? exception) =>
        exception.WithBases().Any(type => Exceptions.Contains(type.ToDisplayString())) ? exception!.Name : null;

    /// <summary>How messages name the code; null if it is no refusal.</summary>
    /// <param name="code">The constant.</param>
    /// <param name="compared">What it is compared with; tells what a bare number means.</param>
    public static string? Of(IOperation code, IOperation? compared)
    {
        var bare = code.Bare();
        if (bare.ConstantValue is not { HasValue: true, Value: int number })
            return null;
        if (bare.Type is INamedTypeSymbol { TypeKind: TypeKind.Enum } type)
            return OfEnum(type, number);
        return number switch
        {
            401 or 403 when Names(compared, "StatusCode", "Status") => $"status {number}",
            LdapInvalidCredentials when Names(compared, "ErrorCode", "ResultCode") => "wrong credentials",
            _ => null,
        };
    }

    private static string? OfEnum(INamedTypeSymbol type, int number)
    {
        var members = Codes.FirstOrDefault(one => one.Enum == type.ToDisplayString()).Members;
        return members?.FirstOrDefault(name => type.GetMembers(name).FirstOrDefault() is IFieldSymbol { ConstantValue: int value } && value == number);
    }

    private static bool Names(IOperation? compared, params string[] names) =>
        compared?.DescendantsAndSelf().Any(part => part is IPropertyReferenceOperation property && names.Contains(property.Property.Name)) == true;
}
