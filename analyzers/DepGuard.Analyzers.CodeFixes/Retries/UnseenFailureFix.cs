using DepGuard.Analyzers.CodeFixes.Rewriting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace DepGuard.Analyzers.CodeFixes.Retries;

/// <summary>Runs an asynchronous delegate through <c>ExecuteAsync</c>, and awaits it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class UnseenFailureFix() : CheckedFix(Descriptors.UnseenFailure)
{
    /// <inheritdoc/>
    protected override string Title => "Use ExecuteAsync";

    private protected override Task<Solution?> RepairAsync(FixSite site, CancellationToken cancellation)
    {
        if (site.Around<InvocationExpressionSyntax>() is not { Expression: MemberAccessExpressionSyntax access } call || site.Token.ValueText != "Execute")
            return Task.FromResult<Solution?>(null);

        var takesToken = site.Model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol { ContainingType.Name: "ResiliencePipeline" };
        var run = call
            .WithExpression(access.WithName(IdentifierName("ExecuteAsync")))
            .WithArgumentList(call.ArgumentList.ReplaceNodes(
                call.ArgumentList.Arguments.Select(argument => argument.Expression).OfType<LambdaExpressionSyntax>(),
                (_, lambda) => Asynchronous(takesToken ? WithToken(lambda) : lambda)));
        return (Consumer(call), call.Parent) switch
        {
            (AwaitExpressionSyntax, _) => Changed(site, call, run),
            ({ } blocked, _) => AsyncFunction.ReplaceAsync(site, blocked, Awaiting.InPlaceOf(blocked, run), cancellation),
            (null, ReturnStatementSyntax or ArrowExpressionClauseSyntax) when AsyncFunction.Around(call) is { } function && !AsyncFunction.IsAsync(function) =>
                AsyncFunction.ReplaceAsync(site, call, run.WithTriviaFrom(call), cancellation),
            _ => Task.FromResult<Solution?>(null),
        };
    }

    private static Task<Solution?> Changed(FixSite site, SyntaxNode old, SyntaxNode replacement) =>
        Task.FromResult<Solution?>(site.Document.WithSyntaxRoot(site.Replace(old, replacement)).Project.Solution);

    /// <summary>What awaits the task, or blocks on it; null if it is neither.</summary>
    private static ExpressionSyntax? Consumer(InvocationExpressionSyntax call) => call.Parent switch
    {
        AwaitExpressionSyntax wait => wait,
        MemberAccessExpressionSyntax { Name.Identifier: var name } access when access.Expression == call => Awaiting.Blocked(name)?.Old,
        _ => null,
    };

    /// <summary>A pipeline hands its token to the delegate.</summary>
    private static LambdaExpressionSyntax WithToken(LambdaExpressionSyntax lambda) => lambda is ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters.Count: 0 } bare
        ? SimpleLambdaExpression(Parameter(Identifier("_")))
            .WithAsyncKeyword(bare.AsyncKeyword).WithArrowToken(bare.ArrowToken).WithBody(bare.Body).WithTriviaFrom(bare)
            .WithParameter(Parameter(Identifier("_").WithTrailingTrivia(bare.ParameterList.GetTrailingTrivia())))
        : lambda;

    private static LambdaExpressionSyntax Asynchronous(LambdaExpressionSyntax lambda) => lambda is { AsyncKeyword.RawKind: (int)SyntaxKind.None, ExpressionBody: { } task }
        ? ((LambdaExpressionSyntax)lambda.WithBody(Awaiting.InPlaceOf(task, task))).WithAsync()
        : lambda;
}
