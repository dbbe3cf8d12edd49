using DepGuard.Analyzers.CodeFixes.Rewriting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace DepGuard.Analyzers.CodeFixes.Authentication;

/// <summary>Awaits the asynchronous form of an auth call.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class SynchronousAuthApiFix() : CheckedFix(Descriptors.SynchronousAuthApi)
{
    private static readonly string[] Suffixes = ["TaskAsync", "Async"];

    /// <inheritdoc/>
    protected override string Title => "Await the asynchronous form";

    private protected override Task<Solution?> RepairAsync(FixSite site, CancellationToken cancellation) =>
        site.Around<InvocationExpressionSyntax>() is { Expression: MemberAccessExpressionSyntax access } call && AsyncForm(site, call, access) is { } asynchronous
            ? AsyncFunction.ReplaceAsync(site, call, Awaiting.InPlaceOf(call, asynchronous), cancellation)
            : Task.FromResult<Solution?>(null);

    /// <summary>The call of a sibling that hands out a task; null if there is none that takes the same arguments.</summary>
    private static InvocationExpressionSyntax? AsyncForm(FixSite site, InvocationExpressionSyntax call, MemberAccessExpressionSyntax access) => Suffixes
        .Select(suffix => call.WithExpression(access.WithName(IdentifierName(access.Name.Identifier.ValueText + suffix))))
        .FirstOrDefault(candidate => site.Model.GetSpeculativeSymbolInfo(call.SpanStart, candidate, SpeculativeBindingOption.BindAsExpression).Symbol is IMethodSymbol);
}
