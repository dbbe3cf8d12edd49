using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DepGuard.Analyzers.CodeFixes.Timeouts;

/// <summary>Cancels a call after the time for which it was waited so far: <c>call().WaitAsync(time)</c> becomes <c>call(timer.Token)</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class AbandonedCallFix() : TimeoutFix(Descriptors.AbandonedCall)
{
    private protected override Repair? Repair(SemanticModel model, SyntaxNode place, Diagnostic diagnostic)
    {
        if (CallAt(place) is not { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "WaitAsync", Expression: InvocationExpressionSyntax call } } wait)
            return null;
        if (wait.SyntaxTree.Options is not CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp8 } || !IsAwaited(wait) || Statement(wait) is not { } statement || ExpectsTimeout(wait))
            return null;
        if (Argument(model, wait, "TimeSpan") is not { } time || call.DescendantNodesAndSelf().OfType<AwaitExpressionSyntax>().Any())
            return null;

        var timer = FreeName(model, wait);
        var given = Argument(model, call, "CancellationToken") ?? Argument(model, wait, "CancellationToken");
        var changed = WithTimer(model, call, timer);
        return changed is null ? null : new Repair("Cancel the call after that time", root => root.ReplaceNode(
            statement.Parent!,
            statement.Parent!.ReplaceNode(statement, Timed(statement, wait, changed, Declarations(model, wait.SpanStart, timer, time, given)))));
    }

    private static bool IsAwaited(InvocationExpressionSyntax wait) => wait.Parent is AwaitExpressionSyntax
        || (wait.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Parent: InvocationExpressionSyntax { Parent: AwaitExpressionSyntax } });

    /// <summary>The statement, if others can stand before it and it runs in the same function as the wait.</summary>
    private static StatementSyntax? Statement(InvocationExpressionSyntax wait)
    {
        var statement = wait.FirstAncestorOrSelf<StatementSyntax>();
        return statement is ExpressionStatementSyntax or LocalDeclarationStatementSyntax or ReturnStatementSyntax
            && statement.Parent is BlockSyntax
            && !wait.Ancestors().TakeWhile(outer => outer != statement).Any(outer => outer is AnonymousFunctionExpressionSyntax)
                ? statement
                : null;
    }

    /// <summary>The code around it catches what would be thrown no more.</summary>
    private static bool ExpectsTimeout(SyntaxNode wait) => wait.Ancestors().OfType<TryStatementSyntax>().SelectMany(attempt => attempt.Catches)
        .Any(clause => clause.Declaration?.Type.ToString().EndsWith("TimeoutException", StringComparison.Ordinal) == true);

    private static ExpressionSyntax? Argument(SemanticModel model, InvocationExpressionSyntax call, string type) => call.ArgumentList.Arguments
        .Select(argument => argument.Expression)
        .FirstOrDefault(value => model.GetTypeInfo(value).ConvertedType?.Name == type && value is not LiteralExpressionSyntax);

    private static InvocationExpressionSyntax? WithTimer(SemanticModel model, InvocationExpressionSyntax call, string timer)
    {
        // The timer is not declared yet: another token of the same type shows whether the call would take one.
        var stand = SyntaxFactory.ParseExpression("default(global::System.Threading.CancellationToken)");
        var token = SyntaxFactory.ParseExpression($"{timer}.Token");
        var written = call.ArgumentList.Arguments.FirstOrDefault(argument => model.GetTypeInfo(argument.Expression).ConvertedType?.Name == "CancellationToken");
        if (written is not null)
            return call.ReplaceNode(written.Expression, token.WithTriviaFrom(written.Expression));
        var changed = CallArguments.WithToken(model, call, stand.ToString());
        return changed?.ReplaceNode(changed.ArgumentList.Arguments.Last().Expression, token);
    }

    private static IReadOnlyList<string> Declarations(SemanticModel model, int position, string timer, ExpressionSyntax time, ExpressionSyntax? given)
    {
        var source = TypeNames.At(model, position, "System.Threading.CancellationTokenSource");
        return given is null || given.ToString().EndsWith("CancellationToken.None", StringComparison.Ordinal)
            ? [$"using var {timer} = new {source}({time.WithoutTrivia()});"]
            : [$"using var {timer} = {source}.CreateLinkedTokenSource({given.WithoutTrivia()});", $"{timer}.CancelAfter({time.WithoutTrivia()});"];
    }

    private static IEnumerable<StatementSyntax> Timed(StatementSyntax statement, InvocationExpressionSyntax wait, InvocationExpressionSyntax changed, IReadOnlyList<string> declarations)
    {
        var lead = statement.GetLeadingTrivia();
        var indent = lead.LastOrDefault() is var last && last.IsKind(SyntaxKind.WhitespaceTrivia) ? SyntaxFactory.TriviaList(last) : SyntaxFactory.TriviaList();
        var newLine = statement.GetTrailingTrivia().LastOrDefault() is var end && end.IsKind(SyntaxKind.EndOfLineTrivia) ? end : SyntaxFactory.ElasticCarriageReturnLineFeed;
        for (var i = 0; i < declarations.Count; i++)
            yield return SyntaxFactory.ParseStatement(declarations[i]).WithLeadingTrivia(i == 0 ? lead : indent).WithTrailingTrivia(newLine);
        yield return statement.ReplaceNode(wait, changed.WithTriviaFrom(wait)).WithLeadingTrivia(indent);
    }

    /// <summary>A name that is free in the member; each wait of a member has its own, so that all can be repaired at once.</summary>
    private static string FreeName(SemanticModel model, InvocationExpressionSyntax wait)
    {
        var member = wait.FirstAncestorOrSelf<MemberDeclarationSyntax>();
        var earlier = member?.DescendantNodes().OfType<InvocationExpressionSyntax>().Count(other =>
            other.SpanStart + other.Span.Length < wait.Span.End && other.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "WaitAsync" }) ?? 0;
        var used = new HashSet<string>(member?.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText) ?? []);
        used.UnionWith(model.LookupSymbols(wait.SpanStart).Select(symbol => symbol.Name));
        return Enumerable.Range(1, int.MaxValue).Select(n => n == 1 ? "timer" : $"timer{n}").Where(name => !used.Contains(name)).ElementAt(earlier);
    }
}
