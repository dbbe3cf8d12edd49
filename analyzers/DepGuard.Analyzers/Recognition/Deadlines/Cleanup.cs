using DepGuard.Analyzers.Recognition.Context;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Deadlines;

/// <summary>Recognises calls that have to be made even if their caller has left: clean-up, compensation, and what follows a commit.</summary>
internal static class Cleanup
{
    private static readonly string[] Endings =
    [
        "Stop", "StopAsync", "StoppingAsync", "StoppedAsync", "OnStopping", "OnStopped", "Close", "CloseAsync", "Shutdown", "ShutdownAsync",
    ];

    private static readonly string[] EndingStarts = ["Dispose", "Rollback", "RollBack", "Compensate", "Cleanup", "CleanUp", "Undo"];

    /// <summary>Members of clients that settle what has happened already.</summary>
    private static readonly string[] Settlements = ["BasicAck", "BasicNack", "BasicReject", "Commit", "Rollback", "Complete", "Abandon", "DeadLetter", "Release", "Unlock", "LockRelease"];

    /// <summary>Whether the call of <paramref name="member"/> is part of a clean-up, or nobody waits for it.</summary>
    public static bool IsAt(IInvocationOperation call, ISymbol member) =>
        StartsWithAny(call.TargetMethod.Name, Settlements)
        || IsIn(call, member)
        || IsForgotten(call)
        || IsAfterCommit(call);

    /// <summary>Whether the operation of <paramref name="member"/> stands in code that ends something or answers a failure.</summary>
    public static bool IsIn(IOperation operation, ISymbol member) =>
        IsEnding(member)
        || (Functions.Around(operation, member) is { } function && IsEnding(function))
        || IsAfterFailure(operation);

    private static bool IsEnding(ISymbol function) =>
        Endings.Contains(function.Name) || StartsWithAny(function.Name, EndingStarts) || function is IMethodSymbol { MethodKind: MethodKind.Destructor };

    private static bool IsAfterFailure(IOperation call)
    {
        for (var inner = call; inner.Parent is { } outer; inner = outer)
        {
            if (outer is ICatchClauseOperation || (outer is ITryOperation attempt && ReferenceEquals(attempt.Finally, inner)))
                return true;
        }

        return false;
    }

    /// <summary>A task that is dropped: <c>_ = SendAsync()</c>, or a statement without await.</summary>
    private static bool IsForgotten(IInvocationOperation call)
    {
        if (call.Type?.GetMembers("GetAwaiter").IsEmpty != false)
            return false;
        foreach (var outer in call.WithEnclosing().Skip(1))
        {
            if (outer is IAwaitOperation)
                return false;
            if (outer is ISimpleAssignmentOperation { Target: IDiscardOperation } or IExpressionStatementOperation { Operation: not ISimpleAssignmentOperation })
                return !call.WithEnclosing().TakeWhile(one => !ReferenceEquals(one, outer)).Any(Blocks);
            if (outer is IBlockOperation or IAnonymousFunctionOperation or ILocalFunctionOperation or IReturnOperation or IVariableDeclaratorOperation or ISimpleAssignmentOperation)
                return false;
        }

        return false;
    }

    private static bool Blocks(IOperation operation) => operation is
        IInvocationOperation { TargetMethod.Name: "Wait" or "WaitAll" or "GetResult" or "Add" or "AddRange" or "Enqueue" } or IPropertyReferenceOperation { Property.Name: "Result" };

    /// <summary>What has been committed has to be told, whoever still waits.</summary>
    private static bool IsAfterCommit(IInvocationOperation call)
    {
        var function = call.WithEnclosing().FirstOrDefault(outer => outer.Parent is null or IAnonymousFunctionOperation or ILocalFunctionOperation) ?? call;
        return function.OwnDescendants().OfType<IInvocationOperation>().Any(earlier =>
            earlier.Syntax.Span.End <= call.Syntax.SpanStart
            && (earlier.TargetMethod.Name is "Commit" or "CommitAsync" or "CommitTransactionAsync" or "CommitTransaction" or "SaveChanges" or "SaveChangesAsync"
                || earlier.TargetMethod is { Name: "Complete", ContainingType.Name: "TransactionScope" }));
    }

    private static bool StartsWithAny(string name, string[] starts) => Array.Exists(starts, start => name.StartsWith(start, StringComparison.Ordinal));
}
