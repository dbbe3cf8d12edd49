using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Retrying;

/// <summary>Code that runs again and again: a loop statement, or the statements between a label and a jump back to it.</summary>
/// <param name="Root">The loop, or the jump.</param>
/// <param name="Keyword">Where findings about it are reported.</param>
/// <param name="Statements">What runs each time, in order.</param>
/// <param name="Conditions">What decides at each turn whether it goes on; empty if nothing does.</param>
internal sealed record LoopRegion(IOperation Root, Location Keyword, IReadOnlyList<IOperation> Statements, IReadOnlyList<IOperation> Conditions)
{
    /// <summary>What a foreach goes through; null for other loops.</summary>
    public IForEachLoopOperation? Sequence => Root as IForEachLoopOperation;

    /// <summary>Everything that runs as part of it, conditions and increments included.</summary>
    public IEnumerable<IOperation> Operations => Root is ILoopOperation loop ? loop.OwnDescendants() : Statements.SelectMany(statement => statement.OwnDescendants());

    /// <summary>The region of a loop or of a jump back; null for other operations.</summary>
    public static LoopRegion? Of(IOperation operation) => operation switch
    {
        IForLoopOperation loop => new(loop, Start(loop), Steps(loop.Body), Present(loop.Condition)),
        IWhileLoopOperation loop => new(loop, Start(loop), Steps(loop.Body), Present(loop.Condition)),
        IForEachLoopOperation loop => new(loop, Start(loop), Steps(loop.Body), []),
        IBranchOperation { BranchKind: BranchKind.GoTo } jump => OfJump(jump),
        _ => null,
    };

    private static IReadOnlyList<IOperation> Steps(IOperation body) => body is IBlockOperation block ? [.. block.Operations.AsEnumerable()] : [body];

    private static IReadOnlyList<IOperation> Present(IOperation? condition) =>
        condition is null or { ConstantValue: { HasValue: true, Value: true } } ? [] : [condition];

    private static Location Start(IOperation loop) => loop.Syntax.GetFirstToken().GetLocation();

    private static LoopRegion? OfJump(IBranchOperation jump)
    {
        for (IOperation inner = jump; inner.Parent is { } outer; inner = outer)
        {
            if (outer is not IBlockOperation block)
                continue;
            var label = block.Operations.AsEnumerable().ToList().FindIndex(one => one is ILabeledOperation labeled && SymbolEqualityComparer.Default.Equals(labeled.Label, jump.Target));
            var end = block.Operations.IndexOf(inner);
            if (label >= 0 && label <= end)
                return new(jump, Start(jump), [.. block.Operations.Skip(label).Take(end - label + 1).SelectMany(Unlabeled)], []);
        }

        return null;
    }

    private static IEnumerable<IOperation> Unlabeled(IOperation statement) =>
        statement is ILabeledOperation { Operation: { } inner } ? Unlabeled(inner) : [statement];
}
