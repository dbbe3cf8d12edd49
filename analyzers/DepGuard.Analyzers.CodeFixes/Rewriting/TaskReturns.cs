using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace DepGuard.Analyzers.CodeFixes.Rewriting;

/// <summary>Turns the answers of a function that hands out tasks into those of an asynchronous one.</summary>
internal static class TaskReturns
{
    /// <summary>The function, in which every returned task is awaited.</summary>
    /// <param name="function">A method or local function that returns tasks.</param>
    /// <param name="hasResult">Whether the tasks have a result.</param>
    public static SyntaxNode Awaited(SyntaxNode function, bool hasResult) => new Rewriter(function, hasResult).Visit(function);

    private sealed class Rewriter(SyntaxNode function, bool hasResult) : CSharpSyntaxRewriter
    {
        public override SyntaxNode? VisitParenthesizedLambdaExpression(ParenthesizedLambdaExpressionSyntax node) => node;

        public override SyntaxNode? VisitSimpleLambdaExpression(SimpleLambdaExpressionSyntax node) => node;

        public override SyntaxNode? VisitAnonymousMethodExpression(AnonymousMethodExpressionSyntax node) => node;

        public override SyntaxNode? VisitLocalFunctionStatement(LocalFunctionStatementSyntax node) => node == function ? base.VisitLocalFunctionStatement(node) : node;

        public override SyntaxNode? VisitArrowExpressionClause(ArrowExpressionClauseSyntax node) => node.WithExpression(Value(node.Expression));

        public override SyntaxNode? VisitReturnStatement(ReturnStatementSyntax node)
        {
            if (node.Expression is not { } task)
                return node;
            if (hasResult)
                return node.WithExpression(Value(task));

            var last = node.Parent is BlockSyntax block && block.Parent == function && block.Statements.Last() == node;
            if (task is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CompletedTask" })
                return last ? null : node.WithExpression(null).WithReturnKeyword(node.ReturnKeyword.WithTrailingTrivia());
            var wait = ExpressionStatement(Awaiting.InPlaceOf(task, task)).WithTriviaFrom(node);
            return last ? wait : Block(wait, ReturnStatement());
        }

        private static ExpressionSyntax Value(ExpressionSyntax task) =>
            task is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "FromResult" }, ArgumentList.Arguments: [var result] }
                ? result.Expression.WithTriviaFrom(task)
                : Awaiting.InPlaceOf(task, task);
    }
}
