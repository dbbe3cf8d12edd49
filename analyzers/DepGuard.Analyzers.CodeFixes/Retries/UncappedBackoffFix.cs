using DepGuard.Analyzers.CodeFixes.Rewriting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace DepGuard.Analyzers.CodeFixes.Retries;

/// <summary>Puts a ceiling on a delay that doubles: <c>MaxDelay</c> of the options, or the sixth doubling.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class UncappedBackoffFix() : ReplacementFix(Descriptors.UncappedBackoff)
{
    /// <inheritdoc/>
    protected override string Title => "Cap the delay";

    private protected override SyntaxNode? Repair(FixSite site)
    {
        if (site.Token.Parent is StatementSyntax loop)
            return Capped(site, loop);
        if (site.Around<AssignmentExpressionSyntax>() is { Parent: InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax creation } })
            return site.Root.ReplaceNode(creation, Initializers
                .With(creation, "MaxDelay", Jitter.Short(ParseExpression("global::System.TimeSpan.FromSeconds(30)"), site))
                .WithAdditionalAnnotations(Formatter.Annotation));
        var arguments = site.Around<InvocationExpressionSyntax>()?.ArgumentList.Arguments.Select(argument => argument.Expression);
        return arguments?.OfType<LambdaExpressionSyntax>().FirstOrDefault() is { } provider ? Capped(site, provider) : null;
    }

    private static SyntaxNode? Capped(FixSite site, SyntaxNode region)
    {
        var exponents = region.DescendantNodes().Select(Exponent).OfType<ExpressionSyntax>().ToList();
        return exponents.Count == 0 ? null : site.Root.ReplaceNodes(
            exponents,
            (old, _) => Jitter.Short(ParseExpression($"global::System.Math.Min({Bare(old)}, 6)"), site).WithTriviaFrom(old));
    }

    private static ExpressionSyntax Bare(ExpressionSyntax expression) =>
        expression is ParenthesizedExpressionSyntax { Expression: var inner } ? inner : expression.WithoutTrivia();

    /// <summary>What says how often the delay doubles; null for other expressions.</summary>
    private static ExpressionSyntax? Exponent(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Pow" }, ArgumentList.Arguments: [_, var exponent] } =>
            exponent.Expression,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LeftShiftExpression, Right: not LiteralExpressionSyntax } shift => shift.Right,
        _ => null,
    };
}
