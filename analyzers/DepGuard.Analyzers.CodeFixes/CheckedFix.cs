using DepGuard.Analyzers.CodeFixes.Rewriting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace DepGuard.Analyzers.CodeFixes;

/// <summary>A fix that is offered only where the files that it changes compile as well as before.</summary>
/// <param name="descriptors">The rules that the fix repairs.</param>
public abstract class CheckedFix(params DiagnosticDescriptor[] descriptors) : DepGuardFix(descriptors)
{
    /// <summary>What the user is offered.</summary>
    protected abstract string Title { get; }

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await FixSite.OfAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false) is not { } site)
                continue;

            var repaired = await RepairAsync(site, context.CancellationToken).ConfigureAwait(false);
            if (repaired is null || !await Soundness.HoldsAsync(site.Solution, repaired, context.CancellationToken).ConfigureAwait(false))
                continue;

            context.RegisterCodeFix(CodeAction.Create(Title, _ => Task.FromResult(repaired), equivalenceKey: GetType().Name), diagnostic);
        }
    }

    /// <summary>The solution without the fault; null if the fix does not apply there.</summary>
    private protected abstract Task<Solution?> RepairAsync(FixSite site, CancellationToken cancellation);
}
