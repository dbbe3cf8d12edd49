using DepGuard.Analyzers.CodeFixes.Rewriting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace DepGuard.Analyzers.CodeFixes.Retries;

/// <summary>Counts the attempts of an endless loop, lets the third failure out, and waits between attempts where it does not yet.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class UnboundedRetryLoopFix() : ReplacementFix(Descriptors.UnboundedRetryLoop)
{
    /// <inheritdoc/>
    protected override string Title => "Stop after 3 attempts";

    private protected override SyntaxNode? Repair(FixSite site)
    {
        if (site.Token.Parent is not StatementSyntax loop || Body(loop) is null)
            return null;
        var clauses = RetryCatches.In(loop, site.Model);
        if (clauses.Count == 0)
            return null;

        var attempt = RetryCatches.FreeName(loop, site.Model, "attempt");
        var waits = loop.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText is "Delay" or "Sleep" or "WaitForNextTickAsync");
        var mayAwait = AsyncFunction.Around(loop) is { } function && AsyncFunction.IsAsync(function);
        var changed = loop.ReplaceNodes(clauses, (_, clause) => Limited(clause, attempt, isPaused: waits || !mayAwait, site));
        return site.Root.ReplaceNode(loop, Counted(changed, attempt).WithTriviaFrom(loop).WithAdditionalAnnotations(Formatter.Annotation));
    }

    private static StatementSyntax? Body(StatementSyntax loop) => loop switch
    {
        WhileStatementSyntax one => one.Statement,
        ForStatementSyntax { Declaration: null, Initializers.Count: 0, Incrementors.Count: 0 } one => one.Statement,
        _ => null,
    };

    private static CatchClauseSyntax Limited(CatchClauseSyntax clause, string attempt, bool isPaused, FixSite site)
    {
        var limited = RetryCatches.When(clause, ParseExpression($"{attempt} < 3"));
        return isPaused ? limited : limited.WithBlock(limited.Block.WithStatements(limited.Block.Statements.Insert(0, Jitter.Short(Jitter.Wait(attempt, isCapped: true), site))));
    }

    private static ForStatementSyntax Counted(StatementSyntax loop, string attempt)
    {
        var condition = loop is WhileStatementSyntax { Condition: var stated } && !stated.IsKind(SyntaxKind.TrueLiteralExpression) ? stated
            : loop is ForStatementSyntax { Condition: { } own } ? own
            : null;
        var header = (ForStatementSyntax)ParseStatement($"for (var {attempt} = 1; {condition}; {attempt}++);");
        var body = Body(loop)!;
        return header.WithStatement(body).WithCloseParenToken(header.CloseParenToken.WithTriviaFrom(body.GetFirstToken().GetPreviousToken()));
    }
}
