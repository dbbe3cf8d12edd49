using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Retrying;

/// <summary>
/// Tells loops that retry from loops that page, poll, consume or wait for a lock, by the flow of control and never by a name: a failure leads
/// round again, success leads out, and each attempt has the same input.
/// </summary>
internal sealed class RetryLoops(KnownSymbols symbols, AnalyzerSettings settings)
{
    private readonly RemoteCalls _remote = symbols.Shared(() => new RemoteCalls(symbols, settings));
    private readonly ConditionalWeakTable<IOperation, StrongBox<RetryLoop?>> _known = new();
    private readonly RetryBounds _bounds = new();

    /// <summary>The calls that count as remote.</summary>
    public RemoteCalls Remote => _remote;

    /// <summary>The retry that a loop or a jump back makes; null if it makes none.</summary>
    public RetryLoop? At(IOperation operation) => operation is ILoopOperation or IBranchOperation { BranchKind: BranchKind.GoTo }
        ? _known.GetValue(operation, one => new(Find(one))).Value
        : null;

    private RetryLoop? Find(IOperation operation)
    {
        if (LoopRegion.Of(operation) is not { } region || Consumes(region))
            return null;
        return ByException(region) ?? ByAnswer(region);
    }

    /// <summary>A loop whose condition or first steps take the next item of work.</summary>
    private static bool Consumes(LoopRegion region) => region.Conditions.Any(Receives.IsIn) || region.Statements.Any(Receives.IsIn)
        || region.Sequence is { IsAsynchronous: true };

    private RetryLoop? ByException(LoopRegion region)
    {
        foreach (var attempt in Flat(region).OfType<ITryOperation>())
        {
            if (CallIn(attempt.Body) is not { } call || !IsSameInput(region, call) || IsContention(call))
                continue;
            if (attempt.Catches.FirstOrDefault(clause => GoesAgain(region, attempt, clause)) is { } again && !IsForFile(call, again) && SuccessLeaves(region, attempt, call))
                return Found(region, call, again, test: null);
        }

        return null;
    }

    private RetryLoop? ByAnswer(LoopRegion region)
    {
        var calls = region.Conditions.SelectMany(Assigned).Concat(Flat(region)).OfType<IInvocationOperation>().Where(call => _remote.Contains(call) && !IsQuestion(call)).ToList();
        if (calls.Count == 0 || !IsSameInput(region, calls[0]) || calls.Exists(IsContention))
            return null;

        var answers = new AnswerVariables(region, calls);
        foreach (var condition in region.Conditions)
            if (FailureTest.HoldsForSuccess(condition, answers.Contains) == false)
                return Found(region, calls[0], clause: null, condition);
        foreach (var choice in Flat(region).OfType<IConditionalOperation>())
            if (FailureTest.HoldsForSuccess(choice.Condition, answers.Contains) is { } isSuccess && Separates(region, choice, isSuccess))
                return Found(region, calls[0], clause: null, choice.Condition);
        foreach (var choice in Flat(region).OfType<ISwitchOperation>())
            if (FailureTest.IsStatusOf(choice.Value, answers.Contains) && Separates(region, choice))
                return Found(region, calls[0], clause: null, choice.Value);
        return null;
    }

    /// <summary>A helper that repeats its delegate when a file is locked.</summary>
    private static bool IsForFile(IInvocationOperation call, ICatchClauseOperation clause) =>
        call.TargetMethod.MethodKind == MethodKind.DelegateInvoke && clause.ExceptionType is { Name: "IOException" or "UnauthorizedAccessException" };

    /// <summary>A delegate that answers yes or no, now or later, is a filter or a condition: the loop searches or waits.</summary>
    private static bool IsQuestion(IInvocationOperation call) => call.TargetMethod.MethodKind == MethodKind.DelegateInvoke
        && (call.Type is INamedTypeSymbol { TypeArguments.Length: 1 } task ? task.TypeArguments[0] : call.Type)?.SpecialType == SpecialType.System_Boolean;

    /// <summary>A call in the condition counts if its answer is kept for after the loop; what is only asked there is a poll.</summary>
    private static IEnumerable<IOperation> Assigned(IOperation condition) => condition.OwnDescendants().OfType<ISimpleAssignmentOperation>().SelectMany(assigned => Flat(assigned.Value));

    private RetryLoop Found(LoopRegion region, IInvocationOperation call, ICatchClauseOperation? clause, IOperation? test) =>
        new(region, call, clause, test, _bounds.Of(region, call, clause), region.Operations.OfType<IInvocationOperation>().Any(wait => Waits.IsIn(wait) || (IsAfterwards(wait, call) && Waits.MayBeIn(wait))));

