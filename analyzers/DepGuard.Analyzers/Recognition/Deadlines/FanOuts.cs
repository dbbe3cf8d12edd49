using DepGuard.Analyzers.Recognition.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Deadlines;

/// <summary>Recognises <c>Task.WhenAll</c> over a task for each item of a sequence whose length the code does not limit.</summary>
internal static class FanOuts
{
    private const int Longest = 16;

    private static readonly string[] Wrappers = ["ToList", "ToArray", "AsEnumerable", "ToHashSet"];
    private static readonly string[] Limits = ["Take", "Chunk", "Page"];

    /// <summary>The code that starts the task of an item; empty if the call is no such fan-out, or something throttles it.</summary>
    public static IEnumerable<IOperation> Starts(IInvocationOperation call)
    {
        if (call.TargetMethod is not { Name: "WhenAll", ContainingType.Name: "Task" } || call.Arguments is not [{ Value: { } tasks }])
            return [];
        var starts = Projection(tasks) is { } select ? OfProjection(select) : Variables.Of(tasks) is ILocalSymbol list ? OfList(call, list) : [];
        return starts.Any(start => start.DescendantsAndSelf().Any(IsThrottle)) ? [] : starts;
    }

    /// <summary>The <c>Select</c> that makes the tasks.</summary>
    private static IInvocationOperation? Projection(IOperation tasks)
    {
        IOperation? current = tasks;
        for (var i = 0; i < Longest && current is not null; i++)
        {
            current = current.Bare();
            current = current switch
            {
                IInvocationOperation { TargetMethod.Name: "Select" } select => select,
                IInvocationOperation { TargetMethod.Name: var name } wrapper when Wrappers.Contains(name) => wrapper.Receiver(),
                ITranslatedQueryOperation query => query.Operation,
                ILocalReferenceOperation local => LocalValue.Of(local),
                _ => null,
            };
            if (current is IInvocationOperation { TargetMethod.Name: "Select" } found)
                return found;
        }

        return null;
    }

    private static IReadOnlyList<IOperation> OfProjection(IInvocationOperation select) =>
        select.Receiver() is { } source && IsOpenEnded(source) ? [.. select.Arguments.Skip(1).Select(argument => argument.Value)] : [];

    /// <summary>What is added to the list of tasks in loops.</summary>
    private static IReadOnlyList<IOperation> OfList(IInvocationOperation call, ILocalSymbol list)
    {
        var starts = new List<IOperation>();
        foreach (var add in call.Body().Descendants().OfType<IInvocationOperation>())
        {
            if (add.TargetMethod.Name != "Add" || !SymbolEqualityComparer.Default.Equals(Variables.Of(add.Instance), list))
                continue;
            if (add.WithEnclosing().OfType<ILoopOperation>().FirstOrDefault() is { } loop && !loop.Syntax.Span.Contains(call.Syntax.Span) && IsOpenEnded(loop))
                starts.Add(add);
        }

        return starts;
    }

    private static bool IsOpenEnded(ILoopOperation loop) => loop switch
    {
        IForEachLoopOperation each => IsOpenEnded(each.Collection),
        IForLoopOperation { Condition: { } condition } => !condition.OwnDescendants().Any(part => part.ConstantValue is { HasValue: true, Value: int }),
        _ => true,
    } && !loop.Body.OwnDescendants().Any(IsThrottle);

    /// <summary>A sequence that is not written out and not cut to a constant length.</summary>
    private static bool IsOpenEnded(IOperation source)
    {
        IOperation? current = source;
        for (var i = 0; i < Longest && current is not null; i++)
        {
            current = current.Bare();
            if (current is IArrayCreationOperation or IObjectOrCollectionInitializerOperation or IObjectCreationOperation { Initializer: not null }
                || current.Syntax.IsKind(Microsoft.CodeAnalysis.CSharp.SyntaxKind.CollectionExpression))
                return false;
            if (current is IInvocationOperation call)
            {
                if (Limits.Contains(call.TargetMethod.Name) || IsConstantRange(call))
                    return false;
                current = call.Receiver();
            }
            else if (current is ILocalReferenceOperation local && IsPieceOfChunks(local))
            {
                return false;
            }
            else
            {
                current = Chains.Initial(current);
            }
        }

        return true;
    }

    private static bool IsConstantRange(IInvocationOperation call) =>
        call.TargetMethod is { Name: "Range" or "Repeat", ContainingType.Name: "Enumerable" } && call.Arguments.Last().Value.ConstantValue.HasValue;

    /// <summary>The variable of a loop over pieces of limited size.</summary>
    private static bool IsPieceOfChunks(ILocalReferenceOperation local) => local.WithEnclosing().OfType<IForEachLoopOperation>().Any(loop =>
        loop.Locals.Contains(local.Local, SymbolEqualityComparer.Default)
        && loop.Collection.OwnDescendants().OfType<IInvocationOperation>().Any(call => Limits.Contains(call.TargetMethod.Name) || call.TargetMethod.Name is "Batch" or "Buffer"));

    private static bool IsThrottle(IOperation part) => part is IInvocationOperation call
        && (call.TargetMethod is { Name: "WaitAsync" or "Wait", ContainingType.Name: "SemaphoreSlim" } or { Name: "WhenAny", ContainingType.Name: "Task" } or { Name: "AcquireAsync" or "LockAsync" });
}
