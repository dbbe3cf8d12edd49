using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DepGuard.Analyzers.CodeFixes.Timeouts;

/// <summary>What the fixes of the rules about time limits share: they change a call, and offer nothing that would not compile.</summary>
/// <param name="descriptors">The rules that the fix repairs.</param>
public abstract class TimeoutFix(params DiagnosticDescriptor[] descriptors) : DepGuardFix(descriptors)
{
    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || model is null)
            return;

        foreach (var diagnostic in context.Diagnostics)
        {
            if (root.FindToken(diagnostic.Location.SourceSpan.Start).Parent is not { } place || Repair(model, place, diagnostic) is not { } repair)
                continue;

            context.RegisterCodeFix(
                CodeAction.Create(
                    repair.Title,
                    _ => Task.FromResult(context.Document.WithSyntaxRoot(repair.Apply(root))),
                    equivalenceKey: GetType().Name),
                diagnostic);
        }
    }

    /// <summary>How to repair a finding; null if there is no change that is sure to be right.</summary>
    /// <param name="model">Meaning of the document.</param>
    /// <param name="place">The name that the finding is reported at.</param>
    /// <param name="diagnostic">The finding.</param>
    private protected abstract Repair? Repair(SemanticModel model, SyntaxNode place, Diagnostic diagnostic);

    /// <summary>The call whose name was reported; null if the name is not that of a call which can be bound by itself.</summary>
    private protected static InvocationExpressionSyntax? CallAt(SyntaxNode place) =>
        place.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { Expression: MemberAccessExpressionSyntax or SimpleNameSyntax } call
        && !call.Ancestors().TakeWhile(outer => outer is not StatementSyntax).OfType<ConditionalAccessExpressionSyntax>().Any(access => access.WhenNotNull.Span.Contains(call.Span))
            ? call
            : null;
}
