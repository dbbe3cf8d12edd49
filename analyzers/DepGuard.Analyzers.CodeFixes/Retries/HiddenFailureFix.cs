using DepGuard.Analyzers.CodeFixes.Rewriting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace DepGuard.Analyzers.CodeFixes.Retries;

/// <summary>Keeps the last failure of a loop, and throws it where the loop has given up.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class HiddenFailureFix() : ReplacementFix(Descriptors.HiddenFailure)
{
    /// <inheritdoc/>
    protected override string Title => "Throw the last failure";

    private protected override SyntaxNode? Repair(FixSite site)
    {
        if (site.Token.Parent is not StatementSyntax { Parent: BlockSyntax block } loop || RetryCatches.In(loop, site.Model) is not [var clause])
            return null;
        var index = block.Statements.IndexOf(loop);
        if (block.Statements.ElementAtOrDefault(index + 1) is not ReturnStatementSyntax answer)
            return null;

        var isAnnotated = (site.Model.GetNullableContext(loop.SpanStart) & NullableContext.AnnotationsEnabled) != 0;
        var last = RetryCatches.FreeName(loop, site.Model, "last");
        var type = clause.Declaration?.Type.WithoutTrivia() ?? Jitter.Type("System.Exception", site);
        var declared = LocalDeclarationStatement(VariableDeclaration(
                isAnnotated ? NullableType(type) : type,
                SingletonSeparatedList(VariableDeclarator(Identifier(last), null, EqualsValueClause(ParseExpression("null"))))))
            .NormalizeWhitespace().WithLeadingTrivia(loop.GetLeadingTrivia()).WithTrailingTrivia(ElasticLineFeed);
        var thrown = ParseStatement(isAnnotated ? $"throw {last}!;" : $"throw {last};").WithTriviaFrom(answer);
        var repeated = loop.ReplaceNode(clause, Keeping(clause, last, site)).WithLeadingTrivia(Indent(loop));
        var statements = block.Statements.RemoveAt(index + 1).RemoveAt(index).InsertRange(index, [declared, repeated, thrown]);
        return site.Root.ReplaceNode(block, block.WithStatements(statements).WithAdditionalAnnotations(Formatter.Annotation));
    }

    private static SyntaxTriviaList Indent(SyntaxNode node) => TriviaList(node.GetLeadingTrivia().Reverse().TakeWhile(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)));

    private static CatchClauseSyntax Keeping(CatchClauseSyntax clause, string last, FixSite site)
    {
        var named = RetryCatches.Named(clause, "failure", site);
        var kept = ParseStatement($"{last} = {named.Declaration!.Identifier.ValueText};").WithTrailingTrivia(ElasticLineFeed);
        return named.WithBlock(named.Block.WithStatements(named.Block.Statements.Insert(0, kept)));
    }
}
