using DepGuard.Analyzers.CodeFixes.Rewriting;
using Microsoft.CodeAnalysis;

namespace DepGuard.Analyzers.CodeFixes;

/// <summary>A fix that only needs the file with the fault.</summary>
/// <param name="descriptor">The rule that the fix repairs.</param>
public abstract class ReplacementFix(DiagnosticDescriptor descriptor) : CheckedFix(descriptor)
{
    private protected sealed override Task<Solution?> RepairAsync(FixSite site, CancellationToken cancellation) =>
        Task.FromResult(Repair(site) is { } root ? site.Document.WithSyntaxRoot(root).Project.Solution : null);

    /// <summary>The root of the file without the fault; null if the fix does not apply there.</summary>
    private protected abstract SyntaxNode? Repair(FixSite site);
}
