using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace DepGuard.Analyzers.CodeFixes.Rewriting;

/// <summary>Writes <c>await</c> in front of an expression.</summary>
internal static class Awaiting
{
    /// <summary>The awaited task, in parentheses where it stands in for <paramref name="old"/> in front of a member.</summary>
    public static ExpressionSyntax InPlaceOf(ExpressionSyntax old, ExpressionSyntax task)
    {
        ExpressionSyntax awaited = AwaitExpression(Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(Space), task.WithoutTrivia());
        if (BindsTighter(old))
            awaited = ParenthesizedExpression(awaited);
        return awaited.WithTriviaFrom(old);
    }

    /// <summary>The task for which an expression of this form blocks, with the expression; null for other forms, as one with a time limit.</summary>
    /// <param name="name">The member that blocks, such as <c>Result</c>.</param>
    public static (ExpressionSyntax Old, ExpressionSyntax Task)? Blocked(SyntaxToken name)
    {
        if (name.Parent is not SimpleNameSyntax { Parent: MemberAccessExpressionSyntax access } member || access.Name != member)
            return null;

        var call = access.Parent as InvocationExpressionSyntax;
        var isBare = call is { ArgumentList.Arguments.Count: 0 };
        return name.ValueText switch
        {
            "Result" => (access, Unwrapped(access.Expression)),
            "Wait" when isBare => (call!, access.Expression),
            "GetResult" when isBare && Receiver(access.Expression, "GetAwaiter") is { } task => (call!, Unwrapped(task)),
            "WaitAll" when call is not null => (call, call.WithExpression(access.WithName(IdentifierName("WhenAll")))),
            "Run" when call is { ArgumentList.Arguments: [{ Expression: LambdaExpressionSyntax { ExpressionBody: { } body } }] } =>
                (call, body is AwaitExpressionSyntax inner ? inner.Expression : body),
            _ => null,
        };
    }

    /// <summary>A value task can be awaited itself.</summary>
    private static ExpressionSyntax Unwrapped(ExpressionSyntax task) => Receiver(task, "AsTask") ?? task;

    private static ExpressionSyntax? Receiver(ExpressionSyntax expression, string method) =>
        expression is InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0, Expression: MemberAccessExpressionSyntax access } && access.Name.Identifier.ValueText == method
            ? access.Expression
            : null;

    private static bool BindsTighter(ExpressionSyntax old) => old.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Expression == old,
        ConditionalAccessExpressionSyntax access => access.Expression == old,
        ElementAccessExpressionSyntax access => access.Expression == old,
        InvocationExpressionSyntax or PostfixUnaryExpressionSyntax or SwitchExpressionSyntax or WithExpressionSyntax or RangeExpressionSyntax => true,
        _ => false,
    };
}
