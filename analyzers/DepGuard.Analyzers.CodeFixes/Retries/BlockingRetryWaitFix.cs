using DepGuard.Analyzers.CodeFixes.Rewriting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

namespace DepGuard.Analyzers.CodeFixes.Retries;

/// <summary>Awaits a delay instead of putting the thread to sleep; a function whose callers can await becomes asynchronous.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class BlockingRetryWaitFix() : CheckedFix(Descriptors.BlockingRetryWait)
{
    /// <inheritdoc/>
    protected override string Title => "Await Task.Delay";

    private protected override Task<Solution?> RepairAsync(FixSite site, CancellationToken cancellation)
    {
        if (site.Token.ValueText == "Sleep" && Delay(site) is var (sleep, delay))
            return AsyncFunction.ReplaceAsync(site, sleep, Awaiting.InPlaceOf(sleep, delay), cancellation);
        return Awaiting.Blocked(site.Token) is var (old, task)
            ? AsyncFunction.ReplaceAsync(site, old, Awaiting.InPlaceOf(old, task), cancellation)
            : Task.FromResult<Solution?>(null);
    }

    /// <summary><c>Task.Delay</c> with what <c>Thread.Sleep</c> is given.</summary>
    private static (InvocationExpressionSyntax Old, InvocationExpressionSyntax Delay)? Delay(FixSite site)
    {
        if (site.Around<InvocationExpressionSyntax>() is not { } call || site.Model.Compilation.GetTypeByMetadataName("System.Threading.Tasks.Task") is not { } task)
            return null;
        var generator = SyntaxGenerator.GetGenerator(site.Document);
        var type = generator.TypeExpression(task).WithAdditionalAnnotations(Simplifier.AddImportsAnnotation);
        return (call, call.WithExpression((ExpressionSyntax)generator.MemberAccessExpression(type, "Delay")));
    }
}
