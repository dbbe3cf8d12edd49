using DepGuard.Analyzers.Rules.Timeouts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DepGuard.Analyzers.CodeFixes.Timeouts;

/// <summary>Bounds the wait for a semaphore: by the caller's token where there is one, else by ten seconds.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class UnboundedGateWaitFix() : TimeoutFix(Descriptors.UnboundedGateWait)
{
    private protected override Repair? Repair(SemanticModel model, SyntaxNode place, Diagnostic diagnostic)
    {
        if (CallAt(place) is not { } call)
            return null;
        return diagnostic.Properties.TryGetValue(TokenRule.Token, out var token) && token is not null ? ByToken(model, call, token) : ByTime(model, call);
    }

    private static Repair? ByToken(SemanticModel model, InvocationExpressionSyntax call, string token)
    {
        var changed = With(call, SyntaxFactory.ParseExpression(token));
        return model.GetSpeculativeSymbolInfo(call.SpanStart, changed, SpeculativeBindingOption.BindAsExpression).Symbol is IMethodSymbol { Parameters: [{ Type.Name: "CancellationToken" }] }
            ? Timeouts.Repair.Replacing($"Pass '{token}'", call.ArgumentList, changed.ArgumentList)
            : null;
    }

    /// <summary>A wait that is a statement of its own becomes a condition: whoever does not get in must not go on.</summary>
    private static Repair? ByTime(SemanticModel model, InvocationExpressionSyntax call)
    {
        if (call.FirstAncestorOrSelf<StatementSyntax>() is not ExpressionStatementSyntax { Parent: BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax } statement || !IsWait(statement.Expression, call))
            return null;

        var time = SyntaxFactory.ParseExpression($"{TypeNames.At(model, call.SpanStart, "System.TimeSpan")}.FromSeconds(10)");
        var wait = statement.Expression.ReplaceNode(call, With(call, time)).WithoutTrivia();
        var failure = TypeNames.At(model, call.SpanStart, "System.TimeoutException");
        var guard = SyntaxFactory.ParseStatement($"if (!{wait}) throw new {failure}();");
        return Timeouts.Repair.Replacing("Wait for 10 seconds at most", statement, guard);
    }

    /// <summary><c>await gate.WaitAsync()</c>, with <c>ConfigureAwait</c> or without, or <c>gate.Wait()</c>.</summary>
    private static bool IsWait(ExpressionSyntax expression, InvocationExpressionSyntax call)
    {
        if (expression is not AwaitExpressionSyntax awaited)
            return expression == call && call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Wait" };
        return awaited.Expression == call
            || (awaited.Expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" } configured } && configured.Expression == call);
    }

    private static InvocationExpressionSyntax With(InvocationExpressionSyntax call, ExpressionSyntax argument) =>
        call.WithArgumentList(call.ArgumentList.WithArguments(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(argument))));
}
