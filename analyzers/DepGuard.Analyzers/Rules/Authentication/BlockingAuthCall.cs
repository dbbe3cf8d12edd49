using DepGuard.Analyzers.Recognition.Blocking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DepGuard.Analyzers.Rules.Authentication;

/// <summary>DPG1101: a thread waits for a task that asks an auth service.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BlockingAuthCall() : BlockedAuthCallRule(Descriptors.BlockingAuthCall)
{
    private protected override bool Reports(BlockedAuthCall blocked, BlockingPlace place, Func<bool> couldAwait) =>
        place == BlockingPlace.Usual && !blocked.IsSynchronousApi;
}
