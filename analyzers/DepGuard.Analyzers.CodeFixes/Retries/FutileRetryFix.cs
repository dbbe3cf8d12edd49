using DepGuard.Analyzers.CodeFixes.Rewriting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace DepGuard.Analyzers.CodeFixes.Retries;

/// <summary>Lets a cancellation out of a catch clause that would repeat the cancelled call.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class FutileRetryFix() : ReplacementFix(Descriptors.FutileRetry)
{
    private const string Cancelled = "global::System.OperationCanceledException";

    /// <inheritdoc/>
    protected override string Title => "Let cancellation out";

    private protected override SyntaxNode? Repair(FixSite site)
    {
        if (site.Token.Parent is not CatchClauseSyntax clause || !TakesEverything(site.Model, clause))
            return null;

        var name = clause.Declaration is { Identifier: { ValueText: { Length: > 0 } given } } ? given : "failure";
        var hasPatterns = site.Root.SyntaxTree.Options is CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp9 };
        var condition = Jitter.Short(ParseExpression(hasPatterns ? $"{name} is not {Cancelled}" : $"!({name} is {Cancelled})"), site);
        return site.Root.ReplaceNode(clause, RetryCatches.When(RetryCatches.Named(clause, name, site), condition));
    }

    /// <summary>A clause for cancellations alone is no oversight.</summary>
    private static bool TakesEverything(SemanticModel model, CatchClauseSyntax clause) =>
        clause.Declaration is not { } declaration || model.GetTypeInfo(declaration.Type).Type is { Name: "Exception" or "SystemException" };
}
