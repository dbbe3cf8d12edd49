using DepGuard.Analyzers.CodeFixes.Rewriting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace DepGuard.Analyzers.CodeFixes.Retries;

/// <summary>Waits between attempts, longer each time and not equally long in all callers: in a loop, or by a policy of Polly or MassTransit.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class ImmediateRetryFix() : ReplacementFix(Descriptors.ImmediateRetry)
{
    /// <inheritdoc/>
    protected override string Title => "Wait between attempts";

    private protected override SyntaxNode? Repair(FixSite site) => site.Token.Parent switch
    {
        StatementSyntax loop => InLoop(site, loop),
        SimpleNameSyntax name when name.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call && IsNameOf(name, call) => InPolicy(site, call, name),
        IdentifierNameSyntax { Identifier.ValueText: "Delay" } when site.Around<AssignmentExpressionSyntax>() is { } assignment =>
            site.Replace(assignment.Right, Jitter.Short(ParseExpression("global::System.TimeSpan.FromSeconds(1)"), site)),
        _ => null,
    };

    private static bool IsNameOf(SimpleNameSyntax name, InvocationExpressionSyntax call) => name.Parent == call.Expression || name == call.Expression;

    private static SyntaxNode? InLoop(FixSite site, StatementSyntax loop)
    {
        if (AsyncFunction.Around(loop) is not { } function || !AsyncFunction.IsAsync(function) || RetryCatches.In(loop, site.Model) is not { Count: > 0 } clauses)
            return null;
        var attempt = Counter(loop);
        var wait = Jitter.Short(Jitter.Wait(attempt, isCapped: false), site).WithTrailingTrivia(ElasticLineFeed);
        return site.Root.ReplaceNode(loop, loop.ReplaceNodes(clauses, (_, clause) => Waiting(clause, wait)).WithAdditionalAnnotations(Formatter.Annotation));
    }

    /// <summary>The wait goes to the end of the clause, or before the jump with which it ends.</summary>
    private static CatchClauseSyntax Waiting(CatchClauseSyntax clause, StatementSyntax wait)
    {
        var statements = clause.Block.Statements;
        var end = statements.Count > 0 && statements.Last() is ContinueStatementSyntax ? statements.Count - 1 : statements.Count;
        return clause.WithBlock(clause.Block.WithStatements(statements.Insert(end, wait)));
    }

    /// <summary>The variable that a for loop counts up; null if there is none.</summary>
    private static string? Counter(StatementSyntax loop) =>
        loop is ForStatementSyntax { Declaration.Variables: [{ Identifier.ValueText: var name }], Incrementors: [var step] }
        && step.Kind() is SyntaxKind.PostIncrementExpression or SyntaxKind.PreIncrementExpression ? name : null;

    private static SyntaxNode? InPolicy(FixSite site, InvocationExpressionSyntax call, SimpleNameSyntax name)
    {
        var isExtension = site.Model.GetSymbolInfo(call).Symbol is IMethodSymbol { ReducedFrom: not null };
        if (call.ArgumentList.Arguments.Count != (isExtension ? 1 : 2))
            return null;
        var (method, arguments) = name.Identifier.ValueText switch
        {
            "Retry" => ("WaitAndRetry", $"attempt => {Jitter.Backoff("attempt", isCapped: false)}"),
            "RetryAsync" => ("WaitAndRetryAsync", $"attempt => {Jitter.Backoff("attempt", isCapped: false)}"),
            "Immediate" => ("Exponential", "global::System.TimeSpan.FromMilliseconds(100), global::System.TimeSpan.FromSeconds(10), global::System.TimeSpan.FromMilliseconds(200)"),
            _ => ("", ""),
        };
        if (method.Length == 0)
            return null;
        var added = Jitter.Short(ParseArgumentList($"({arguments})"), site).Arguments;
        return site.Root.ReplaceNode(call, call
            .ReplaceNode(name, name.WithIdentifier(Identifier(method).WithTriviaFrom(name.Identifier)))
            .WithArgumentList(call.ArgumentList.AddArguments([.. added]))
            .WithAdditionalAnnotations(Formatter.Annotation));
    }
}
