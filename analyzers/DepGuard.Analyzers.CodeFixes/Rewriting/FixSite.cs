using Microsoft.CodeAnalysis;

namespace DepGuard.Analyzers.CodeFixes.Rewriting;

/// <summary>The place of a finding, with what is needed to change it.</summary>
/// <param name="Document">The file.</param>
/// <param name="Root">The root of its syntax.</param>
/// <param name="Model">What its syntax means.</param>
/// <param name="Diagnostic">The finding.</param>
internal sealed record FixSite(Document Document, SyntaxNode Root, SemanticModel Model, Diagnostic Diagnostic)
{
    /// <summary>The solution with the fault.</summary>
    public Solution Solution => Document.Project.Solution;

    /// <summary>The token at which the finding starts.</summary>
    public SyntaxToken Token => Root.FindToken(Diagnostic.Location.SourceSpan.Start);

    /// <summary>Null if the document holds no C#.</summary>
    public static async Task<FixSite?> OfAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        return root is null || model is null ? null : new FixSite(document, root, model, diagnostic);
    }

    /// <summary>The innermost syntax of this kind around the token; null if there is none.</summary>
    public T? Around<T>()
        where T : SyntaxNode => Token.Parent?.FirstAncestorOrSelf<T>();

    /// <summary>The root with one node in place of another, whose comments and white space it takes over.</summary>
    public SyntaxNode Replace(SyntaxNode old, SyntaxNode replacement) => Root.ReplaceNode(old, replacement.WithTriviaFrom(old));
}
