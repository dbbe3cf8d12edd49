using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition;

/// <summary>Questions that several recognisers ask about an operation.</summary>
internal static class Operations
{
    /// <summary>The operation and all below it that run as part of it: not the bodies of lambdas and local functions.</summary>
    public static IEnumerable<IOperation> OwnDescendants(this IOperation root)
    {
        var open = new Stack<IOperation>([root]);
        while (open.Count > 0)
        {
            var operation = open.Pop();
            if (operation is IAnonymousFunctionOperation or ILocalFunctionOperation)
                continue;

            yield return operation;
            foreach (var child in operation.ChildOperations.Reverse())
                open.Push(child);
        }
    }

    /// <summary>The token that names the called method or the used property: where a finding about it is reported.</summary>
    public static Location NameLocation(this IOperation operation) => Name(operation.Syntax).GetLocation();

    private static SyntaxToken Name(SyntaxNode syntax) => syntax switch
    {
        InvocationExpressionSyntax call => Name(call.Expression),
        MemberAccessExpressionSyntax member => member.Name.Identifier,
        MemberBindingExpressionSyntax member => member.Name.Identifier,
        SimpleNameSyntax name => name.Identifier,
        _ => syntax.GetFirstToken(),
    };
}
