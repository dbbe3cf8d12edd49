using DepGuard.Analyzers.Recognition;
using DepGuard.Analyzers.Recognition.Deadlines;
using DepGuard.Analyzers.Recognition.Policies;
using DepGuard.Facts.Policies;
using DepGuard.Sources;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Source.Calls;

/// <summary>What the registration of a client states about its calls, with constants of other files resolved by the compiler. The product is the member that does it.</summary>
/// <param name="place">The place of an operation.</param>
internal sealed class HandlerPolicies(Func<SyntaxNode, SourceSpan> place)
{
    /// <summary>The policy of one call on the builder of a client; null if it states none.</summary>
    public CallPolicy? Of(IInvocationOperation call) => call.TargetMethod.Name switch
    {
        "AddStandardResilienceHandler" or "AddStandardHedgingHandler" => Standard(call),
        "AddResilienceHandler" => Pipeline(call, call.Arguments.SelectMany(argument => argument.Value.DescendantsAndSelf()).OfType<IInvocationOperation>()),
        "AddPolicyHandler" or "AddTransientHttpErrorPolicy" => Polly(call),
        _ => null,
    };

    /// <summary>What a pipeline or policy of Polly does that code runs calls in.</summary>
    public CallPolicy? OfExecution(IInvocationOperation execution) =>
        Retries(execution.Receiver(), Stated(execution) with { Layer = Layer.Code }) is { IsEmpty: false } policy ? policy : null;

    /// <summary>The time that a client gives every call; null if it is not constant.</summary>
    public CallPolicy? OfTimeout(ISimpleAssignmentOperation assignment) =>
        assignment.Target is IPropertyReferenceOperation { Property: { Name: "Timeout", ContainingType.Name: "HttpClient" } } target && Limit(Duration.Of(assignment.Value)) is { } limit
            ? new CallPolicy(Layer.Client, "HttpClient", Provenance.Declared, place(target.Syntax)) { Deadline = limit }
            : null;

    private CallPolicy Stated(IInvocationOperation call) =>
        new(Layer.Client, call.TargetMethod.Name, Provenance.Declared, place(call.NameToken().Parent ?? call.Syntax));

    private CallPolicy Standard(IInvocationOperation call)
    {
        var set = call.Arguments.SelectMany(argument => argument.Value.DescendantsAndSelf()).OfType<ISimpleAssignmentOperation>().ToLookup(assignment => Path(assignment.Target));
        return Stated(call) with
        {
            Attempts = AfterRetries(set["Retry.MaxRetryAttempts"].Concat(set["Hedging.MaxHedgedAttempts"]).LastOrDefault()?.Value),
            Timeout = Limit(Duration.Of((set["AttemptTimeout.Timeout"].LastOrDefault() ?? set["Endpoint.Timeout.Timeout"].LastOrDefault())?.Value)),
            Deadline = Limit(Duration.Of(set["TotalRequestTimeout.Timeout"].LastOrDefault()?.Value)),
            Backoff = Duration.Of(set["Retry.Delay"].LastOrDefault()?.Value)?.Value is { } delay ? new Backoff(delay, Duration.Of(set["Retry.MaxDelay"].LastOrDefault()?.Value)?.Value, IsExponential: true) : null,
        };
    }

    /// <summary><c>options.Retry.MaxRetryAttempts</c> without the name of the variable.</summary>
    private static string Path(IOperation target) => target is IPropertyReferenceOperation property
        ? property.Instance?.Bare() is IPropertyReferenceOperation outer ? $"{Path(outer)}.{property.Property.Name}" : property.Property.Name
        : string.Empty;

    /// <summary>A limit of time in front of the retries is that of the call, one behind them that of an attempt.</summary>
    private CallPolicy Pipeline(IInvocationOperation call, IEnumerable<IInvocationOperation> parts)
    {
        var policy = Stated(call);
        foreach (var part in parts.OrderBy(part => part.NameToken().SpanStart))
            if (PolicyNames.IsRetry(part))
                policy = policy with { Attempts = Tries(part) ?? policy.Attempts, Deadline = policy.Timeout, Timeout = null };
            else if (PipelineTimeouts.IsAdded(part) && PipelineTimeouts.Of(part) is { } limit)
                policy = policy with { Timeout = TimeLimit.Of(limit) };
        return policy;
    }

    private CallPolicy Polly(IInvocationOperation call)
    {
        var inline = call.Arguments.SelectMany(argument => argument.Value.DescendantsAndSelf()).OfType<IInvocationOperation>().Where(PolicyNames.IsRetry);
        var retries = call.Arguments.SelectMany(argument => PolicyNames.Retries(argument.Value)).Concat(inline).ToList();
        return Stated(call) with { Attempts = retries.Select(Tries).LastOrDefault(tries => tries is not null) };
    }

    /// <summary>The chain that builds a policy or pipeline is followed back, so its last call comes first.</summary>
    private CallPolicy Retries(IOperation? built, CallPolicy policy)
    {
        var parts = Chains.Calls(built).Reverse().ToList();
        foreach (var part in parts.Concat(parts.SelectMany(part => PolicyNames.Retries(part))).Distinct())
            if (PolicyNames.IsRetry(part))
                policy = policy with { Attempts = Tries(part) ?? policy.Attempts, Deadline = policy.Timeout ?? policy.Deadline, Timeout = null };
            else if (PipelineTimeouts.IsAdded(part) && PipelineTimeouts.Of(part) is { } limit)
                policy = policy with { Timeout = TimeLimit.Of(limit) };
        return policy;
    }

    private static Attempts? Tries(IInvocationOperation retry) =>
        retry.TargetMethod.Name.Contains("Forever", StringComparison.Ordinal) ? Attempts.Unbounded
        : HandlerRegistration.AttemptsOf(retry) is not { } attempts ? null
        : attempts == int.MaxValue ? Attempts.Unbounded
        : Attempts.AfterRetries(attempts - 1);

    private static Attempts? AfterRetries(IOperation? value) =>
        value?.ConstantValue is { HasValue: true, Value: int and var number } ? (number == int.MaxValue ? Attempts.Unbounded : Attempts.AfterRetries((int)number)) : null;

    private static TimeLimit? Limit(Duration? duration) => duration is not { } limit ? null : limit.Value is { } time ? TimeLimit.Of(time) : TimeLimit.None;
}
