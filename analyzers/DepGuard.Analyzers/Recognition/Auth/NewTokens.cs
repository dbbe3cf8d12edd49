using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Auth;

/// <summary>Recognises code that gets other credentials before it tries again: then one replay may succeed.</summary>
internal sealed class NewTokens(AuthCalls calls)
{
    private static readonly string[] Words = ["Refresh", "Renew", "Invalidate", "Reauth", "ReAuth", "SignIn", "Login", "LogIn", "Acquire", "Token", "Expire", "Evict"];

    /// <summary>How the names of contracts and of delegates tell that they hand out credentials.</summary>
    private static readonly string[] Sources = ["token", "credential", "refresh", "renew", "signin", "login"];

    /// <summary>Whether some call in the operation gets a token, or throws the old one away.</summary>
    public bool AreFetchedIn(IOperation operation) =>
        operation.DescendantsAndSelf().OfType<IInvocationOperation>().Any(call => calls.Contains(call) || IsNamed(call) || Source(call) is { } source && Array.Exists(Sources, word => source.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0));

    private static bool IsNamed(IInvocationOperation call) =>
        call.TargetMethod.ContainingType.NamespaceName() != "System.Threading" && Array.Exists(Words, word => call.TargetMethod.Name.IndexOf(word, StringComparison.Ordinal) >= 0);

    /// <summary>The variable that holds the delegate, or the type of this compilation that declares the member.</summary>
    private static string? Source(IInvocationOperation call) => call.TargetMethod switch
    {
        { MethodKind: MethodKind.DelegateInvoke } => Variables.Of(call.Instance)?.Name,
        { ContainingType: { DeclaringSyntaxReferences.IsEmpty: false } type } => type.Name,
        _ => null,
    };
}
