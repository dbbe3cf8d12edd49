using System.Collections.Immutable;
using DepGuard.Analyzers.CodeFixes.Rewriting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace DepGuard.Analyzers.CodeFixes;

/// <summary>What every DepGuard code fix shares: the rules it repairs, that it offers nothing that breaks the build, and that it can repair a whole solution at once.</summary>
/// <remarks>
/// A derived class carries no <c>Shared</c> attribute: it would bind the assembly to a composition library newer than the oldest host has.
/// </remarks>
/// <param name="descriptors">The rules that the fix repairs.</param>
public abstract class DepGuardFix(params DiagnosticDescriptor[] descriptors) : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; } = descriptors.Select(rule => rule.Id).ToImmutableArray();

    /// <summary>What the user is offered.</summary>
    protected abstract string Title { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

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
