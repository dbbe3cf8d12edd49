using DepGuard.Analyzers.Recognition.Retrying;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Auth;

/// <summary>Finds the refusal after which a retry loop goes round again.</summary>
internal sealed class DeniedLoops(NewTokens tokens)
{
    /// <summary>How messages name the refusal; null if none is singled out, or if one replay with a new token follows it.</summary>
    public string? Repeated(RetryLoop retry) => Denial(retry) is { } denial && !IsReplay(retry) ? denial : null;

    private static string? Denial(RetryLoop retry) => First(InClauses(retry))
        ?? First(retry.Region.Conditions.Select(condition => Denials.Conditions.In(condition)))
        ?? First(retry.Region.Operations.OfType<IConditionalOperation>().Select(choice => InChoice(retry.Region, choice)));

    private static IEnumerable<string?> InClauses(RetryLoop retry) => retry.Catch?.Parent is ITryOperation attempt
        ? attempt.Catches
            .Where(clause => RetryLoops.GoesAgain(retry.Region, attempt, clause))
            .Select(clause => Denials.Of(clause.ExceptionType) ?? Denials.Conditions.In(clause.Filter))
        : [];

    /// <summary>A test one of whose branches stands for a refusal and leads round again, while the other leaves.</summary>
    private static string? InChoice(LoopRegion region, IConditionalOperation choice)
    {
        if (choice.Type is not null)
            return null;
        return Denials.Conditions.In(choice.Condition) is { } whenTrue && GoesAgain(region, choice, choice.WhenTrue, choice.WhenFalse) ? whenTrue
            : Denials.Conditions.In(choice.Condition, outcome: false) is { } whenFalse && GoesAgain(region, choice, choice.WhenFalse, choice.WhenTrue) ? whenFalse
            : null;
    }

    private static bool GoesAgain(LoopRegion region, IConditionalOperation choice, IOperation? branch, IOperation? other)
    {
        if (region.Root is IBranchOperation jump)
            return branch?.OwnDescendants().Contains(jump) == true;
        var rest = RetryLoops.Rest(region, choice).ToList();
        return IsAgain(End(region, branch, rest)) && !IsAgain(End(region, other, rest));
    }

    private static Completion End(LoopRegion region, IOperation? branch, IReadOnlyList<IOperation> rest)
    {
        var end = Completions.Of(branch, region.Root);
        return end.HasFlag(Completion.Next) ? (end & ~Completion.Next) | Completions.OfSequence(rest, region.Root) : end;
    }

    private static bool IsAgain(Completion end) => (end & (Completion.Again | Completion.Next)) != Completion.None;

    private bool IsReplay(RetryLoop retry) => (retry.Bound != RetryBound.None || HasFlag(retry.Region))
        && !retry.Region.Operations.Any(AllowsMore)
        && retry.Region.Operations.Any(part => part is IInvocationOperation call && !ReferenceEquals(call, retry.Call) && !retry.Call.Descendants().Contains(call) && tokens.AreFetchedIn(call));

    /// <summary>A variable remembers that the replay took place.</summary>
    private static bool HasFlag(LoopRegion region) => region.Operations.OfType<ISimpleAssignmentOperation>()
        .Any(set => set.Value.ConstantValue is { HasValue: true, Value: bool } && Variables.Of(set.Target) is ILocalSymbol or IFieldSymbol);

    /// <summary>A count is compared with more than two attempts.</summary>
    private static bool AllowsMore(IOperation part) => part is IBinaryOperation
    {
        OperatorKind: BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual,
    } comparison
        && (IsMany(comparison.LeftOperand) || IsMany(comparison.RightOperand));

    private static bool IsMany(IOperation operand) => operand.Bare().ConstantValue is { HasValue: true, Value: int and > 2 };

    private static string? First(IEnumerable<string?> found) => found.FirstOrDefault(one => one is not null);
}
