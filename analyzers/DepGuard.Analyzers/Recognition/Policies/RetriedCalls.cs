using DepGuard.Analyzers.Recognition.Retrying;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Policies;

/// <summary>Recognises code that a retry runs again: the body of a retry loop, or the delegate that a retrying policy executes.</summary>
internal sealed class RetriedCalls(KnownSymbols symbols, AnalyzerSettings settings)
{
    private readonly RetryLoops _loops = symbols.Shared(() => new RetryLoops(symbols, settings));

    /// <summary>The retry that a loop makes; null if it makes none.</summary>
    public RetryLoop? At(IOperation loop) => _loops.At(loop);

    /// <summary>The loop or the execution that runs the operation again after a failure; null if nothing does.</summary>
    public IOperation? Around(IOperation operation)
    {
        foreach (var outer in operation.WithEnclosing().Skip(1))
        {
            if (outer is ILoopOperation loop && _loops.At(loop) is { } retry && IsRepeated(retry, operation))
                return loop;
            if (outer is IAnonymousFunctionOperation lambda && Execution(lambda) is { } execution && PolicyNames.HasRetry(execution.Receiver()))
                return execution;
        }

        return null;
    }

    /// <summary>The call that runs the lambda under a policy; null if none does.</summary>
    public static IInvocationOperation? Execution(IAnonymousFunctionOperation lambda) =>
        lambda.WithEnclosing().Skip(1).SkipWhile(outer => outer is IDelegateCreationOperation or IConversionOperation or IArgumentOperation).FirstOrDefault() is IInvocationOperation call
        && PolicyNames.IsExecution(call) ? call : null;

    /// <summary>Of a loop over exceptions, what its try block holds; of a loop over answers, the call that is tested.</summary>
    private static bool IsRepeated(RetryLoop retry, IOperation operation) =>
        ReferenceEquals(retry.Call, operation)
        || (retry.Catch?.Parent is ITryOperation attempt && operation.WithEnclosing().Contains(attempt.Body))
        || (retry.Test is not null && !operation.WithEnclosing().Any(outer => outer is ICatchClauseOperation));
}
