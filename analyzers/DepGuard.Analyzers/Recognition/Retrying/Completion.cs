using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Retrying;

/// <summary>How a statement inside of a loop can end.</summary>
[Flags]
internal enum Completion
{
    /// <summary>Not at all.</summary>
    None = 0,

    /// <summary>The next statement runs.</summary>
    Next = 1,

    /// <summary>The loop goes round again.</summary>
    Again = 2,

    /// <summary>The loop is left: by a break, a return, an exception, or a jump out of it.</summary>
    Leaves = 4,
}

/// <summary>Finds how statements can end, path by path; conditions count as open unless they are constant.</summary>
internal static class Completions
{
    /// <summary>How a statement of <paramref name="loop"/> can end.</summary>
    public static Completion Of(IOperation? statement, IOperation loop) => statement switch
    {
        null => Completion.Next,
        IBlockOperation block => OfSequence(block.Operations, loop),
        IConditionalOperation choice => OfChoice(choice, loop),
        IReturnOperation or IThrowOperation => Completion.Leaves,
        IExpressionStatementOperation { Operation: IThrowOperation } => Completion.Leaves,
        IBranchOperation branch => OfBranch(branch, loop),
        ITryOperation attempt => OfTry(attempt, loop),
        ISwitchOperation choice => OfSwitch(choice, loop),
        ILockOperation locked => Of(locked.Body, loop),
        IUsingOperation used => Of(used.Body, loop),
        ILabeledOperation labeled => Of(labeled.Operation, loop),
        ILoopOperation inner => OfLoop(inner, loop),
        _ => Completion.Next,
    };

    /// <summary>How statements that follow each other can end.</summary>
    public static Completion OfSequence(IEnumerable<IOperation> statements, IOperation loop)
    {
        var result = Completion.Next;
        foreach (var statement in statements)
        {
            if (!result.HasFlag(Completion.Next))
                return result;
            result = (result & ~Completion.Next) | Of(statement, loop);
        }

        return result;
    }

    private static Completion OfChoice(IConditionalOperation choice, IOperation loop) => choice.Condition.ConstantValue switch
    {
        { HasValue: true, Value: true } => Of(choice.WhenTrue, loop),
        { HasValue: true, Value: false } => Of(choice.WhenFalse, loop),
        _ => Of(choice.WhenTrue, loop) | Of(choice.WhenFalse, loop),
    };

    private static Completion OfBranch(IBranchOperation branch, IOperation loop) => branch.BranchKind switch
    {
        BranchKind.Continue => IsExitOf(branch, loop, isContinue: true) ? Completion.Again : Completion.Leaves,
        BranchKind.Break => IsExitOf(branch, loop, isContinue: false) ? Completion.Leaves : Completion.Next,
        _ => Completion.Leaves,
    };

    private static bool IsExitOf(IBranchOperation branch, IOperation loop, bool isContinue) =>
        loop is not ILoopOperation own
        || SymbolEqualityComparer.Default.Equals(branch.Target, isContinue ? own.ContinueLabel : own.ExitLabel)
        || (!isContinue && !IsWithin(branch, loop));

    /// <summary>Whether the branch only leaves a switch or a loop inside of the loop.</summary>
    private static bool IsWithin(IBranchOperation branch, IOperation loop) => branch.WithEnclosing().Skip(1)
        .TakeWhile(outer => !ReferenceEquals(outer, loop))
        .Any(outer => outer is ISwitchOperation or ILoopOperation);

    private static Completion OfTry(ITryOperation attempt, IOperation loop)
    {
        var result = Of(attempt.Body, loop);
        foreach (var clause in attempt.Catches)
            result |= Of(clause.Handler, loop);
        return attempt.Finally is { } last && !Of(last, loop).HasFlag(Completion.Next) ? Of(last, loop) : result;
    }

    private static Completion OfSwitch(ISwitchOperation choice, IOperation loop)
    {
        var result = choice.Cases.Any(one => one.Clauses.Any(clause => clause.CaseKind == CaseKind.Default)) ? Completion.None : Completion.Next;
        foreach (var one in choice.Cases)
            result |= OfSequence(one.Body, loop);
        return result;
    }

    /// <summary>An inner loop ends somehow; what leaves it by a return leaves the outer one too.</summary>
    private static Completion OfLoop(ILoopOperation inner, IOperation loop) =>
        Completion.Next | (inner.Body.OwnDescendants().Any(part => part is IReturnOperation or IThrowOperation) ? Completion.Leaves : Completion.None)
        | (loop is ILoopOperation own && inner.Body.OwnDescendants().OfType<IBranchOperation>().Any(branch => SymbolEqualityComparer.Default.Equals(branch.Target, own.ContinueLabel)) ? Completion.Again : Completion.None);
}