    /// <summary>Whether the operation is not part of the attempt.</summary>
    private static bool IsAfterwards(IOperation operation, IInvocationOperation call) => operation.Syntax.SpanStart > call.Syntax.Span.End
        && (call.WithEnclosing().OfType<ITryOperation>().FirstOrDefault() is not { } attempt || !operation.WithEnclosing().Contains(attempt.Body));

    /// <summary>Operations of the region without those of inner loops and lambdas.</summary>
    private static IEnumerable<IOperation> Flat(LoopRegion region) => region.Statements.SelectMany(Flat);

    private static IEnumerable<IOperation> Flat(IOperation root)
    {
        var open = new Stack<IOperation>([root]);
        while (open.Count > 0)
        {
            var operation = open.Pop();
            if (operation is IAnonymousFunctionOperation or ILocalFunctionOperation or ILoopOperation)
                continue;
            yield return operation;
            foreach (var child in operation.ChildOperations.Reverse())
                open.Push(child);
        }
    }

    private IInvocationOperation? CallIn(IOperation body) => Flat(body).OfType<IInvocationOperation>().FirstOrDefault(_remote.Contains);

    /// <summary>Whether the region runs again after the clause.</summary>
    public static bool GoesAgain(LoopRegion region, ITryOperation attempt, ICatchClauseOperation clause)
    {
        if (region.Root is IBranchOperation jump)
            return clause.OwnDescendants().Contains(jump) || (Completions.Of(clause.Handler, jump).HasFlag(Completion.Next) && Rest(region, attempt).Any(statement => statement.OwnDescendants().Contains(jump)));
        var end = Completions.Of(clause.Handler, region.Root);
        return end.HasFlag(Completion.Again) || (end.HasFlag(Completion.Next) && CanGoAgain(Completions.OfSequence(Rest(region, attempt), region.Root)));
    }

    private static bool CanGoAgain(Completion completion) => (completion & (Completion.Again | Completion.Next)) != Completion.None;

    private static bool SuccessLeaves(LoopRegion region, ITryOperation attempt, IInvocationOperation call)
    {
        var after = Completions.OfSequence(After(call, attempt.Body), region.Root);
        if (after.HasFlag(Completion.Again))
            return false;
        if (!after.HasFlag(Completion.Next))
            return true;
        var rest = Rest(region, attempt).ToList();
        if (region.Root is IBranchOperation jump)
            return !rest.Exists(statement => ReferenceEquals(statement, jump)) || SetsFlag(region, attempt, rest);
        return !CanGoAgain(Completions.OfSequence(rest, region.Root)) || SetsFlag(region, attempt, rest);
    }

    /// <summary>The statement with the call, if the call's answer is returned by it, and all that follow it in its blocks, up to <paramref name="root"/>.</summary>
    private static IEnumerable<IOperation> After(IOperation call, IOperation root)
    {
        for (var inner = call; inner is not null && !ReferenceEquals(inner, root); inner = inner.Parent)
        {
            if (inner is IReturnOperation or IConditionalOperation)
                yield return inner;
            if (inner.Parent is IBlockOperation block)
                foreach (var statement in block.Operations.SkipWhile(statement => !ReferenceEquals(statement, inner)).Skip(1))
                    yield return statement;
        }
    }

    /// <summary>What follows the statement in the region.</summary>
    public static IEnumerable<IOperation> Rest(LoopRegion region, IOperation statement)
    {
        for (var inner = statement; inner is not null && !ReferenceEquals(inner, region.Root); inner = inner.Parent)
        {
            while (inner.Parent is ILabeledOperation label)
                inner = label;
            if (inner.Parent is IBlockOperation block)
                foreach (var next in block.Operations.SkipWhile(one => !ReferenceEquals(one, inner)).Skip(1))
                    yield return next;
            if (region.Statements.Contains(inner) || (inner is ILabeledOperation { Operation: { } first } && region.Statements.Contains(first)))
                yield break;
        }
    }

    /// <summary>Success is remembered in a variable that the loop's condition, or a later test that leaves, asks for.</summary>
    private static bool SetsFlag(LoopRegion region, ITryOperation attempt, IReadOnlyList<IOperation> rest)
    {
        var set = new HashSet<ISymbol>(attempt.Body.OwnDescendants().OfType<ISimpleAssignmentOperation>().Select(one => Variables.Of(one.Target)).OfType<ISymbol>(), SymbolEqualityComparer.Default);
        if (set.Count == 0)
            return false;
        var tests = region.Conditions.Concat(rest.OfType<IConditionalOperation>()
            .Where(choice => Completions.Of(choice, region.Root).HasFlag(Completion.Leaves))
            .Select(choice => choice.Condition));
        return tests.Any(test => test.OwnDescendants().Any(part => Variables.Of(part) is { } variable && set.Contains(variable)));
    }

