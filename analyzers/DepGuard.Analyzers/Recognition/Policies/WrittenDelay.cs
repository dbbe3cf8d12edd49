using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DepGuard.Analyzers.Recognition.Policies;

/// <summary>Reads a method that computes a delay where it is written, which may be another file: by its words, since its meaning is not at hand.</summary>
internal static class WrittenDelay
{
    private static readonly HashSet<string> Pure = ["TimeSpan", "Math", "MathF"];

    /// <summary>Whether the method computes with nothing but its parameters, constants, <c>TimeSpan</c> and <c>Math</c>.</summary>
    public static bool IsPure(IMethodSymbol method)
    {
        if (Body(method) is not { } body)
            return false;
        var parameters = method.Parameters.Select(parameter => parameter.Name).ToList();
        return body.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => name.Parent is not MemberAccessExpressionSyntax access || access.Expression == name)
            .All(name => Pure.Contains(name.Identifier.ValueText) || parameters.Contains(name.Identifier.ValueText));
    }

    /// <summary>Whether it looks at the number of the attempt.</summary>
    public static bool UsesAttempt(IMethodSymbol method) => Body(method)?.DescendantNodes().OfType<IdentifierNameSyntax>()
        .Any(name => method.Parameters.Any(parameter => parameter.Name == name.Identifier.ValueText)) == true;

    /// <summary>The body; null if the method is not written in this compilation, or not there.</summary>
    private static SyntaxNode? Body(IMethodSymbol method) => method.DeclaringSyntaxReferences is not [var declaration] ? null : declaration.GetSyntax() switch
    {
        MethodDeclarationSyntax written => (SyntaxNode?)written.Body ?? written.ExpressionBody,
        LocalFunctionStatementSyntax written => (SyntaxNode?)written.Body ?? written.ExpressionBody,
        _ => null,
    };
}
