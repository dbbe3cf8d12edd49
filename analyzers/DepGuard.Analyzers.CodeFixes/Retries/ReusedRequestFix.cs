using DepGuard.Analyzers.CodeFixes.Rewriting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace DepGuard.Analyzers.CodeFixes.Retries;

/// <summary>Creates a request inside of the retry: its declaration, and the statements that fill it, move to where the call is tried.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class ReusedRequestFix() : ReplacementFix(Descriptors.ReusedRequest)
{
    /// <inheritdoc/>
    protected override string Title => "Create the request for each attempt";

    private protected override SyntaxNode? Repair(FixSite site)
    {
        if (site.Around<InvocationExpressionSyntax>() is not { } call || Inside(call) is not { } target)
            return null;

        foreach (var name in call.ArgumentList.DescendantNodes().OfType<IdentifierNameSyntax>())
        {
            if (site.Model.GetSymbolInfo(name).Symbol is ILocalSymbol { DeclaringSyntaxReferences: [var declaration] } local
                && declaration.GetSyntax().FirstAncestorOrSelf<LocalDeclarationStatementSyntax>() is { Declaration.Variables.Count: 1 } statement
                && !target.Span.Contains(statement.Span) && Moved(site.Model, statement, local, target) is { } moved)
                return Move(site.Root, moved, target);
        }

        return null;
    }

    /// <summary>The block that runs for each attempt: a try block in a loop, or the body of a lambda.</summary>
    private static BlockSyntax? Inside(SyntaxNode call) => call.Ancestors().OfType<BlockSyntax>().FirstOrDefault(block => block.Parent is
        TryStatementSyntax or LambdaExpressionSyntax or WhileStatementSyntax or ForStatementSyntax or DoStatementSyntax or CommonForEachStatementSyntax);

    /// <summary>The declaration and what follows it up to the retry, if all of that only fills the request; null otherwise.</summary>
    private static IReadOnlyList<StatementSyntax>? Moved(SemanticModel model, LocalDeclarationStatementSyntax declaration, ILocalSymbol local, BlockSyntax target)
    {
        if (declaration.Parent is not BlockSyntax block || !block.Span.Contains(target.Span))
            return null;
        var between = block.Statements.SkipWhile(one => one != declaration).TakeWhile(one => !one.Span.Contains(target.Span)).ToList();
        var uses = block.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == local.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name).Symbol, local)).ToList();
        var filling = between.Where(statement => statement == declaration || uses.Exists(use => statement.Span.Contains(use.Span))).ToList();
        return uses.TrueForAll(use => target.Span.Contains(use.Span) || filling.Exists(statement => statement.Span.Contains(use.Span)))
            && filling.TrueForAll(statement => statement == declaration || Fills(statement, local.Name)) ? filling : null;
    }

    /// <summary><c>request.Content = ...</c>, <c>request.Headers.Add(...)</c>.</summary>
    private static bool Fills(StatementSyntax statement, string name) => statement is ExpressionStatementSyntax { Expression: var expression }
        && expression switch
        {
            AssignmentExpressionSyntax assignment => Starts(assignment.Left, name),
            InvocationExpressionSyntax { Expression: var method } => Starts(method, name),
            _ => false,
        };

    private static bool Starts(ExpressionSyntax expression, string name) => expression switch
    {
        MemberAccessExpressionSyntax access => access.Expression is IdentifierNameSyntax first ? first.Identifier.ValueText == name : Starts(access.Expression, name),
        _ => false,
    };

    private static SyntaxNode Move(SyntaxNode root, IReadOnlyList<StatementSyntax> moved, BlockSyntax target)
    {
        var tracked = root.TrackNodes(moved.Append<SyntaxNode>(target));
        var without = tracked.RemoveNodes(moved.Select(statement => tracked.GetCurrentNode(statement)!), SyntaxRemoveOptions.KeepUnbalancedDirectives)!;
        var block = without.GetCurrentNode(target)!;
        var statements = moved.Select(statement => statement.WithLeadingTrivia(
            statement.GetLeadingTrivia().Where(trivia => !trivia.IsKind(SyntaxKind.EndOfLineTrivia)).Prepend(ElasticMarker)));
        return without.ReplaceNode(block, block.WithStatements(block.Statements.InsertRange(0, statements)).WithAdditionalAnnotations(Formatter.Annotation));
    }
}
