using DepGuard.Analyzers.Recognition.Blocking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DepGuard.Analyzers.Rules.Authentication;

/// <summary>DPG1102: a synchronous auth call where the code could await, or somebody waits for its answer.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SynchronousAuthApi() : BlockedAuthCallRule(Descriptors.SynchronousAuthApi)
{
    private protected override bool Reports(BlockedAuthCall blocked, BlockingPlace place, Func<bool> couldAwait) =>
        place == BlockingPlace.Usual && blocked.IsSynchronousApi && couldAwait();
}
