using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DepGuard.Analyzers.CodeFixes.Timeouts;

/// <summary>Writes the name of a type so that it means that type where it is written.</summary>
internal static class TypeNames
{
    /// <summary>The short name where it is known, else the full one.</summary>
    public static string At(SemanticModel model, int position, string fullName)
    {
        var shortName = fullName.Substring(fullName.LastIndexOf('.') + 1);
        var meant = model.GetSpeculativeSymbolInfo(position, SyntaxFactory.ParseTypeName(shortName), SpeculativeBindingOption.BindAsTypeOrNamespace).Symbol;
        return meant is INamedTypeSymbol type && type.ToDisplayString() == fullName ? shortName : $"global::{fullName}";
    }

    /// <summary>Whether the expression, written there, is of a type of this name.</summary>
    public static bool IsOfType(SemanticModel model, int position, ExpressionSyntax expression, string type) =>
        model.GetSpeculativeTypeInfo(position, expression, SpeculativeBindingOption.BindAsExpression).Type?.Name == type;
}
