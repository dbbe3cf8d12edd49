using DepGuard.Analyzers.CodeFixes.Rewriting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace DepGuard.Analyzers.CodeFixes.Authentication;

/// <summary>Awaits an auth call instead of blocking on it; a function whose callers can await becomes asynchronous.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class BlockingAuthCallFix() : CheckedFix(Descriptors.BlockingAuthCall)
{
    /// <inheritdoc/>
    protected override string Title => "Await the call";

    private protected override Task<Solution?> RepairAsync(FixSite site, CancellationToken cancellation) =>
        Awaiting.Blocked(site.Token) is var (old, task)
            ? AsyncFunction.ReplaceAsync(site, old, Awaiting.InPlaceOf(old, task), cancellation)
            : Task.FromResult<Solution?>(null);
}
