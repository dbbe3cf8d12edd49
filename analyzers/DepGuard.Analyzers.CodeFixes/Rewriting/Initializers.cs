using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace DepGuard.Analyzers.CodeFixes.Rewriting;

/// <summary>Sets properties in the initializer of a creation.</summary>
internal static class Initializers
{
    /// <summary>The creation that sets the property, in place of the value that it set or after the last property.</summary>
    public static BaseObjectCreationExpressionSyntax With(BaseObjectCreationExpressionSyntax creation, string property, ExpressionSyntax value)
    {
        if (creation.Initializer is not { } initializer)
            return creation.WithInitializer(InitializerExpression(SyntaxKind.ObjectInitializerExpression, SingletonSeparatedList<ExpressionSyntax>(Set(property, value))));
        if (Of(initializer, property) is { } old)
            return creation.WithInitializer(initializer.ReplaceNode(old.Right, value.WithTriviaFrom(old.Right)));

        var last = initializer.Expressions.LastOrDefault();
        var added = last is null ? Set(property, value) : Set(property, value).WithLeadingTrivia(last.GetLeadingTrivia().Where(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)));
        return creation.WithInitializer(initializer.WithExpressions(Appended(initializer.Expressions, added)));
    }

    /// <summary>The assignment to the property; null if there is none.</summary>
    public static AssignmentExpressionSyntax? Of(InitializerExpressionSyntax initializer, string property) => initializer.Expressions
        .OfType<AssignmentExpressionSyntax>()
        .FirstOrDefault(assignment => assignment.Left is IdentifierNameSyntax name && name.Identifier.ValueText == property);

    /// <summary>The list with one more item; a trailing comma stays one, and comments stay where they are.</summary>
    private static SeparatedSyntaxList<ExpressionSyntax> Appended(SeparatedSyntaxList<ExpressionSyntax> items, ExpressionSyntax added)
    {
        if (items.Count == 0)
            return items.Add(added);
        var separators = items.GetSeparators().ToList();
        var isTrailing = separators.Count == items.Count;
        var last = items.Last();
        var nodes = isTrailing ? items.ToList() : [.. items.Take(items.Count - 1), last.WithoutTrailingTrivia()];
        if (isTrailing)
            return SeparatedList(nodes.Append(added), [.. separators, Token(SyntaxKind.CommaToken).WithTrailingTrivia(separators.Last().TrailingTrivia.Where(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)))]);
        var comma = last.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia) ? Token(SyntaxKind.CommaToken).WithTrailingTrivia(last.GetTrailingTrivia()) : Token(SyntaxKind.CommaToken).WithTrailingTrivia(Space);
        return SeparatedList(nodes.Append(added.WithTrailingTrivia(last.GetTrailingTrivia())), [.. separators, comma]);
    }

    private static AssignmentExpressionSyntax Set(string property, ExpressionSyntax value) =>
        AssignmentExpression(SyntaxKind.SimpleAssignmentExpression, IdentifierName(property).WithTrailingTrivia(Space), Token(SyntaxKind.EqualsToken).WithTrailingTrivia(Space), value);
}
