using DepGuard.Analyzers.Recognition.Blocking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DepGuard.Analyzers.Rules.Authentication;

/// <summary>DPG1105: everybody waits for one blocking auth call.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SerialisedAuthCall() : BlockedAuthCallRule(Descriptors.SerialisedAuthCall)
{
    private protected override bool Reports(BlockedAuthCall blocked, BlockingPlace place, Func<bool> couldAwait) =>
        place == BlockingPlace.Serialised;
}
