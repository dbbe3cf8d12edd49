using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DepGuard.Analyzers.CodeFixes;

/// <summary>Bounds a retry policy: three takes the place of the largest count, the bounded method that of the endless one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class UnboundedRetryPolicyFix() : DepGuardFix(Descriptors.UnboundedRetryPolicy)
{
    private const string Title = "Retry 3 times";

    private static readonly LiteralExpressionSyntax Three =
        SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(3));

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || model is null)
            return;

        foreach (var diagnostic in context.Diagnostics)
        {
            if (Repair(root, model, diagnostic) is not var (old, bounded))
                continue;

            context.RegisterCodeFix(
                CodeAction.Create(
                    Title,
                    _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(old, bounded.WithTriviaFrom(old)))),
                    equivalenceKey: nameof(UnboundedRetryPolicyFix)),
                diagnostic);
        }
    }

    /// <summary>The expression to replace, with what replaces it; null if there is no bounded form with the same meaning.</summary>
    private static (SyntaxNode Old, SyntaxNode Bounded)? Repair(SyntaxNode root, SemanticModel model, Diagnostic diagnostic)
    {
        if (diagnostic.AdditionalLocations is [var limit])
            return (root.FindNode(limit.SourceSpan, getInnermostNodeForTie: true), Three);

        var name = root.FindToken(diagnostic.Location.SourceSpan.Start).Parent as SimpleNameSyntax;
        return name?.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call && BoundedCall(model, call, name) is { } bounded
            ? (call, bounded)
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
