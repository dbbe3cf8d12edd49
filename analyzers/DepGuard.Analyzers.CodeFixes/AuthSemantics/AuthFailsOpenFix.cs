using DepGuard.Analyzers.CodeFixes.Rewriting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DepGuard.Analyzers.CodeFixes.AuthSemantics;

/// <summary>Lets a check refuse when it cannot ask: the negative answer of the same type takes the place of the positive one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class AuthFailsOpenFix() : ReplacementFix(Descriptors.AuthFailsOpen)
{
    /// <inheritdoc/>
    protected override string Title => "Refuse when the check fails";

    private protected override SyntaxNode? Repair(FixSite site) =>
        Repair(site.Around<ReturnStatementSyntax>()?.Expression) is var (old, refusal) ? site.Replace(old, refusal) : null;

    /// <summary>The answer that is returned, itself or in a finished task, with what replaces it; null if it has no opposite that takes the same place.</summary>
    private static (SyntaxNode Old, SyntaxNode Refusal)? Repair(ExpressionSyntax? returned) => returned switch
    {
        LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.TrueLiteralExpression) => (literal, SyntaxFactory.LiteralExpression(SyntaxKind.FalseLiteralExpression)),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Success" } member } call => Opposite(member) is { } opposite
            ? (call, call.WithExpression(member.WithName(SyntaxFactory.IdentifierName(opposite.Name))).WithArgumentList(opposite.Arguments))
            : null,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "FromResult" }, ArgumentList.Arguments: [var wrapped] } => Repair(wrapped.Expression),
        BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [var wrapped] } => Repair(wrapped.Expression),
        ParenthesizedExpressionSyntax inner => Repair(inner.Expression),
        _ => null,
    };

    /// <summary>The member of the same type that refuses, with its arguments.</summary>
    private static (string Name, ArgumentListSyntax Arguments)? Opposite(MemberAccessExpressionSyntax member) => TypeName(member.Expression) switch
    {
        "AuthorizationResult" => ("Failed", SyntaxFactory.ArgumentList()),
        "PolicyAuthorizationResult" => ("Forbid", SyntaxFactory.ArgumentList()),
        "AuthenticateResult" => ("Fail", SyntaxFactory.ParseArgumentList("(\"The auth service gave no answer.\")")),
        _ => null,
    };

    private static string? TypeName(ExpressionSyntax type) => type switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        _ => null,
    };
}
