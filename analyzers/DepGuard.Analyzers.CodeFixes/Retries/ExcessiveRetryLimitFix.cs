using DepGuard.Analyzers.CodeFixes.Rewriting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace DepGuard.Analyzers.CodeFixes.Retries;

/// <summary>Writes three in place of an excessive limit.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class ExcessiveRetryLimitFix() : ReplacementFix(Descriptors.ExcessiveRetryLimit)
{
    /// <inheritdoc/>
    protected override string Title => "Set the limit to 3";

    private protected override SyntaxNode? Repair(FixSite site) => site.Diagnostic.AdditionalLocations is [var limit]
        ? site.Replace(
            site.Root.FindNode(limit.SourceSpan, getInnermostNodeForTie: true),
            SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(3)))
        : null;
}