    /// <summary>One branch of the test leaves for good on success, and the other way leads round again.</summary>
    private static bool Separates(LoopRegion region, IConditionalOperation choice, bool isSuccess)
    {
        var rest = Rest(region, choice).ToList();
        var whenTrue = WithRest(choice.WhenTrue, rest, region);
        var whenFalse = WithRest(choice.WhenFalse, rest, region);
        var (success, failure) = isSuccess ? (whenTrue, whenFalse) : (whenFalse, whenTrue);
        if (region.Root is IBranchOperation jump)
            return LeadsTo(jump, isSuccess ? choice.WhenFalse : choice.WhenTrue, rest) && !LeadsTo(jump, isSuccess ? choice.WhenTrue : choice.WhenFalse, rest);
        return !CanGoAgain(success) && CanGoAgain(failure);
    }

    /// <summary>The same of the cases of a switch over the status; where none is for success, the default is.</summary>
    private static bool Separates(LoopRegion region, ISwitchOperation choice)
    {
        var rest = Rest(region, choice).ToList();
        var good = choice.Cases.Where(one => one.Clauses.Any(FailureTest.IsForSuccess)).ToList();
        if (good.Count == 0)
            good = [.. choice.Cases.Where(one => one.Clauses.Any(clause => clause.CaseKind == CaseKind.Default))];
        return region.Root is ILoopOperation && good.Count > 0 && !good.Exists(GoesAgain) && choice.Cases.Except(good).Any(GoesAgain);

        bool GoesAgain(ISwitchCaseOperation one)
        {
            var end = Completions.OfSequence(one.Body, region.Root);
            return CanGoAgain(end & ~Completion.Next) || (end.HasFlag(Completion.Next) && CanGoAgain(Completions.OfSequence(rest, region.Root)));
        }
    }

    /// <summary>Whether the jump stands in the branch, or follows where the branch ends.</summary>
    private static bool LeadsTo(IBranchOperation jump, IOperation? branch, IReadOnlyList<IOperation> rest) =>
        branch?.OwnDescendants().Contains(jump) == true
        || (Completions.Of(branch, jump).HasFlag(Completion.Next) && rest.Any(statement => statement.OwnDescendants().Contains(jump)));

    private static Completion WithRest(IOperation? branch, IReadOnlyList<IOperation> rest, LoopRegion region)
    {
        var end = Completions.Of(branch, region.Root);
        return end.HasFlag(Completion.Next) ? (end & ~Completion.Next) | Completions.OfSequence(rest, region.Root) : end;
    }

    /// <summary>Each attempt sends what the one before sent: nothing from the last answer, nothing generated, no next item of a sequence.</summary>
    private static bool IsSameInput(LoopRegion region, IInvocationOperation call)
    {
        var used = call.DescendantsAndSelf().ToList();
        var inputs = Inputs.Behind(used, region);
        if (inputs.OfType<IInvocationOperation>().Any(IsGenerator) || inputs.Any(input => Inputs.IsNextElement(input, region)))
            return false;
        if (region.Sequence is { } sequence && inputs.Any(input => Variables.Of(input) is ILocalSymbol item && sequence.Locals.Contains(item)))
            return false;
        var variables = new HashSet<ISymbol>(used.Select(Variables.Of).OfType<ISymbol>(), SymbolEqualityComparer.Default);
        return !region.Conditions.Any(condition => Inputs.Fills(condition, variables)) && !region.Operations.OfType<ISimpleAssignmentOperation>()
            .Any(assigned => Variables.Of(assigned.Target) is { } variable && variables.Contains(variable) && !used.Contains(assigned) && !assigned.Value.Bare().ConstantValue.HasValue);
    }

    private static bool IsGenerator(IInvocationOperation call) =>
        call.TargetMethod is { Name: "NewGuid", ContainingType.Name: "Guid" } or { Name: "Next" or "GetNext" or "GetInt32", ContainingType.Name: "Random" or "RandomNumberGenerator" };

    /// <summary>Waiting for a lock, a lease or somebody who types a code is no retry.</summary>
    private static bool IsContention(IInvocationOperation call) => call.TargetMethod.Name switch
    {
        "StringSet" or "StringSetAsync" => call.Arguments.Any(argument => argument.Value.Bare() is IFieldReferenceOperation { Field.Name: "NotExists" }),
        "LockTake" or "LockTakeAsync" or "TryEnter" or "CompareExchange" or "RequestDeviceTokenAsync" => true,
        var name when name.StartsWith("AcquireLease", StringComparison.Ordinal) || name == "Acquire" || name == "AcquireAsync" => call.TargetMethod.DeclaringSyntaxReferences.IsEmpty,
        _ => false,
    };
}
