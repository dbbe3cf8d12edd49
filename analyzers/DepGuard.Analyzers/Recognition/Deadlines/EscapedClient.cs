using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Deadlines;

/// <summary>
/// Tells clients that leave the type that switches their timeout off: returned, handed to another member or type, or held where others can reach
/// them. Whoever gets such a client may limit it, or each of its calls.
/// </summary>
internal sealed class EscapedClient(Func<IEnumerable<IOperation>> typeOperations)
{
    /// <summary>From an initial value through a variable and a field to the return is the longest way that people write.</summary>
    private const int Deepest = 4;

    /// <param name="assignment">The assignment that switches the client's timeout off.</param>
    public bool IsConfiguredBy(ISimpleAssignmentOperation assignment) => assignment switch
    {
        { Parent: IObjectOrCollectionInitializerOperation { Parent: { } creation } } => Leaves(creation, Deepest),
        { Target: IPropertyReferenceOperation { Instance: { } client } } when Variables.Of(client) is { } holder => HolderLeaves(holder, assignment, Deepest),
        _ => false,
    };

    private bool Leaves(IOperation client, int depth)
    {
        if (depth == 0)
            return false;
        for (var inner = client; inner.Parent is { } outer; inner = outer)
        {
            switch (outer)
            {
                case IReturnOperation:
                    return true;
                case IArgumentOperation argument:
                    return IsGivenAway(argument);
                case ISimpleAssignmentOperation assigned:
                    return ReferenceEquals(assigned.Value, inner) && IsHeldBy(assigned.Target, assigned, depth);
                case IVariableDeclaratorOperation { Symbol: { } local }:
                    return HolderLeaves(local, outer, depth - 1);
                case IFieldInitializerOperation { InitializedFields: [var field] }:
                    return HolderLeaves(field, outer, depth - 1);
                case IPropertyInitializerOperation { InitializedProperties: [var property] }:
                    return HolderLeaves(property, outer, depth - 1);
                case not (IConversionOperation or IParenthesizedOperation or ICoalesceOperation or IConditionalOperation or IVariableInitializerOperation):
                    return false;
            }
        }

        return false;
    }

    /// <summary>What an extension method is called on stays where it is.</summary>
    private static bool IsGivenAway(IArgumentOperation argument) =>
        argument.Parameter is not { Ordinal: 0, ContainingSymbol: IMethodSymbol { IsExtensionMethod: true } };

    private bool IsHeldBy(IOperation target, IOperation assignment, int depth) => target switch
    {
        IPropertyReferenceOperation { Instance: not null and not IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } } => true,
        _ => Variables.Of(target) is { } holder && HolderLeaves(holder, assignment, depth - 1),
    };

    /// <summary>Fields and properties that other types can reach leave with their type; the rest by one of their uses.</summary>
    private bool HolderLeaves(ISymbol holder, IOperation from, int depth)
    {
        if (holder is IFieldSymbol or IPropertySymbol && holder.DeclaredAccessibility is not Accessibility.Private)
            return true;
        var scope = holder is ILocalSymbol or IParameterSymbol ? from.Body().DescendantsAndSelf() : typeOperations();
        return scope.Any(use => use is IMemberReferenceOperation or ILocalReferenceOperation or IParameterReferenceOperation
            && SymbolEqualityComparer.Default.Equals(Variables.Of(use), holder) && Leaves(use, depth));
    }
}
