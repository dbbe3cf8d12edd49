using DepGuard.Analyzers.Recognition.Blocking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DepGuard.Analyzers.Rules.Authentication;

/// <summary>DPG1104: a callback that the framework runs synchronously waits for the auth service.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AuthCallInCallback() : BlockedAuthCallRule(Descriptors.AuthCallInCallback)
{
    private protected override bool Reports(BlockedAuthCall blocked, BlockingPlace place, Func<bool> couldAwait) =>
        place == BlockingPlace.FrameworkCallback;
}
