using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Auth;

/// <summary>Recognises code that gets other credentials before it tries again: then one replay may succeed.</summary>
internal sealed class NewTokens(AuthCalls calls)
{
    private static readonly string[] Words = ["Refresh", "Renew", "Invalidate", "Reauth", "ReAuth", "SignIn", "Login", "LogIn", "Acquire", "Token", "Expire", "Evict"];

    /// <summary>Whether some call in the operation gets a token, or throws the old one away.</summary>
    public bool AreFetchedIn(IOperation operation) => operation.DescendantsAndSelf().OfType<IInvocationOperation>().Any(call =>
        calls.Contains(call) || Array.Exists(Words, word => call.TargetMethod.Name.IndexOf(word, StringComparison.Ordinal) >= 0 && call.TargetMethod.ContainingType.NamespaceName() != "System.Threading"));
}
