using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition;

/// <summary>Tells values that outlive the call that makes them: returned, stored in a field or cache, or handed to a registration.</summary>
internal static class Kept
{
    private const int Deepest = 4;

    /// <summary>How members begin that take a value for later: registrations, configuration, collections and caches.</summary>
    private static readonly string[] Takers = ["Add", "TryAdd", "GetOrAdd", "GetOrCreate", "AddOrUpdate", "Use", "With", "Set", "Configure", "Register", "Push", "Enqueue", "CompareExchange", "Exchange"];

    /// <summary>Whether the value is kept.</summary>
    public static bool Is(IOperation value) => Is(value, Deepest);

    private static bool Is(IOperation value, int depth)
    {
        for (var inner = value; depth > 0 && inner.Parent is { } outer; inner = outer)
        {
            switch (outer)
            {
                case IReturnOperation or IAnonymousFunctionOperation:
                    return true;
                case IAssignmentOperation assigned:
                    return IsTarget(assigned.Target, assigned, depth) || (assigned.Parent is not IExpressionStatementOperation && Is(assigned, depth - 1));
                case IVariableDeclaratorOperation { Symbol: { } local }:
                    return Uses(local, outer).Any(use => Is(use, depth - 1));
                case IInvocationOperation call when !IsPassedThrough(call, inner):
                    return inner is IArgumentOperation && IsTaker(call);
                case IFieldInitializerOperation or IPropertyInitializerOperation:
                    return true;
                case IExpressionStatementOperation or IBlockOperation or IAwaitOperation or IPropertyReferenceOperation or IUsingOperation:
                    return false;
            }
        }

        return false;
    }

    /// <summary>A field or property of something that lives longer, an element of a collection, or a variable that is kept.</summary>
    private static bool IsTarget(IOperation target, IOperation assignment, int depth) => target switch
    {
        IFieldReferenceOperation or IPropertyReferenceOperation or IParameterReferenceOperation or IArrayElementReferenceOperation => true,
        ILocalReferenceOperation { Local: { } local } => Uses(local, assignment).Any(use => Is(use, depth - 1)),
        _ => false,
    };

    private static IEnumerable<IOperation> Uses(ILocalSymbol local, IOperation from) => from.Body().DescendantsAndSelf().OfType<ILocalReferenceOperation>()
        .Where(use => SymbolEqualityComparer.Default.Equals(use.Local, local) && !(use.Parent is IAssignmentOperation assigned && ReferenceEquals(assigned.Target, use)));

    /// <summary>A fluent call returns what it is called on.</summary>
    private static bool IsPassedThrough(IInvocationOperation call, IOperation receiver) =>
        receiver is not IArgumentOperation && SymbolEqualityComparer.Default.Equals(call.Type, receiver.Type);

    private static bool IsTaker(IInvocationOperation call) => Array.Exists(Takers, start => call.TargetMethod.Name.StartsWith(start, StringComparison.Ordinal));
}
