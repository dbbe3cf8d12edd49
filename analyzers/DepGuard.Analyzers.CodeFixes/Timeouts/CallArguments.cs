using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DepGuard.Analyzers.CodeFixes.Timeouts;

/// <summary>Gives calls further arguments, and makes sure that the new call means the same method or an overload of it.</summary>
internal static class CallArguments
{
    /// <summary>The call with a token as well; null if no overload takes exactly that.</summary>
    public static InvocationExpressionSyntax? WithToken(SemanticModel model, InvocationExpressionSyntax call, string token)
    {
        var value = SyntaxFactory.ParseExpression(token);
        var names = Overloads(model, call).SelectMany(method => method.Parameters).Where(IsToken).Select(parameter => parameter.Name).Distinct();
        return new[] { SyntaxFactory.Argument(value) }.Concat(names.Select(name => Named(name, value)))
            .Select(argument => With(call, argument))
            .FirstOrDefault(changed => Means(model, call, changed, method => method.Parameters.Any(IsToken)));
    }

    /// <summary>The call with one more argument at its end.</summary>
    public static InvocationExpressionSyntax With(InvocationExpressionSyntax call, ArgumentSyntax argument)
    {
        var arguments = call.ArgumentList.Arguments;
        var separators = arguments.GetSeparators().ToList();
        if (arguments.Count > 0)
            separators.Add(SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space));
        return call.WithArgumentList(call.ArgumentList.WithArguments(SyntaxFactory.SeparatedList([.. arguments, argument], separators)));
    }

    /// <summary>An argument with the name of its parameter.</summary>
    public static ArgumentSyntax Named(string name, ExpressionSyntax value) => SyntaxFactory.Argument(
        SyntaxFactory.NameColon(name).WithTrailingTrivia(SyntaxFactory.Space), default, value);

    /// <summary>Whether the changed call binds to a method of the same name and result for which the condition holds, and its other arguments stay where they were.</summary>
    public static bool Means(SemanticModel model, InvocationExpressionSyntax call, InvocationExpressionSyntax changed, Func<IMethodSymbol, bool> isRight) =>
        model.GetSymbolInfo(call).Symbol is IMethodSymbol old
        && model.GetSpeculativeSymbolInfo(call.SpanStart, changed, SpeculativeBindingOption.BindAsExpression).Symbol is IMethodSymbol method
        && method.Name == old.Name
        && SymbolEqualityComparer.Default.Equals(method.ContainingType.OriginalDefinition, old.ContainingType.OriginalDefinition)
        && SymbolEqualityComparer.Default.Equals(method.ReturnType, old.ReturnType)
        && isRight(method);

    private static IEnumerable<IMethodSymbol> Overloads(SemanticModel model, InvocationExpressionSyntax call) =>
        model.GetMemberGroup(call.Expression).OfType<IMethodSymbol>();

    private static bool IsToken(IParameterSymbol parameter) => parameter.Type is { Name: "CancellationToken" };
}
