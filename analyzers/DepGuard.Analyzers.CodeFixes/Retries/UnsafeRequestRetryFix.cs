using DepGuard.Analyzers.CodeFixes.Rewriting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace DepGuard.Analyzers.CodeFixes.Retries;

/// <summary>Takes unsafe methods out of the retry of a standard handler, where it is registered.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class UnsafeRequestRetryFix() : ReplacementFix(Descriptors.UnsafeRequestRetry)
{
    private const string Space = "Microsoft.Extensions.Http.Resilience";

    /// <inheritdoc/>
    protected override string Title => "Retry safe methods only";

    private protected override SyntaxNode? Repair(FixSite site)
    {
        if (site.Token.ValueText != "AddStandardResilienceHandler" || site.Around<InvocationExpressionSyntax>() is not { } call)
            return null;

        var changed = call.ArgumentList.Arguments.Count == 0
            ? call.WithArgumentList(ParseArgumentList("(options => options.Retry.DisableForUnsafeHttpMethods())").WithTriviaFrom(call.ArgumentList))
            : call.ArgumentList.Arguments is [{ Expression: SimpleLambdaExpressionSyntax lambda }] ? call.ReplaceNode(lambda, Extended(lambda))
            : null;
        return changed is null ? null : Imports.With(site.Root.ReplaceNode(call, changed.WithAdditionalAnnotations(Formatter.Annotation)), Space);
    }

    private static LambdaExpressionSyntax Extended(SimpleLambdaExpressionSyntax lambda)
    {
        var added = ParseStatement($"{lambda.Parameter.Identifier.ValueText}.Retry.DisableForUnsafeHttpMethods();");
        var block = lambda.Body is BlockSyntax stated
            ? stated.AddStatements(added.WithTrailingTrivia(stated.Statements.LastOrDefault()?.GetTrailingTrivia() ?? TriviaList(ElasticLineFeed)))
            : Block(ExpressionStatement(((ExpressionSyntax)lambda.Body).WithoutTrivia()), added.WithTrailingTrivia(ElasticLineFeed))
                .WithTrailingTrivia(lambda.Body.GetTrailingTrivia());
        return lambda.WithBody(block);
    }
}
