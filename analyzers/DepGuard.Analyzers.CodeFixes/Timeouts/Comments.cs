using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DepGuard.Analyzers.CodeFixes.Timeouts;

/// <summary>Keeps comments where they are when a statement is the model for another one.</summary>
internal static class Comments
{
    /// <summary>The node with the indentation that it has, and no comment before or behind it.</summary>
    public static T WithoutLeadingComments<T>(this T node)
        where T : SyntaxNode
    {
        var indent = node.GetLeadingTrivia().LastOrDefault(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia));
        var end = node.GetTrailingTrivia().LastOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        return node.WithLeadingTrivia(indent).WithTrailingTrivia(end);
    }
}
