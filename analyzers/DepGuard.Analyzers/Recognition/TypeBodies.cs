using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DepGuard.Analyzers.Recognition;

/// <summary>The code of a type that one file declares, so that its members can be read together.</summary>
internal static class TypeBodies
{
    /// <summary>The bodies and initializers of the members.</summary>
    public static IEnumerable<IOperation> Of(TypeDeclarationSyntax type, SemanticModel model) =>
        type.Members.SelectMany(Parts).Select(part => model.GetOperation(part)).OfType<IOperation>();

    /// <summary>The same of the type that holds the operation; of a program without types, its statements.</summary>
    public static IEnumerable<IOperation> Around(IOperation operation) =>
        operation.Syntax.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type && operation.SemanticModel is { } model ? Of(type, model) : [operation.Body()];

    private static IEnumerable<SyntaxNode> Parts(MemberDeclarationSyntax member) => member switch
    {
        BaseFieldDeclarationSyntax field => field.Declaration.Variables.Select(variable => variable.Initializer?.Value).OfType<SyntaxNode>(),
        PropertyDeclarationSyntax property => property.AccessorList is { } accessors
            ? [.. accessors.Accessors.Where(one => (one.Body ?? (SyntaxNode?)one.ExpressionBody) is not null), .. Present(property.Initializer?.Value)]
            : Present(property.ExpressionBody?.Expression),
        BaseMethodDeclarationSyntax method => [method],
        _ => [],
    };

    private static IEnumerable<SyntaxNode> Present(SyntaxNode? node) => node is null ? [] : [node];
}
