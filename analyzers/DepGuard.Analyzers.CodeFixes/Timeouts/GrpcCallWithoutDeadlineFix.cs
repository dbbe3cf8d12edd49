using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DepGuard.Analyzers.CodeFixes.Timeouts;

/// <summary>Gives a gRPC call a deadline of five seconds, as an argument or on its options.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class GrpcCallWithoutDeadlineFix() : TimeoutFix(Descriptors.GrpcCallWithoutDeadline)
{
    private const string Title = "Add a deadline of 5 seconds";

    private protected override Repair? Repair(SemanticModel model, SyntaxNode place, Diagnostic diagnostic)
    {
        if (CallAt(place) is not { } call || model.GetSymbolInfo(call).Symbol is not IMethodSymbol method)
            return null;

        var deadline = SyntaxFactory.ParseExpression($"{TypeNames.At(model, call.SpanStart, "System.DateTime")}.UtcNow.AddSeconds(5)");
        var changed = method.Parameters.Any(parameter => parameter.Name == "deadline") ? WithDeadline(call, method, deadline) : WithOptions(model, call, deadline);
        return changed is not null && CallArguments.Means(model, call, changed, other => SymbolEqualityComparer.Default.Equals(other, method))
            ? Timeouts.Repair.Replacing(Title, call.ArgumentList, changed.ArgumentList)
            : null;
    }

    /// <summary>Replaces the argument that says "no deadline", or adds one.</summary>
    private static InvocationExpressionSyntax WithDeadline(InvocationExpressionSyntax call, IMethodSymbol method, ExpressionSyntax deadline)
    {
        var arguments = call.ArgumentList.Arguments;
        var index = method.Parameters.ToList().FindIndex(parameter => parameter.Name == "deadline");
        var written = arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == "deadline")
            ?? (index < arguments.Count && arguments.Take(index + 1).All(argument => argument.NameColon is null) ? arguments[index] : null);
        if (written is not null)
            return call.ReplaceNode(written.Expression, deadline.WithTriviaFrom(written.Expression));

        // The named argument goes before other named ones, in the order of the parameters.
        var added = CallArguments.Named("deadline", deadline);
        var next = arguments.IndexOf(argument => argument.NameColon is { Name.Identifier.ValueText: "cancellationToken" });
        return next < 0 ? CallArguments.With(call, added) : Inserted(call, next, added);
    }

    private static InvocationExpressionSyntax Inserted(InvocationExpressionSyntax call, int index, ArgumentSyntax added)
    {
        var arguments = call.ArgumentList.Arguments;
        var separators = arguments.GetSeparators().ToList();
        separators.Insert(index, SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space));
        var all = arguments.ToList();
        var moved = all[index];
        all.Insert(index, added.WithLeadingTrivia(moved.GetLeadingTrivia()));
        all[index + 1] = moved.WithoutLeadingTrivia();
        return call.WithArgumentList(call.ArgumentList.WithArguments(SyntaxFactory.SeparatedList(all, separators)));
    }

    private static InvocationExpressionSyntax? WithOptions(SemanticModel model, InvocationExpressionSyntax call, ExpressionSyntax deadline)
    {
        var options = call.ArgumentList.Arguments.LastOrDefault(argument => model.GetTypeInfo(argument.Expression).ConvertedType is { Name: "CallOptions" });
        if (options is null || options.Expression is LiteralExpressionSyntax or ImplicitObjectCreationExpressionSyntax)
            return null;
        var changed = SyntaxFactory.InvocationExpression(
            SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, options.Expression.WithoutTrivia(), SyntaxFactory.IdentifierName("WithDeadline")),
            SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(deadline))));
        return call.ReplaceNode(options.Expression, changed.WithTriviaFrom(options.Expression));
    }
}
