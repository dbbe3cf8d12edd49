using Microsoft.CodeAnalysis;

namespace DepGuard.Analyzers.CodeFixes.Timeouts;

/// <summary>A change that repairs a finding.</summary>
/// <param name="Title">What the user is offered.</param>
/// <param name="Apply">The document's root after the change.</param>
internal sealed record Repair(string Title, Func<SyntaxNode, SyntaxNode> Apply)
{
    /// <summary>Puts another node in the place of one, with the trivia of the old one.</summary>
    public static Repair Replacing(string title, SyntaxNode old, SyntaxNode replacement) =>
        new(title, root => root.ReplaceNode(old, replacement.WithTriviaFrom(old)));
}
