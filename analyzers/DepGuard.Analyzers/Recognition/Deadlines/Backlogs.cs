using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Deadlines;

/// <summary>Recognises queues inside of a process that take any number of items, and finds the code that works on the items.</summary>
internal static class Backlogs
{
    private static readonly string[] Receives =
    [
        "ReadAllAsync", "ReadAsync", "TryRead", "WaitToReadAsync", "GetConsumingEnumerable", "Take", "TryTake", "Receive", "ReceiveAsync", "TryReceive", "ReceiveAllAsync",
    ];

    /// <summary>Whether the operation creates a queue without a limit.</summary>
    public static bool IsUnbounded(IOperation creation) => creation switch
    {
        IInvocationOperation { TargetMethod: { Name: "CreateUnbounded", ContainingType: { Name: "Channel" } type } } => type.NamespaceName() == "System.Threading.Channels",
        IObjectCreationOperation { Type: INamedTypeSymbol { Name: "BlockingCollection" } type } made =>
            type.NamespaceName() == "System.Collections.Concurrent" && made.Arguments.All(argument => argument.Parameter?.Name != "boundedCapacity"),
        IObjectCreationOperation { Type: INamedTypeSymbol { Name: "ActionBlock" or "TransformBlock" or "TransformManyBlock" or "BufferBlock" } type } made =>
            type.NamespaceName() == "System.Threading.Tasks.Dataflow" && made.Arguments.All(argument => IsWithoutCapacity(argument.Value)),
        _ => false,
    };

    /// <summary>The code that works on items of the queue, as far as this file shows; empty if it does not.</summary>
    public static IEnumerable<IOperation> Consumers(IOperation creation)
    {
        var own = creation is IObjectCreationOperation made ? made.Arguments.Select(argument => argument.Value).Where(value => value.Type?.TypeKind == TypeKind.Delegate).ToList() : [];
        return own.Count > 0 ? own : Readers(creation);
    }

    /// <summary>Options that are shown and set no capacity; a delegate is no option.</summary>
    private static bool IsWithoutCapacity(IOperation argument) => argument.Type?.Name.EndsWith("BlockOptions", StringComparison.Ordinal) != true
        || (argument.Bare() is IObjectCreationOperation options && Policies.OptionSettings.Of(options, "BoundedCapacity") is null);

    private static IEnumerable<IOperation> Readers(IOperation creation)
    {
        if (creation.SemanticModel is not { } model)
            return [];
        var variable = Holder(creation);
        if (variable is null && !IsRegistered(creation))
            return [];
        var code = Code(creation, variable, model).ToList();
        var variables = variable is null ? null : WithAliases(variable, code);
        return code.Where(operation => operation switch
        {
            IForEachLoopOperation loop => IsReceiveIn(loop.Collection, creation, variables),
            ILoopOperation loop => loop.OwnDescendants().Any(part => IsReceiveIn(part, creation, variables)),
            IInvocationOperation { TargetMethod: { Name: "ForEachAsync", ContainingType.Name: "Parallel" } } call => IsReceiveIn(call.Arguments[0].Value, creation, variables),
            _ => false,
        });
    }

    /// <summary>The variable, field or property that the queue is stored in.</summary>
    private static ISymbol? Holder(IOperation creation)
    {
        foreach (var outer in creation.WithEnclosing().Skip(1))
        {
            switch (outer)
            {
                case IVariableDeclaratorOperation declared:
                    return declared.Symbol;
                case IFieldInitializerOperation field:
                    return field.InitializedFields.FirstOrDefault();
                case IPropertyInitializerOperation property:
                    return property.InitializedProperties.FirstOrDefault();
                case ISimpleAssignmentOperation assigned:
                    return Variables.Of(assigned.Target);
                case IBlockOperation or IArgumentOperation or IAnonymousFunctionOperation:
                    return null;
            }
        }

        return null;
    }

    /// <summary>The container hands the queue to whoever asks for its type.</summary>
    private static bool IsRegistered(IOperation creation) =>
        creation.WithEnclosing().OfType<IInvocationOperation>().Any(call => call.TargetMethod.Name is "AddSingleton" or "TryAddSingleton");

    private static IEnumerable<IOperation> Code(IOperation creation, ISymbol? variable, SemanticModel model)
    {
        if (variable is ILocalSymbol && !IsRegistered(creation))
            return creation.Body().DescendantsAndSelf();
        var types = variable is null or ILocalSymbol
            ? creation.Syntax.SyntaxTree.GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>()
            : creation.Syntax.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().Take(1);
        return types.SelectMany(type => TypeBodies.Of(type, model)).SelectMany(body => body.DescendantsAndSelf());
    }

    /// <summary>The variable, and those that are given its reader.</summary>
    private static HashSet<ISymbol> WithAliases(ISymbol variable, IReadOnlyList<IOperation> code)
    {
        var variables = new HashSet<ISymbol>(SymbolEqualityComparer.Default) { variable };
        foreach (var operation in code)
        {
            var (target, value) = operation switch
            {
                IVariableDeclaratorOperation declared => (declared.Symbol, declared.GetVariableInitializer()?.Value),
                ISimpleAssignmentOperation assigned => (Variables.Of(assigned.Target), assigned.Value),
                _ => ((ISymbol?)null, null),
            };
            if (target is not null && value?.Bare() is IPropertyReferenceOperation { Property.Name: "Reader", Instance: { } queue } && Variables.Of(queue) is { } source && variables.Contains(source))
                variables.Add(target);
        }

        return variables;
    }

    private static bool IsReceiveIn(IOperation part, IOperation creation, HashSet<ISymbol>? variables) => part.OwnDescendants().OfType<IInvocationOperation>().Any(call =>
        Receives.Contains(call.TargetMethod.Name) && call.Receiver()?.Bare() is { } queue && IsQueue(queue, creation, variables));

    private static bool IsQueue(IOperation queue, IOperation creation, HashSet<ISymbol>? variables)
    {
        var holder = queue is IPropertyReferenceOperation { Property.Name: "Reader", Instance: { } channel } ? channel.Bare() : queue;
        if (variables is not null)
            return Variables.Of(holder) is { } variable && variables.Contains(variable);
        return (holder.Type as INamedTypeSymbol)?.TypeArguments.LastOrDefault() is { } item
            && holder.Type.Name is "Channel" or "ChannelReader" or "BlockingCollection" or "BufferBlock"
            && SymbolEqualityComparer.Default.Equals(item, (creation.Type as INamedTypeSymbol)?.TypeArguments.LastOrDefault());
    }
}
