using DepGuard.Analyzers.Rules.Timeouts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace DepGuard.Analyzers.CodeFixes.Timeouts;

/// <summary>Passes the caller's token to a call.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class UnpassedCancellationFix() : TimeoutFix(Descriptors.UnpassedCancellation)
{
    private protected override Repair? Repair(SemanticModel model, SyntaxNode place, Diagnostic diagnostic) =>
        CallAt(place) is { } call
        && diagnostic.Properties.TryGetValue(TokenRule.Token, out var token) && token is not null
        && CallArguments.WithToken(model, call, token) is { } changed
            ? Timeouts.Repair.Replacing($"Pass '{token}'", call.ArgumentList, changed.ArgumentList)
            : null;
}
