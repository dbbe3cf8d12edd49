using DepGuard.Analyzers.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DepGuard.Analyzers;

/// <summary>
/// How rules get to see operations: member by member, sorted by kind once for all rules. The compiler's own operation actions go through all
/// operations again for each rule, and call each action on its own (see <c>docs/performance.md</c>).
/// </summary>
internal static class MemberActions
{
    /// <summary>Calls the action for every operation of these kinds, one kind after the other.</summary>
    public static void RegisterMemberAction(this CompilationStartAnalysisContext context, Action<MemberOperation> action, params OperationKind[] kinds) =>
        context.RegisterOperationBlockAction(member =>
        {
            foreach (var kind in kinds)
                foreach (var operation in member.OperationsOf(kind))
                    action(new(operation, member));
        });

    /// <summary>The operations of this kind in the member, lambdas and local functions included.</summary>
    public static IEnumerable<IOperation> OperationsOf(this OperationBlockAnalysisContext member, OperationKind kind) => member.OperationBlocks is [var only]
        ? MemberFacts.Of(only).OfKind(kind)
        : member.OperationBlocks.Select(block => block.Body()).Distinct().SelectMany(body => MemberFacts.Of(body).OfKind(kind));
}
