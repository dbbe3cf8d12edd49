using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Context;

/// <summary>The function that runs an operation: the nearest lambda or local function, else the member.</summary>
internal static class Functions
{
    /// <summary>The function around an operation of <paramref name="member"/>; null in an initializer.</summary>
    public static IMethodSymbol? Around(IOperation operation, ISymbol member) => operation.WithEnclosing().Skip(1)
        .Select(outer => outer switch
        {
            IAnonymousFunctionOperation lambda => lambda.Symbol,
            ILocalFunctionOperation local => local.Symbol,
            _ => null,
        })
        .FirstOrDefault(function => function is not null) ?? member as IMethodSymbol;

    /// <summary>Whether the function around the operation could await: it is async, or its author may make it so.</summary>
    public static bool MayAwait(IOperation operation, ISymbol member, Compilation compilation) =>
        Around(operation, member) is { } function && (function.IsAsync || IsAsyncable(function, operation, compilation));

    /// <summary>Whether the function is the entry point of a program; in a library a <c>Main</c> that could be one counts.</summary>
    public static bool IsEntryPoint(ISymbol member) => member is IMethodSymbol { IsStatic: true, MethodKind: MethodKind.Ordinary } method
        && (method.Name is "<Main>$" || (method.Name == "Main" && method.Parameters.Length <= 1 && IsExit(method.ReturnType)));

    /// <summary>An exit code, nothing, or a task with either.</summary>
    private static bool IsExit(ITypeSymbol type) => type.SpecialType is SpecialType.System_Void or SpecialType.System_Int32 || type.Name == "Task";

    private static bool IsAsyncable(IMethodSymbol function, IOperation operation, Compilation compilation) => function.MethodKind switch
    {
        MethodKind.LocalFunction => true,
        MethodKind.AnonymousFunction => !IsBoundToForeignDelegate(operation, compilation),
        MethodKind.Ordinary => !IsEntryPoint(function) && (ReturnsTask(function) || !IsBoundToForeignContract(function, compilation)),
        _ => false,
    };

    /// <summary>A lambda whose delegate type another assembly defines and that returns no task has to stay as it is.</summary>
    private static bool IsBoundToForeignDelegate(IOperation operation, Compilation compilation)
    {
        var lambda = operation.WithEnclosing().OfType<IAnonymousFunctionOperation>().First();
        return lambda.Parent?.Type is INamedTypeSymbol { DelegateInvokeMethod: { } invoke } type
            && !SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly)
            && !ReturnsTask(invoke);
    }

    private static bool ReturnsTask(IMethodSymbol method) => method.ReturnType.Name is "Task" or "ValueTask";

    private static bool IsBoundToForeignContract(IMethodSymbol method, Compilation compilation)
    {
        for (var overridden = method.OverriddenMethod; overridden is not null; overridden = overridden.OverriddenMethod)
        {
            if (!SymbolEqualityComparer.Default.Equals(overridden.ContainingAssembly, compilation.Assembly))
                return true;
        }

        return Implemented(method).Any(contract => !SymbolEqualityComparer.Default.Equals(contract.ContainingAssembly, compilation.Assembly));
    }

    /// <summary>Members of interfaces that the method implements.</summary>
    public static IEnumerable<ISymbol> Implemented(IMethodSymbol method) => method.ContainingType.AllInterfaces
        .SelectMany(contract => contract.GetMembers().OfType<IMethodSymbol>())
        .Where(member => SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method));
}
