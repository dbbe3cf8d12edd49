using Microsoft.CodeAnalysis;

namespace DepGuard.Tests.Conventions;

/// <summary>A C# file of this repository.</summary>
/// <param name="Path">Path relative to the root of the repository.</param>
/// <param name="Text">The text.</param>
/// <param name="Root">Its syntax.</param>
internal sealed record ParsedFile(string Path, string Text, SyntaxNode Root)
{
    /// <summary>Lines of the file.</summary>
    public int Lines => Text.TrimEnd('\n').Count(character => character == '\n') + 1;

    /// <summary>The line of a node, from 1.</summary>
    public int LineOf(SyntaxNode node) => node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
}
