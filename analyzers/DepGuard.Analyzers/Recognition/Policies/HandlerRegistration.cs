using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Policies;

/// <summary>A call that puts a retrying handler in front of an HTTP client.</summary>
/// <param name="Call">The registration.</param>
/// <param name="Attempts">Attempts that it makes, by constants and documented defaults; null if unknown.</param>
internal sealed record HandlerRegistration(IInvocationOperation Call, int? Attempts)
{
    /// <summary>Documented defaults of Microsoft.Extensions.Http.Resilience 10: 3 retries, 1 hedged attempt.</summary>
    private const int StandardAttempts = 4;
    private const int HedgingAttempts = 2;

    /// <summary>The registration that a call makes; null if it adds no retry.</summary>
    public static HandlerRegistration? Of(IInvocationOperation call) => call.TargetMethod.Name switch
    {
        "AddStandardResilienceHandler" => new(call, StandardAttempts),
        "AddStandardHedgingHandler" => new(call, HedgingAttempts),
        "AddResilienceHandler" when RetryIn(call) is { } retry => new(call, AttemptsOf(retry)),
        "AddPolicyHandler" when call.GivenArguments().SelectMany(argument => PolicyNames.Retries(argument.Value)).FirstOrDefault() is { } retry => new(call, AttemptsOf(retry)),
        "AddTransientHttpErrorPolicy" when RetryIn(call) is { } retry => new(call, AttemptsOf(retry)),
        _ => null,
    };

    /// <summary>Attempts of a retry policy, the first one included; null if its count is not constant.</summary>
    public static int? AttemptsOf(IInvocationOperation retry)
    {
        var options = retry.Arguments.Select(argument => argument.Value.Bare()).OfType<IObjectCreationOperation>().FirstOrDefault(one => one.Type?.Name.EndsWith("RetryStrategyOptions", StringComparison.Ordinal) == true);
        if (options is not null)
            return OptionSettings.Of(options, "MaxRetryAttempts") is { } set ? Plus(set.Value) : StandardAttempts;
        var count = retry.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "retryCount");
        return count is not null ? Plus(count.Value) : retry.TargetMethod.Name is "Retry" or "RetryAsync" ? 2 : null;
    }

    private static int? Plus(IOperation value) => value.ConstantValue is { HasValue: true, Value: int and var number } ? (number == int.MaxValue ? number : (int)number + 1) : null;

    private static IInvocationOperation? RetryIn(IInvocationOperation call) =>
        call.GivenArguments().SelectMany(argument => argument.Value.DescendantsAndSelf()).OfType<IInvocationOperation>().FirstOrDefault(PolicyNames.IsRetry);
}
