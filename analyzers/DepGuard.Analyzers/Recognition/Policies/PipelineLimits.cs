using DepGuard.Analyzers.Recognition.Deadlines;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Policies;

/// <summary>Finds what ends the retries of a pipeline of Polly 8 before their number does: a timeout outside of them, a breaker, a limiter.</summary>
internal static class PipelineLimits
{
    /// <summary>Whether the builder to which the call adds its retry is given such a limit, here or by a method of the same file.</summary>
    public static bool Hold(IInvocationOperation retry) => Others(retry).Any(other => Limits(other, retry)) || Before(retry).Any(AddsLimit);

    /// <summary>Whether an execution is limited from outside: by a token with a timer, or by a policy that runs it.</summary>
    public static bool HoldAround(IInvocationOperation run) => TimedTokens.IsGivenTo(run)
        || run.WithEnclosing().OfType<IAnonymousFunctionOperation>().Select(RetriedCalls.Execution).OfType<IInvocationOperation>()
            .Any(outer => Chains.Calls(outer.Receiver()).Any(IsLimit));

    /// <summary>A timeout counts if it is added before, and so is outside: one that is added after limits a single attempt.</summary>
    private static bool Limits(IInvocationOperation other, IInvocationOperation retry) => other.TargetMethod.Name switch
    {
        "AddCircuitBreaker" or "AddConcurrencyLimiter" or "AddRateLimiter" => true,
        "AddTimeout" => other.NameToken().SpanStart < retry.NameToken().SpanStart,
        _ => false,
    };

    private static bool IsLimit(IInvocationOperation call) => call.TargetMethod.Name is "AddCircuitBreaker" or "AddConcurrencyLimiter" or "AddRateLimiter" or "AddTimeout"
        || (PolicyNames.IsPolly(call.TargetMethod) && call.TargetMethod.Name is "Timeout" or "TimeoutAsync" or "CircuitBreaker" or "CircuitBreakerAsync");

    /// <summary>A method of this file that adds one, or another pipeline with one.</summary>
    private static bool AddsLimit(IInvocationOperation call) => call.TargetMethod.Name == "AddPipeline"
        ? call.Arguments.Any(argument => Chains.Calls(argument.Value).Any(IsLimit))
        : SourceBody.Of(call.TargetMethod, call)?.Descendants().OfType<IInvocationOperation>().Any(IsLimit) == true;

    /// <summary>The other calls on the same builder: before and after in the chain, and on its variable.</summary>
    private static IEnumerable<IInvocationOperation> Others(IInvocationOperation retry)
    {
        var before = Chains.Calls(retry.Receiver());
        var after = retry.WithEnclosing().OfType<IInvocationOperation>();
        return Builder(retry) is { } root
            ? before.Concat(after).Concat(Calls(retry).Where(other => SymbolEqualityComparer.Default.Equals(Variables.Of(Chains.Root(other)), root)))
            : before.Concat(after);
    }

    /// <summary>Calls before the retry that may do something to the builder: those in its chain, and those that its variable is handed to.</summary>
    private static IEnumerable<IInvocationOperation> Before(IInvocationOperation retry)
    {
        var chain = Chains.Calls(retry.Receiver());
        return Builder(retry) is { } root
            ? chain.Concat(Calls(retry).Where(call => call.Syntax.SpanStart < retry.Syntax.SpanStart
                && (SymbolEqualityComparer.Default.Equals(Variables.Of(Chains.Root(call)), root)
                    || call.Arguments.Any(argument => SymbolEqualityComparer.Default.Equals(Variables.Of(argument.Value), root)))))
            : chain;
    }

    private static ISymbol? Builder(IInvocationOperation retry) => Variables.Of(Chains.Root(retry));

    private static IEnumerable<IInvocationOperation> Calls(IOperation operation) => MemberFacts.Of(operation).Operations.OfType<IInvocationOperation>();
}
