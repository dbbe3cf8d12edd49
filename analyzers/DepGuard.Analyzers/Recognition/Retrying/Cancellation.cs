using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Retrying;

/// <summary>What happens to a cancellation.</summary>
internal static class Cancellation
{
    /// <summary>Whether the expression is a token that nobody can cancel.</summary>
    public static bool IsNone(IOperation token) => token.Bare() switch
    {
        IPropertyReferenceOperation { Property.Name: "None" } => true,
        IDefaultValueOperation => true,
        ILiteralOperation => true,
        IObjectCreationOperation { Arguments.IsEmpty: true } => true,
        _ => false,
    };

    /// <summary>Whether the call is given a token that somebody can cancel.</summary>
    public static bool TakesToken(IInvocationOperation call) => call.Arguments.Any(argument =>
        argument.ArgumentKind == ArgumentKind.Explicit && argument.Value.Bare() is { Type.Name: "CancellationToken" } token && !IsNone(token));

    /// <summary>Whether the loop looks for a cancellation outside of the attempt, and so ends before the next one.</summary>
    public static bool IsAskedFor(LoopRegion region, ICatchClauseOperation clause) => region.Operations.Any(part => IsQuestion(part)
        && !part.WithEnclosing().Contains(((ITryOperation)clause.Parent!).Body));

    /// <summary>Whether each attempt has a token of its own, with a source that the loop creates and links to no other.</summary>
    public static bool IsOfAttempt(LoopRegion region, IInvocationOperation call) => call.Arguments
        .Where(argument => argument.Value.Type?.Name == "CancellationToken")
        .All(argument => Deadlines.TimedTokens.Source(argument.Value) is ILocalReferenceOperation source && LocalValue.Of(source)?.Bare() is IObjectCreationOperation made
            && region.Root.Syntax.Span.Contains(made.Syntax.Span));

    private static bool IsQuestion(IOperation part) => part is IPropertyReferenceOperation { Property.Name: "IsCancellationRequested" } or IInvocationOperation { TargetMethod.Name: "ThrowIfCancellationRequested" };

    /// <summary>Whether the clause takes the exception of a cancelled token as it takes any failure.</summary>
    public static bool IsSwallowedBy(ICatchClauseOperation clause)
    {
        if (clause.ExceptionType is not { Name: "Exception" or "SystemException" or "Object" or "OperationCanceledException" or "TaskCanceledException" })
            return false;
        if (clause.Filter is { } filter && filter.OwnDescendants().Any(ExcludesCancellation))
            return false;
        return !IsTakenBefore(clause) && !Rethrows(clause.Handler);
    }

    /// <summary>A filter that looks at the kind of the exception, or at the token.</summary>
    private static bool ExcludesCancellation(IOperation part) => part switch
    {
        IIsTypeOperation or IIsPatternOperation => true,
        IPropertyReferenceOperation { Property.Name: "IsCancellationRequested" } => true,
        IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke } => true,
        IInvocationOperation call => !call.TargetMethod.DeclaringSyntaxReferences.IsEmpty || call.TargetMethod.Name.StartsWith("Is", StringComparison.Ordinal),
        _ => false,
    };

    /// <summary>An earlier clause takes cancellations.</summary>
    private static bool IsTakenBefore(ICatchClauseOperation clause) => clause.Parent is ITryOperation attempt
        && attempt.Catches.TakeWhile(one => !ReferenceEquals(one, clause)).Any(one => TakesCancellations(one)
            && !Completions.Of(one.Handler, attempt).HasFlag(Completion.Next));

    private static bool TakesCancellations(ICatchClauseOperation clause) => clause.ExceptionType is { Name: "OperationCanceledException" or "TaskCanceledException" }
        || clause.Filter?.OwnDescendants().Any(part => part is IPropertyReferenceOperation { Property.Name: "IsCancellationRequested" }) == true;

    private static bool Rethrows(IOperation handler) => handler.OwnDescendants().Any(part => part switch
    {
        IIsTypeOperation { TypeOperand.Name: "OperationCanceledException" or "TaskCanceledException" } => true,
        IPropertyReferenceOperation { Property.Name: "IsCancellationRequested" } => true,
        IInvocationOperation { TargetMethod.Name: "ThrowIfCancellationRequested" } => true,
        IConditionalOperation choice => Judges(choice),
        _ => false,
    });

    /// <summary>A test of another method, which is given the exception, decides whether it is thrown on.</summary>
    private static bool Judges(IConditionalOperation choice) =>
        choice.OwnDescendants().Any(part => part is IThrowOperation)
        && choice.Condition.OwnDescendants().OfType<IInvocationOperation>().Any(call => call.Arguments.Any(argument => argument.Value.Bare() is ILocalReferenceOperation { Local.Type: var type }
            && type.WithBases().Any(one => one.Name == "Exception")));
}
