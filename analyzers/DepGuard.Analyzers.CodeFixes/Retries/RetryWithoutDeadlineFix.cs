using DepGuard.Analyzers.CodeFixes.Rewriting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace DepGuard.Analyzers.CodeFixes.Retries;

/// <summary>Puts a timeout for all attempts together around the retry of a pipeline.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class RetryWithoutDeadlineFix() : ReplacementFix(Descriptors.RetryWithoutDeadline)
{
    /// <inheritdoc/>
    protected override string Title => "Put a timeout of 30 seconds around the retry";

    private protected override SyntaxNode? Repair(FixSite site)
    {
        if (site.Token is not { ValueText: "AddRetry", Parent.Parent: MemberAccessExpressionSyntax access })
            return null;

        var timeout = ParseArgumentList("(global::System.TimeSpan.FromSeconds(30))");
        var around = InvocationExpression(access.WithName(IdentifierName("AddTimeout")), Jitter.Short(timeout, site));

        // In a chain with a call on each line the new call gets one of its own.
        var rest = access.Expression.GetTrailingTrivia();
        return site.Root.ReplaceNode(access, access.WithExpression(rest.Count > 0 ? around.WithTrailingTrivia(rest) : around));
    }
}
