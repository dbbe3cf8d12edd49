using DepGuard.Analyzers.Recognition.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition;

/// <summary>Reads sequences that code writes out.</summary>
internal static class Sequences
{
    /// <summary>The elements of an array or a collection expression, written there or where the variable is assigned; null for other sequences.</summary>
    public static IReadOnlyList<IOperation>? Elements(IOperation? sequence) =>
        sequence is null ? null : Written(sequence.Bare()) ?? (Chains.Initial(sequence.Bare()) is { } initial ? Written(initial.Bare()) : null);

    /// <summary>
    /// A compiler older than C# 12 has no operation for collection expressions; their syntax is the same in all. One that a compiler makes
    /// of the arguments of a <c>params</c> span has the syntax of the call.
    /// </summary>
    private static IReadOnlyList<IOperation>? Written(IOperation sequence) => sequence switch
    {
        IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
        _ when sequence.Syntax.IsKind(SyntaxKind.CollectionExpression) || IsParameterSpan(sequence) => [.. sequence.ChildOperations],
        _ => null,
    };

    private static bool IsParameterSpan(IOperation sequence) =>
        sequence is { IsImplicit: true, Type.Name: "ReadOnlySpan" or "Span" } and not IInvocationOperation && sequence.Syntax.IsKind(SyntaxKind.InvocationExpression);
}
