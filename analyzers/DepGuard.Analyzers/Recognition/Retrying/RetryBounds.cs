using DepGuard.Analyzers.Recognition.Deadlines;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Retrying;

/// <summary>Finds what ends a retry: a counted attempt, a clock, a timer on a token, the end of a sequence, a decision elsewhere, or only a cancellation.</summary>
internal sealed class RetryBounds
{
    /// <summary>The strongest bound of a loop around a call that keeps failing.</summary>
    public RetryBound Of(LoopRegion region, IInvocationOperation call, ICatchClauseOperation? clause)
    {
        if (region.Sequence is not null)
            return RetryBound.Limited;
        var decisions = Decisions(region).ToList();
        var counters = Counters(region);
        if (decisions.Exists(decision => IsCounted(decision, counters) || IsTimed(decision)))
            return RetryBound.Limited;

        if (clause is not null && decisions.Exists(decision => IsFlagged(decision, region)))
            return RetryBound.Once;

        var canCancel = CanCancel(region, call, clause);
        if (canCancel && (HasTimedToken(region) || TakesTimedToken(region)))
            return RetryBound.Limited;
        if (decisions.Exists(decision => IsDecidedElsewhere(decision, call) || IsToldTheCount(decision, counters)))
            return RetryBound.Unknown;
        return canCancel || decisions.Exists(IsCancellationTest) ? RetryBound.CancellationOnly : RetryBound.None;
    }

    /// <summary>Conditions that can end the loop: its own, those of branches that leave it or skip the next round, and exception filters.</summary>
    private static IEnumerable<IOperation> Decisions(LoopRegion region)
    {
        foreach (var condition in region.Conditions)
            yield return condition;
        foreach (var operation in region.Operations)
        {
            if (operation is IConditionalOperation choice && (Completions.Of(choice, region.Root) & Completion.Leaves) != Completion.None)
                yield return choice.Condition;
            else if (operation is IConditionalOperation jump && region.Root is IBranchOperation && jump.OwnDescendants().Contains(region.Root))
                yield return jump.Condition;
            else if (operation is ICatchClauseOperation { Filter: { } filter })
                yield return filter;
            else if (operation is ISwitchOperation decision && (Completions.Of(decision, region.Root) & Completion.Leaves) != Completion.None)
                yield return decision.Value;
            else if (operation is IInvocationOperation { TargetMethod.Name: var name } guard && name.StartsWith("ThrowIf", StringComparison.Ordinal))
                yield return guard;
        }
    }

