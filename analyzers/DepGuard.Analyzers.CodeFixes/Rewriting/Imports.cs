using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DepGuard.Analyzers.CodeFixes.Rewriting;

/// <summary>Makes extension methods visible.</summary>
internal static class Imports
{
    /// <summary>The root with a directive for the namespace, in alphabetical order; as it is if the file has one.</summary>
    public static SyntaxNode With(SyntaxNode root, string space)
    {
        if (root is not CompilationUnitSyntax unit || root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<UsingDirectiveSyntax>().Any(one => one.Name?.ToString() == space))
            return root;

        var directive = SyntaxFactory.UsingDirective(SyntaxFactory.ParseName(space)).NormalizeWhitespace().WithTrailingTrivia(SyntaxFactory.ElasticLineFeed);
        var index = unit.Usings.TakeWhile(one => one.Name is { } name && string.CompareOrdinal(name.ToString(), space) < 0).Count();
        if (index == 0)
            directive = directive.WithLeadingTrivia(unit.GetLeadingTrivia());
        return index == 0
            ? unit.WithoutLeadingTrivia() is var bare ? bare.WithUsings(bare.Usings.Insert(0, directive)) : unit
            : unit.WithUsings(unit.Usings.Insert(index, directive));
    }
}
