using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.FindSymbols;

namespace DepGuard.Analyzers.CodeFixes.Rewriting;

/// <summary>Lets the callers of a function that becomes asynchronous await it.</summary>
internal static class Callers
{
    /// <summary>Whether every use of the function is a call in code that may await; then all of them do.</summary>
    /// <param name="symbol">The function.</param>
    /// <param name="function">Its declaration, whose calls of itself may be awaited too.</param>
    /// <param name="editor">Takes the changes.</param>
    /// <param name="cancellation">Ends the search.</param>
    public static async Task<bool> AwaitAllAsync(IMethodSymbol symbol, SyntaxNode function, SolutionEditor editor, CancellationToken cancellation)
    {
        foreach (var reference in await SymbolFinder.FindReferencesAsync(symbol, editor.OriginalSolution, cancellation).ConfigureAwait(false))
        {
            foreach (var place in reference.Locations)
            {
                var document = await editor.GetDocumentEditorAsync(place.Document.Id, cancellation).ConfigureAwait(false);
                var name = document.OriginalRoot.FindNode(place.Location.SourceSpan, getInnermostNodeForTie: true);
                if (Call(name) is not { } call || call.Parent is AwaitExpressionSyntax || !MayAwait(call, function))
                    return false;
                document.ReplaceNode(call, (current, _) => Awaiting.InPlaceOf(call, (ExpressionSyntax)current).WithTriviaFrom(current));
            }
        }

        return true;
    }

    private static bool MayAwait(SyntaxNode call, SyntaxNode function)
    {
        var caller = AsyncFunction.Around(call);
        return caller is null ? call.FirstAncestorOrSelf<GlobalStatementSyntax>() is not null : caller == function || AsyncFunction.IsAsync(caller);
    }

    private static InvocationExpressionSyntax? Call(SyntaxNode name)
    {
        var called = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        return called.Parent is InvocationExpressionSyntax call && call.Expression == called ? call : null;
    }
}
