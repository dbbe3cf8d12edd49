using DepGuard.Analyzers.Recognition.Retrying;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Deadlines;

/// <summary>Recognises code that waits for a task for some time only: <c>Task.WhenAny(task, Task.Delay(…))</c>, <c>task.WaitAsync(…)</c>.</summary>
internal static class TimedWait
{
    /// <summary>The tasks that are waited for; empty if the call is no such wait.</summary>
    public static IReadOnlyList<IOperation> Tasks(IInvocationOperation wait)
    {
        switch (wait.TargetMethod)
        {
            case { Name: "WaitAsync", ContainingType.Name: "Task" } when wait.Instance is { } task && wait.Arguments.Any(argument => IsTime(argument.Value)):
                return [task];
            case { Name: "WaitAsync", ContainingType.Name: "TaskExtensions" } when wait.Receiver() is { } task && wait.Arguments.Any(argument => IsTime(argument.Value)):
                return [task];
            case { Name: "WhenAny", ContainingType.Name: "Task" }:
                var tasks = wait.Arguments.SelectMany(argument => Sequences.Elements(argument.Value) ?? new[] { argument.Value }).ToList();
                return tasks.Exists(IsDelay) ? tasks.Where(task => !IsDelay(task)).ToList() : [];
            default:
                return [];
        }
    }

    /// <summary>Whether the call is waited for again after the time is up: by a later wait, by the next turn of a loop, or by an await that follows in any case.</summary>
    public static bool GoesOn(IInvocationOperation wait, IOperation task, IInvocationOperation call)
    {
        if (wait.TargetMethod.Name != "WhenAny" || Variables.Of(task) is not { } variable)
            return false;
        if (wait.WithEnclosing().OfType<ILoopOperation>().Any(loop => !loop.Syntax.Span.Contains(call.Syntax.Span)))
            return true;
        return IsInLaterWait(wait, variable) || IsAwaitedInAnyCase(wait, variable);
    }

    private static bool IsTime(IOperation argument) => argument.Type?.Name == "TimeSpan" && Duration.Of(argument) is not { IsEndless: true };

    private static bool IsDelay(IOperation task) => (task.Bare() is ILocalReferenceOperation local ? LocalValue.Of(local)?.Bare() : task.Bare())
        is IInvocationOperation { TargetMethod: { Name: "Delay", ContainingType.Name: "Task" or "TimeProviderTaskExtensions" } } delay
        && !delay.Arguments.Any(argument => Duration.Of(argument.Value) is { IsEndless: true });

    private static bool IsInLaterWait(IInvocationOperation wait, ISymbol variable) => wait.Body().Descendants().OfType<IInvocationOperation>().Any(later =>
        later.Syntax.SpanStart > wait.Syntax.SpanStart && later.TargetMethod is { Name: "WhenAny" or "WhenAll", ContainingType.Name: "Task" } && Mentions(later, variable));

    /// <summary>A statement after the wait awaits the task, and nothing between them leaves.</summary>
    private static bool IsAwaitedInAnyCase(IInvocationOperation wait, ISymbol variable)
    {
        for (IOperation inner = wait; inner.Parent is { } outer; inner = outer)
        {
            if (outer is not IBlockOperation block)
                continue;
            foreach (var statement in block.Operations.SkipWhile(one => !ReferenceEquals(one, inner)))
            {
                if (statement is IConditionalOperation or ISwitchOperation)
                {
                    if (Completions.Of(statement, block).HasFlag(Completion.Leaves))
                        return false;
                }
                else if (!ReferenceEquals(statement, inner) && statement.OwnDescendants().OfType<IAwaitOperation>().Any(one => Mentions(one.Operation, variable) && !IsInBranch(one, statement)))
                {
                    return true;
                }
            }

            return false;
        }

        return false;
    }

    /// <summary>Whether a choice within the statement decides if the expression is evaluated.</summary>
    private static bool IsInBranch(IOperation expression, IOperation statement) => expression.WithEnclosing().TakeWhile(outer => !ReferenceEquals(outer, statement))
        .Any(outer => outer.Parent is IConditionalOperation or ISwitchExpressionArmOperation);

    private static bool Mentions(IOperation operation, ISymbol variable) =>
        operation.OwnDescendants().Any(part => Variables.Of(part) is { } used && SymbolEqualityComparer.Default.Equals(used, variable));
}
