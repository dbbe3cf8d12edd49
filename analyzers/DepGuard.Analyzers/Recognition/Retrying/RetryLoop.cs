using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Retrying;

/// <summary>A loop that repeats a failed call to another service with the same input.</summary>
/// <param name="Region">The loop.</param>
/// <param name="Call">The call that it repeats.</param>
/// <param name="Catch">The clause after which it goes round again; null if a test of the answer decides.</param>
/// <param name="Test">The condition that tells failure from success; null if an exception decides.</param>
/// <param name="Bound">What ends it while the call keeps failing.</param>
/// <param name="Waits">Whether it lets time pass between attempts.</param>
internal sealed record RetryLoop(LoopRegion Region, IInvocationOperation Call, ICatchClauseOperation? Catch, IOperation? Test, RetryBound Bound, bool Waits)
{
    /// <summary>Whether the only failure it repeats is a lost race for a row of a database.</summary>
    public bool IsOptimisticConcurrency => Catch?.ExceptionType is { Name: "DbUpdateConcurrencyException" };

    /// <summary>How messages name the call: the member or, of a delegate, the parameter.</summary>
    public string CallName => Call.Instance?.Bare() is IParameterReferenceOperation { Parameter.Name: var name } && Call.TargetMethod.MethodKind == MethodKind.DelegateInvoke
        ? name
        : Call.TargetMethod.Name;
}
