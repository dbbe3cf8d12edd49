using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Blocking;

/// <summary>Follows a task back to the calls that started it, through wrappers, lambdas and variables that are assigned once.</summary>
internal static class TaskOrigin
{
    private const int Deepest = 16;

    /// <summary>The calls behind a task or behind the lambda that makes it; empty if that cannot be told.</summary>
    public static IEnumerable<IInvocationOperation> Of(IOperation task) => Of(task, Deepest);

    private static IEnumerable<IInvocationOperation> Of(IOperation? task, int depth)
    {
        if (task is null || depth == 0)
            return [];
        return task.Bare() switch
        {
            IInvocationOperation call => OfCall(call, depth - 1),
            IAwaitOperation wait => Of(wait.Operation, depth - 1),
            IPropertyReferenceOperation { Property.Name: "ResponseAsync", Instance: { } call } => Of(call, depth - 1),
            ILocalReferenceOperation local => Of(LocalValue.Of(local), depth - 1),
            IFieldReferenceOperation field => Of(LocalValue.Of(field), depth - 1),
            IConditionalAccessOperation access => Of(access.WhenNotNull, depth - 1),
            IDelegateCreationOperation made => Of(made.Target, depth - 1),
            IAnonymousFunctionOperation lambda => Returned(lambda).SelectMany(value => Of(value, depth - 1)),
            _ => [],
        };
    }

    private static IEnumerable<IInvocationOperation> OfCall(IInvocationOperation call, int depth) => call.TargetMethod switch
    {
        { Name: "ConfigureAwait" or "AsTask" or "Preserve" or "Unwrap" or "GetAwaiter" or "WaitAsync" } => Of(call.Receiver(), depth),
        { Name: "Run" or "StartNew", ContainingType.Name: "Task" or "TaskFactory" } => Of(call.Arguments[0].Value, depth),
        { Name: "WhenAll", ContainingType.Name: "Task" } => call.Arguments.SelectMany(argument => Sequences.Elements(argument.Value) ?? new[] { argument.Value }).SelectMany(task => Of(task, depth)),
        _ => [call],
    };

    /// <summary>What a lambda returns, or awaits and drops.</summary>
    private static IEnumerable<IOperation> Returned(IAnonymousFunctionOperation lambda)
    {
        foreach (var operation in lambda.Body.OwnDescendants())
        {
            if (operation is IReturnOperation { ReturnedValue: { } value })
                yield return value;
            else if (operation is IExpressionStatementOperation { Operation: IAwaitOperation wait })
                yield return wait.Operation;
        }
    }
}
