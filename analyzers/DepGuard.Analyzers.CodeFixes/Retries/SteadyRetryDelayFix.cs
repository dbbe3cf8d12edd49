using DepGuard.Analyzers.CodeFixes.Rewriting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace DepGuard.Analyzers.CodeFixes.Retries;

/// <summary>Lets the delay between attempts grow, and differ between callers.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class SteadyRetryDelayFix() : ReplacementFix(Descriptors.SteadyRetryDelay)
{
    /// <inheritdoc/>
    protected override string Title => "Add back-off and jitter";

    private protected override SyntaxNode? Repair(FixSite site)
    {
        if (site.Token.Parent is BaseObjectCreationExpressionSyntax creation)
            return Grown(site, creation);
        if (site.Around<AssignmentExpressionSyntax>() is { } assignment && assignment.Left.DescendantNodesAndSelf().Contains(site.Token.Parent!))
            return assignment.Parent is InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax options } ? Grown(site, options)
                : site.Replace(assignment.Right, site.Token.ValueText == "UseJitter" ? ParseExpression("true") : Exponential(site));
        return site.Around<InvocationExpressionSyntax>() is { } call ? Provided(site, call) : null;
    }

    private static SyntaxNode Grown(FixSite site, BaseObjectCreationExpressionSyntax creation)
    {
        var grown = Initializers.With(Initializers.With(creation, "BackoffType", Exponential(site)), "UseJitter", ParseExpression("true"));
        return site.Root.ReplaceNode(creation, grown.WithAdditionalAnnotations(Formatter.Annotation));
    }

    private static ExpressionSyntax Exponential(FixSite site) => Jitter.Short(ParseExpression("global::Polly.DelayBackoffType.Exponential"), site);

    /// <summary>A provider of Polly 7 gets jitter; one that ignores the attempt is multiplied by it.</summary>
    private static SyntaxNode? Provided(FixSite site, InvocationExpressionSyntax call)
    {
        var lambda = call.ArgumentList.Arguments.Select(argument => argument.Expression).OfType<SimpleLambdaExpressionSyntax>().FirstOrDefault();
        if (lambda?.ExpressionBody is not { } delay)
            return null;

        var parameter = lambda.Parameter.Identifier;
        var isUsed = delay.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == parameter.ValueText);
        var attempt = parameter.ValueText == "_" ? "attempt" : parameter.ValueText;
        var factor = delay is BinaryExpressionSyntax or ConditionalExpressionSyntax ? $"({delay.WithoutTrivia()})" : delay.WithoutTrivia().ToString();
        var grown = isUsed ? delay.WithoutTrivia().ToString() : $"{factor} * {attempt}";
        var sum = Jitter.Short(ParseExpression($"{grown} + {Jitter.UpToASecond}"), site);
        return site.Root.ReplaceNode(lambda, lambda
            .WithParameter(lambda.Parameter.WithIdentifier(Identifier(attempt).WithTriviaFrom(parameter)))
            .WithBody(sum.WithTriviaFrom(delay)));
    }
}
