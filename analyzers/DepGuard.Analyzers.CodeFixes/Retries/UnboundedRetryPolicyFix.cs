using DepGuard.Analyzers.CodeFixes.Rewriting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DepGuard.Analyzers.CodeFixes.Retries;

/// <summary>Bounds a retry policy: three takes the place of the largest count, the bounded method that of the endless one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class UnboundedRetryPolicyFix() : ReplacementFix(Descriptors.UnboundedRetryPolicy)
{
    /// <inheritdoc/>
    protected override string Title => "Retry 3 times";

    private static LiteralExpressionSyntax Three => SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(3));

    private protected override SyntaxNode? Repair(FixSite site)
    {
        if (site.Diagnostic.AdditionalLocations is [var limit])
            return site.Replace(site.Root.FindNode(limit.SourceSpan, getInnermostNodeForTie: true), Three);

        var name = site.Token.Parent as SimpleNameSyntax;
        return name?.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call && BoundedCall(site.Model, call, name) is { } bounded
            ? site.Replace(call, bounded)
            : null;
    }

    private static InvocationExpressionSyntax? BoundedCall(SemanticModel model, InvocationExpressionSyntax call, SimpleNameSyntax name)
    {
        // Repeat asks for the next answer, not for another attempt: how often is not ours to guess.
        if (model.GetSymbolInfo(call).Symbol is not IMethodSymbol { Name: not "Repeat" } endless)
            return null;

        // The count follows the policy or sequence, which is the first argument unless the call is written as an extension.
        var arguments = call.ArgumentList.Arguments.Insert(endless.ReducedFrom is null ? 1 : 0, SyntaxFactory.Argument(Three));
        var bounded = call
            .ReplaceNode(name, name.WithIdentifier(BoundedName(name)))
            .WithArgumentList(call.ArgumentList.WithArguments(arguments));
        return IsBounded(model, call.SpanStart, bounded, endless) ? bounded : null;
    }

    private static SyntaxToken BoundedName(SimpleNameSyntax name) =>
        SyntaxFactory.Identifier(name.Identifier.ValueText.Replace("Forever", "")).WithTriviaFrom(name.Identifier);

    /// <summary>Whether the new call means a method that takes a count and otherwise exactly what the old one took.</summary>
    private static bool IsBounded(SemanticModel model, int position, InvocationExpressionSyntax bounded, IMethodSymbol endless)
    {
        var candidate = model.GetSpeculativeSymbolInfo(position, bounded, SpeculativeBindingOption.BindAsExpression).Symbol;
        if (candidate is not IMethodSymbol method || !SymbolEqualityComparer.Default.Equals(method.ReturnType, endless.ReturnType))
            return false;

        var others = Types(method).Where(type => type.SpecialType != SpecialType.System_Int32);
        return others.SequenceEqual(Types(endless), SymbolEqualityComparer.Default);
    }

    private static IEnumerable<ITypeSymbol> Types(IMethodSymbol method) => method.Parameters.Select(parameter => parameter.Type);
}
