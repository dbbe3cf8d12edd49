using Microsoft.CodeAnalysis;

namespace DepGuard.Analyzers.Recognition;

/// <summary>The body of a method that the same file declares, so that a call can be followed one step.</summary>
internal static class SourceBody
{
    /// <summary>The operations of the method; null if another file or assembly declares it.</summary>
    public static IOperation? Of(IMethodSymbol method, IOperation user) =>
        method.DeclaringSyntaxReferences is [var declaration] && declaration.SyntaxTree == user.Syntax.SyntaxTree
            ? user.SemanticModel?.GetOperation(declaration.GetSyntax())
            : null;
}