    /// <summary>Variables that the loop counts up or down, and lists that keep its failures.</summary>
    private static HashSet<ISymbol> Counters(LoopRegion region) => new(
        region.Operations.Select(operation => operation switch
        {
            IIncrementOrDecrementOperation step => Variables.Of(step.Target),
            ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract } step => Variables.Of(step.Target),
            ISimpleAssignmentOperation { Value: var value } step when value.Bare() is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract } sum
                && sum.OwnDescendants().Any(part => Variables.Of(part) is { } used && SymbolEqualityComparer.Default.Equals(used, Variables.Of(step.Target))) => Variables.Of(step.Target),
            IInvocationOperation { TargetMethod: { Name: "Increment" or "Decrement", ContainingType.Name: "Interlocked" } } call => Variables.Of(call.Arguments[0].Value),
            IInvocationOperation { TargetMethod.Name: "Add" or "Enqueue" or "Push", Instance: { } list, Arguments: [{ Value: var kept }] } when IsException(kept) => Variables.Of(list),
            _ => null,
        }).OfType<ISymbol>(),
        SymbolEqualityComparer.Default);

    private static bool IsException(IOperation value) => value.Bare().Type.WithBases().Any(type => type is { Name: "Exception", ContainingNamespace.Name: "System" });

    private static bool IsCounted(IOperation decision, HashSet<ISymbol> counters) => counters.Count > 0 && decision.OwnDescendants().Any(part => part switch
    {
        IBinaryOperation { OperatorKind: not (BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr) } comparison =>
            comparison.Type?.SpecialType == SpecialType.System_Boolean && Compares(comparison, counters),
        IIsPatternOperation pattern => Mentions(pattern.Value, counters),
        _ => false,
    });

    /// <summary>A variable with which the loop starts one way, and which failures, and only they, set the other way.</summary>
    private static bool IsFlagged(IOperation decision, LoopRegion region) => decision.OwnDescendants().OfType<ILocalReferenceOperation>().Any(flag =>
        flag.Type?.SpecialType == SpecialType.System_Boolean && IsSetByFailure(MemberFacts.Of(region.Root).AssignedTo(flag.Local).ToList(), region));

    private static bool IsSetByFailure(IReadOnlyList<IOperation> values, LoopRegion region) =>
        values.Count > 1 && !region.Root.Syntax.Span.Contains(values[0].Syntax.Span) && values[0].ConstantValue is { HasValue: true, Value: bool start }
        && values.Skip(1).All(value => value.ConstantValue is { HasValue: true, Value: bool set } && set != start && value.WithEnclosing().OfType<ICatchClauseOperation>().Any());

    private static bool Compares(IBinaryOperation comparison, HashSet<ISymbol> counters) =>
        (Mentions(comparison.LeftOperand, counters) && !IsLargest(comparison.RightOperand)) || (Mentions(comparison.RightOperand, counters) && !IsLargest(comparison.LeftOperand));

    private static bool Mentions(IOperation operation, HashSet<ISymbol> variables) =>
        operation.OwnDescendants().Any(part => Variables.Of(part) is { } variable && variables.Contains(variable));

    private static bool IsLargest(IOperation operation) => operation.Bare().ConstantValue is { HasValue: true, Value: int.MaxValue or long.MaxValue };

    /// <summary>A comparison with a clock or a stopwatch, with a variable that was read from one, or by a property of the same file.</summary>
    private static bool IsTimed(IOperation decision) => decision.OwnDescendants().Any(IsClock);

    private static bool IsClock(IOperation operation) => operation switch
    {
        _ when ReadsClock(operation) => true,
        IPropertyReferenceOperation { Type.SpecialType: SpecialType.System_Boolean, Property.GetMethod: { } getter } => SourceBody.Of(getter, operation)?.OwnDescendants().Any(ReadsClock) == true,
        ILocalReferenceOperation local when LocalValue.Of(local) is { } value => value.OwnDescendants().Any(part => part is IPropertyReferenceOperation or IInvocationOperation && IsClock(part)),
        _ => false,
    };

    private static bool ReadsClock(IOperation operation) => operation switch
    {
        IPropertyReferenceOperation { Property: { Name: "Elapsed" or "ElapsedMilliseconds" or "ElapsedTicks" } } => true,
        IPropertyReferenceOperation { Property: { Name: "UtcNow" or "Now" or "TickCount64" or "TickCount" } } => true,
        IInvocationOperation { TargetMethod.Name: "GetUtcNow" or "GetTimestamp" or "GetElapsedTime" or "GetLocalNow" } => true,
        _ => false,
    };

    /// <summary>A token is given to the call or to the wait, and its cancellation gets out of the loop.</summary>
    private static bool CanCancel(LoopRegion region, IInvocationOperation call, ICatchClauseOperation? clause)
    {
        var takers = region.Operations.OfType<IInvocationOperation>().Where(taker => Cancellation.TakesToken(taker) && !IsLast(taker, call)).ToList();
        return takers.Exists(taker => !IsInside(taker, call) || clause is null || !Cancellation.IsSwallowedBy(clause));
    }

    /// <summary>Whether the taker only runs once the call has succeeded, in the statement that leaves.</summary>
    private static bool IsLast(IInvocationOperation taker, IInvocationOperation call) =>
        taker.WithEnclosing().Any(outer => outer is IReturnOperation) && !taker.DescendantsAndSelf().Contains(call) && !call.WithEnclosing().Any(outer => outer is IReturnOperation);

    /// <summary>Whether the taker is what the try block protects: its cancellation is an exception that the clause may catch.</summary>
    private static bool IsInside(IInvocationOperation taker, IInvocationOperation call) =>
        call.WithEnclosing().OfType<ITryOperation>().FirstOrDefault() is { } attempt && taker.WithEnclosing().Contains(attempt.Body);

    /// <summary>A token source with a timer: made with a time, or told <c>CancelAfter</c>.</summary>
    private static bool HasTimedToken(LoopRegion region) => MemberFacts.Of(region.Root).Any(nameof(HasTimedToken), operation => operation switch
    {
        IObjectCreationOperation { Type.Name: "CancellationTokenSource", Arguments: [{ Value.Type: var type }, ..] } => type?.Name is "TimeSpan" or "Int32",
        IInvocationOperation { TargetMethod: { Name: "CancelAfter", ContainingType.Name: "CancellationTokenSource" } } => true,
        _ => false,
    });

    private static bool TakesTimedToken(LoopRegion region) => region.Operations.OfType<IInvocationOperation>()
        .SelectMany(call => call.Arguments)
        .Any(argument => argument is { ArgumentKind: ArgumentKind.Explicit, Value.Type.Name: "CancellationToken" } && TimedTokens.IsTimedByType(argument.Value));

    private static bool IsCancellationTest(IOperation decision) => decision.OwnDescendants().Any(part => part switch
    {
        IPropertyReferenceOperation { Property.Name: "IsCancellationRequested" } => true,
        IInvocationOperation { TargetMethod.Name: "ThrowIfCancellationRequested" } => true,
        _ => false,
    });

    /// <summary>What a method of this compilation decides may be counted there; what the remote call itself answered is no limit.</summary>
    private static bool IsDecidedElsewhere(IOperation decision, IInvocationOperation call) => decision.OwnDescendants().Any(part => part switch
    {
        IInvocationOperation other => !ReferenceEquals(other, call) && !other.TargetMethod.DeclaringSyntaxReferences.IsEmpty && other.TargetMethod.MethodKind != MethodKind.DelegateInvoke
            && !other.DescendantsAndSelf().Contains(call),
        IInvalidOperation => true,
        ILocalReferenceOperation local => LocalValue.Of(local)?.Bare() is { } value && FromSource(value, call),
        _ => false,
    });

    /// <summary>A delegate decides that is given the number of attempts, itself or in an object.</summary>
    private static bool IsToldTheCount(IOperation decision, HashSet<ISymbol> counters) => counters.Count > 0 && decision.OwnDescendants()
        .OfType<IInvocationOperation>().Where(call => call.TargetMethod.MethodKind == MethodKind.DelegateInvoke)
        .SelectMany(call => call.Arguments)
        .Any(argument => Mentions(argument.Value, counters)
            || (argument.Value.Bare() is ILocalReferenceOperation local && LocalValue.Of(local) is { } value && Mentions(value, counters)));

    private static bool FromSource(IOperation value, IInvocationOperation call) =>
        (value is IAwaitOperation wait ? wait.Operation.Bare() : value) is IInvocationOperation made
        && !ReferenceEquals(made, call)
        && !made.TargetMethod.DeclaringSyntaxReferences.IsEmpty
        && made.TargetMethod.ReturnType is { } type && IsDecision(type);

    private static bool IsDecision(ITypeSymbol type) => type.SpecialType == SpecialType.System_Boolean || type.TypeKind == TypeKind.Enum || type.IsTupleType
        || (type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: [var inner] } && IsDecision(inner));
}
