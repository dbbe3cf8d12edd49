using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace DepGuard.Analyzers.CodeFixes;

/// <summary>What every DepGuard code fix shares: the rules it repairs, and that it can repair a whole solution at once.</summary>
/// <remarks>
/// A derived class carries no <c>Shared</c> attribute: it would bind the assembly to a composition library newer than the oldest host has.
/// </remarks>
/// <param name="descriptors">The rules that the fix repairs.</param>
public abstract class DepGuardFix(params DiagnosticDescriptor[] descriptors) : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; } = descriptors.Select(rule => rule.Id).ToImmutableArray();

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;
}
