using DepGuard.Analyzers.Recognition.Context;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Blocking;

/// <summary>Recognises code that blocks for callers who chose so, and that has a form which awaits beside it: there is nothing left to mend.</summary>
internal static class SynchronousTwin
{
    /// <summary>Whether the operation of <paramref name="member"/> runs for callers who asked for the synchronous form.</summary>
    public static bool IsAt(IOperation operation, ISymbol member) => IsChosen(operation) || IsRequired(member);

    /// <summary>A branch that a <c>bool async</c>, <c>isSync</c> or like parameter selects, and no other flag, while the function awaits in the other.</summary>
    private static bool IsChosen(IOperation operation)
    {
        foreach (var outer in operation.WithEnclosing())
        {
            if (outer is IAnonymousFunctionOperation or ILocalFunctionOperation)
                return false;
            if (outer is IConditionalOperation choice && IsParameter(choice.Condition) && Awaits(choice, operation))
                return true;
        }

        return false;
    }

    private static bool IsParameter(IOperation condition) => condition.Bare() switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } negation => IsParameter(negation.Operand),
        IParameterReferenceOperation { Type.SpecialType: SpecialType.System_Boolean, Parameter.Name: var name } => name.IndexOf("sync", StringComparison.OrdinalIgnoreCase) >= 0,
        _ => false,
    };

    /// <summary>Whether an await stands in the other branch or, where there is none, after the choice.</summary>
    private static bool Awaits(IConditionalOperation choice, IOperation operation)
    {
        if (choice.WhenFalse is { } other)
            return (choice.WhenTrue.DescendantsAndSelf().Contains(operation) ? other : choice.WhenTrue).OwnDescendants().Any(part => part is IAwaitOperation);
        return MemberFacts.Of(choice).Operations.Any(part => part is IAwaitOperation && part.Syntax.SpanStart > choice.Syntax.Span.End);
    }

    /// <summary>The synchronous member of a contract of another assembly, when the type has the contract's asynchronous member as well.</summary>
    private static bool IsRequired(ISymbol member) =>
        member is IMethodSymbol { IsAsync: false } method
        && Foreign(method).Any(contract => contract.GetMembers(method.Name + "Async").OfType<IMethodSymbol>().Any(twin => Has(method.ContainingType, twin)));

    private static bool Has(INamedTypeSymbol type, IMethodSymbol twin) => type.GetMembers(twin.Name).OfType<IMethodSymbol>().Any(own =>
        SymbolEqualityComparer.Default.Equals(own.OverriddenMethod?.OriginalDefinition, twin.OriginalDefinition)
        || (twin.ContainingType.TypeKind == TypeKind.Interface && SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(twin), own)));

    private static IEnumerable<INamedTypeSymbol> Foreign(IMethodSymbol method)
    {
        if (method.OverriddenMethod is { DeclaringSyntaxReferences.IsEmpty: true } overridden)
            yield return overridden.ContainingType;
        foreach (var implemented in Functions.Implemented(method).Where(one => one.DeclaringSyntaxReferences.IsEmpty))
            yield return implemented.ContainingType;
    }
}
