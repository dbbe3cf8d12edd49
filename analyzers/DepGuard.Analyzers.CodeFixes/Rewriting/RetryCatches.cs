using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace DepGuard.Analyzers.CodeFixes.Rewriting;

/// <summary>The catch clauses of a loop after which it goes round again.</summary>
internal static class RetryCatches
{
    /// <summary>Those clauses of the loop itself, not of loops and functions inside of it.</summary>
    public static IReadOnlyList<CatchClauseSyntax> In(StatementSyntax loop, SemanticModel model) => [.. loop
        .DescendantNodes(inner => inner == loop || !IsOwnWorld(inner))
        .OfType<CatchClauseSyntax>()
        .Where(clause => GoesAgain(clause, model))];

    /// <summary>The clause with one more condition in its filter.</summary>
    public static CatchClauseSyntax When(CatchClauseSyntax clause, ExpressionSyntax condition)
    {
        if (clause.Filter is { } filter)
        {
            var old = filter.FilterExpression is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression } either ? ParenthesizedExpression(either) : filter.FilterExpression;
            var and = Token(SyntaxKind.AmpersandAmpersandToken).WithLeadingTrivia(Space).WithTrailingTrivia(Space);
            return clause.WithFilter(filter.WithFilterExpression(BinaryExpression(SyntaxKind.LogicalAndExpression, condition, and, old)));
        }

        // The filter goes before the line break that ends the declaration, or the keyword where there is none.
        var added = CatchFilterClause(condition).NormalizeWhitespace().WithLeadingTrivia(Space);
        return clause.Declaration is { } declaration
            ? clause.WithDeclaration(declaration.WithoutTrailingTrivia()).WithFilter(added.WithTrailingTrivia(declaration.GetTrailingTrivia()))
            : clause.WithCatchKeyword(clause.CatchKeyword.WithTrailingTrivia()).WithFilter(added.WithTrailingTrivia(clause.CatchKeyword.TrailingTrivia));
    }

    /// <summary>The clause with a name for the exception, which it may have already.</summary>
    public static CatchClauseSyntax Named(CatchClauseSyntax clause, string name, FixSite site)
    {
        if (clause.Declaration is { Identifier.RawKind: (int)SyntaxKind.IdentifierToken })
            return clause;
        if (clause.Declaration is { } declaration)
            return clause.WithDeclaration(declaration.WithType(declaration.Type.WithTrailingTrivia(Space)).WithIdentifier(Identifier(name)));

        var type = Jitter.Type("System.Exception", site).WithTrailingTrivia(Space);
        return clause
            .WithDeclaration(CatchDeclaration(type, Identifier(name)).WithTrailingTrivia(clause.CatchKeyword.TrailingTrivia))
            .WithCatchKeyword(clause.CatchKeyword.WithTrailingTrivia(Space));
    }

    /// <summary>A name that nothing around the position bears, nor anything in the loop.</summary>
    public static string FreeName(StatementSyntax loop, SemanticModel model, string name)
    {
        var taken = new HashSet<string>(loop.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText));
        taken.UnionWith(model.LookupSymbols(loop.SpanStart).Select(symbol => symbol.Name));
        var free = name;
        for (var i = 2; taken.Contains(free); i++)
            free = name + i;
        return free;
    }

    private static bool IsOwnWorld(SyntaxNode node) => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax
        or ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax or CommonForEachStatementSyntax;

    private static bool GoesAgain(CatchClauseSyntax clause, SemanticModel model) =>
        model.AnalyzeControlFlow(clause.Block) is { Succeeded: true } flow
        && (flow.EndPointIsReachable || flow.ExitPoints.Any(exit => exit is ContinueStatementSyntax));
}
