using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Auth;

/// <summary>Recognises requests to a directory that have no asynchronous form.</summary>
internal sealed class DirectoryCalls
{
    private readonly INamedTypeSymbol? _ldap;
    private readonly INamedTypeSymbol? _principals;
    private readonly INamedTypeSymbol? _entry;

    private DirectoryCalls(KnownSymbols symbols)
    {
        _ldap = symbols.Find("System.DirectoryServices.Protocols.LdapConnection");
        _principals = symbols.Find("System.DirectoryServices.AccountManagement.PrincipalContext");
        _entry = symbols.Find("System.DirectoryServices.DirectoryEntry");
    }

    /// <summary>Null if the compilation references no such library.</summary>
    public static DirectoryCalls? In(KnownSymbols symbols) =>
        new DirectoryCalls(symbols) is var calls && (calls._ldap ?? calls._principals ?? calls._entry) is not null ? calls : null;

    /// <summary>Whether the operation asks the directory and waits.</summary>
    public bool Contains(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod: { } method } => method.Name switch
        {
            "Bind" or "SendRequest" => method.ContainingType.Is(_ldap),
            "ValidateCredentials" => method.ContainingType.Is(_principals),
            "RefreshCache" => method.ContainingType.Is(_entry),
            _ => false,
        },
        IPropertyReferenceOperation { Property: { Name: "NativeObject" } property } => property.ContainingType.Is(_entry),
        _ => false,
    };

    /// <summary>Whether it runs on a thread that serves nothing else.</summary>
    public static bool HasOwnThread(IOperation operation) => operation.WithEnclosing().OfType<IAnonymousFunctionOperation>().Any(lambda =>
        lambda.WithEnclosing().Skip(1).FirstOrDefault(outer => outer is IInvocationOperation or IObjectCreationOperation) is { } user
        && (user is IObjectCreationOperation { Type.Name: "Thread" }
            || (user is IInvocationOperation { TargetMethod.Name: "StartNew" } start && start.Arguments.Any(argument => argument.Syntax.ToString().Contains("LongRunning")))));
}
