using DepGuard.Analyzers.Rules.Timeouts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DepGuard.Analyzers.CodeFixes.Timeouts;

/// <summary>Puts the caller's token in the place of one that nobody can cancel.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class DiscardedCancellationFix() : TimeoutFix(Descriptors.DiscardedCancellation)
{
    private protected override Repair? Repair(SemanticModel model, SyntaxNode place, Diagnostic diagnostic)
    {
        if (CallAt(place) is not { } call || !diagnostic.Properties.TryGetValue(TokenRule.Token, out var token) || token is null)
            return null;

        // A default literal is of the type that it is converted to, which is that of the parameter.
        var argument = call.ArgumentList.Arguments.LastOrDefault(one => model.GetTypeInfo(one.Expression).ConvertedType is { Name: "CancellationToken" });
        var value = SyntaxFactory.ParseExpression(token);
        if (argument is null || !TypeNames.IsOfType(model, call.SpanStart, value, "CancellationToken"))
            return null;

        var changed = call.ReplaceNode(argument.Expression, value);
        return CallArguments.Means(model, call, changed, _ => true) ? Timeouts.Repair.Replacing($"Pass '{token}'", argument.Expression, value) : null;
    }
}
