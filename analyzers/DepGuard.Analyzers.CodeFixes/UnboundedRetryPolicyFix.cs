using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DepGuard.Analyzers.CodeFixes;

/// <summary>Gives a retry policy without a limit three attempts after the first: another count, or the bounded method of the same library.</summary>
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

        var position = endless.ReducedFrom is null ? 1 : 0;
        var count = SyntaxFactory.Argument(Three);
        var arguments = call.ArgumentList.Arguments;
        var bounded = call.ReplaceNode(name, name.WithIdentifier(BoundedName(name)));
        bounded = bounded.WithArgumentList(call.ArgumentList.WithArguments(arguments.Insert(position, count)));
        return IsBounded(model, call, bounded, endless) ? bounded : null;
    }

    private static SyntaxToken BoundedName(SimpleNameSyntax name) =>
        SyntaxFactory.Identifier(name.Identifier.ValueText.Replace("Forever", "")).WithTriviaFrom(name.Identifier);

    /// <summary>Whether the new call means a method that takes a count and otherwise exactly what the old one took.</summary>
    private static bool IsBounded(SemanticModel model, InvocationExpressionSyntax call, InvocationExpressionSyntax bounded, IMethodSymbol endless)
    {
        var candidate = model.GetSpeculativeSymbolInfo(call.SpanStart, bounded, SpeculativeBindingOption.BindAsExpression).Symbol;
        if (candidate is not IMethodSymbol method || !SymbolEqualityComparer.Default.Equals(method.ReturnType, endless.ReturnType))
            return false;

        var others = method.Parameters.Where(parameter => parameter.Type.SpecialType != SpecialType.System_Int32);
        return others.Select(parameter => parameter.Type).SequenceEqual(endless.Parameters.Select(parameter => parameter.Type), SymbolEqualityComparer.Default);
    }
}
