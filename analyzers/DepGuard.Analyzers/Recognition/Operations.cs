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

    /// <summary>The operation itself, then what encloses it, up to the body of the member.</summary>
    public static IEnumerable<IOperation> WithEnclosing(this IOperation operation)
    {
        for (var current = operation; current is not null; current = current.Parent)
            yield return current;
    }

    /// <summary>The whole body of the member that holds the operation.</summary>
    public static IOperation Body(this IOperation operation)
    {
        while (operation.Parent is { } parent)
            operation = parent;
        return operation;
    }

    /// <summary>The expression without the conversions and parentheses around it.</summary>
    public static IOperation Bare(this IOperation operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IConversionOperation conversion:
                    operation = conversion.Operand;
                    break;
                case IParenthesizedOperation parenthesized:
                    operation = parenthesized.Operand;
                    break;
                default:
                    return operation;
            }
        }
    }

    /// <summary>What a call is made on: its instance or, of an extension method, the first argument; null for other static methods.</summary>
    public static IOperation? Receiver(this IInvocationOperation call) =>
        call.Instance ?? (call.TargetMethod.IsExtensionMethod && call.Arguments.Length > 0 ? call.Arguments[0].Value : null);

    /// <summary>Whether the called method is compiled together with its caller.</summary>
    public static bool IsToOwnAssembly(this IInvocationOperation call) =>
        SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingAssembly, call.SemanticModel?.Compilation.Assembly);

    /// <summary>The arguments without what an extension method is called on.</summary>
    public static IEnumerable<IArgumentOperation> GivenArguments(this IInvocationOperation call) => call.Arguments.Skip(call.TargetMethod.IsExtensionMethod ? 1 : 0);

    /// <summary>The argument that is given to the parameter of this name; null if none is written.</summary>
    public static IOperation? ArgumentFor(this IInvocationOperation call, string parameter) =>
        call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == parameter && argument.ArgumentKind == ArgumentKind.Explicit)?.Value;

    /// <summary>The token that names the called method or the used property: where a finding about it is reported.</summary>
    public static Location NameLocation(this IOperation operation) => operation.NameToken().GetLocation();

    /// <summary>The token that names the called method or the used property.</summary>
    public static SyntaxToken NameToken(this IOperation operation) => Name(operation.Syntax);

    private static SyntaxToken Name(SyntaxNode syntax) => syntax switch
    {
        InvocationExpressionSyntax call => Name(call.Expression),
        MemberAccessExpressionSyntax member => member.Name.Identifier,
        MemberBindingExpressionSyntax member => member.Name.Identifier,
        ConditionalAccessExpressionSyntax access => Name(access.WhenNotNull),
        SimpleNameSyntax name => name.Identifier,
        _ => syntax.GetFirstToken(),
    };
}
