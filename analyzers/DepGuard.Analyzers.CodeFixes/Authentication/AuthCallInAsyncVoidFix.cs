using DepGuard.Analyzers.CodeFixes.Rewriting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace DepGuard.Analyzers.CodeFixes.Authentication;

/// <summary>Returns a task from an <c>async void</c> function whose callers can await it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class AuthCallInAsyncVoidFix() : CheckedFix(Descriptors.AuthCallInAsyncVoid)
{
    /// <inheritdoc/>
    protected override string Title => "Return a Task";

    private protected override Task<Solution?> RepairAsync(FixSite site, CancellationToken cancellation) => AsyncFunction.ReturnTaskAsync(site, site.Token.Parent, cancellation);
}
