using System.Globalization;
using DepGuard.Facts.Policies;
using DepGuard.Readers.CSharp;
using DepGuard.Readers.DotNet.Clients;

namespace DepGuard.Readers.DotNet.Code;

/// <summary>
/// What the handlers of an HTTP client do to its calls, as its registration states it. Sources: dotnet/extensions
/// <c>src/Libraries/Microsoft.Extensions.Http.Resilience</c>; App-vNext/Polly <c>src/Polly.Core</c>, <c>src/Polly</c>.
/// </summary>
internal static class ResilienceHandlers
{
    /// <summary>The policies of one call of a registration; none if it adds no handler.</summary>
    public static IEnumerable<CallPolicy> Read(CSharpProgram program, CSharpCall call) => call.Name switch
    {
        "AddStandardResilienceHandler" => [Standard(program, call), Unsafe(program, call, ResilienceDefaults.Standard(program.At(call.First)))],
        "AddStandardHedgingHandler" => [Hedging(program, call), ResilienceDefaults.Hedging(program.At(call.First))],
        "AddResilienceHandler" => [Pipeline(program, call)],
        "AddPolicyHandler" or "AddTransientHttpErrorPolicy" => [Polly(program, call)],
        _ => [],
    };

    private static CallPolicy Stated(CSharpProgram program, CSharpCall call, string product) => new(Layer.Client, product, Provenance.Declared, program.At(call.First));

    private static CallPolicy Standard(CSharpProgram program, CSharpCall call)
    {
        var values = new Assignments(program, call.Open, call.Close);
        return Stated(program, call, ResilienceDefaults.Product) with
        {
            Attempts = Retries(values.Number("MaxRetryAttempts")),
            Timeout = Limit(values.Duration("AttemptTimeout", "Timeout")),
            Deadline = Limit(values.Duration("TotalRequestTimeout", "Timeout")),
            Backoff = values.Duration("Retry", "Delay") is { } delay ? new Backoff(delay, values.Duration("Retry", "MaxDelay"), values.Name("BackoffType") is null or "Exponential") : null,
            Breaker = Breaker(values),
        };
    }

    private static CallPolicy Hedging(CSharpProgram program, CSharpCall call)
    {
        var values = new Assignments(program, call.Open, call.Close);
        return Stated(program, call, ResilienceDefaults.Product) with
        {
            Attempts = Retries(values.Number("MaxHedgedAttempts")),
            Deadline = Limit(values.Duration("TotalRequestTimeout", "Timeout")),
        };
    }

    /// <summary>Methods that change something are not retried once the options say so.</summary>
    private static CallPolicy Unsafe(CSharpProgram program, CSharpCall call, CallPolicy policy) =>
        Inside(program, call.Open, call.Close).Any(inner => inner.Name == "DisableForUnsafeHttpMethods") ? policy with { RetriesUnsafeMethods = false } : policy;

    /// <summary>A pipeline of one's own: a time limit in front of the retries is that of the call, one behind them that of an attempt.</summary>
    private static CallPolicy Pipeline(CSharpProgram program, CSharpCall call)
    {
        var policy = Stated(program, call, "http-resilience-pipeline");
        foreach (var inner in Inside(program, call.Open, call.Close))
            if (inner.Name == "AddRetry")
                policy = policy with { Attempts = Retries(new Assignments(program, inner.Open, inner.Close).Number("MaxRetryAttempts") ?? (IsDefault(program, inner) ? 3 : null)), Deadline = policy.Timeout, Timeout = null };
            else if (inner.Name == "AddTimeout" && inner.Arguments.Count == 1)
                policy = policy with { Timeout = Limit(Assignments.DurationAt(program, inner.Open + 1)) };
        return policy;
    }

    /// <summary>True when options are made without a word about the number of attempts.</summary>
    private static bool IsDefault(CSharpProgram program, CSharpCall call) =>
        !Enumerable.Range(call.Open, CSharpProgram.Bounded(call.Open, call.Close) - call.Open).Any(token => program.Tokens[token].Kind == CSharpTokenKind.Name && program.Text(token) == "MaxRetryAttempts")
        && program.Tokens[Math.Min(call.Open + 1, call.Close)] is { Kind: CSharpTokenKind.Name } first && program.Text(call.Open + 1) == "new" && first.Length == 3;

    /// <summary>A policy of Polly 7 in place, or made by a method of the same file.</summary>
    private static CallPolicy Polly(CSharpProgram program, CSharpCall call)
    {
        var policy = Stated(program, call, "polly");
        foreach (var inner in Inside(program, call.Open, call.Close).Concat(Inside(program, call.Open, call.Close).Where(inner => inner.Arguments.Count == 0).SelectMany(inner => Body(program, inner.Name))))
            policy = inner.Name switch
            {
                "WaitAndRetryForeverAsync" or "RetryForeverAsync" => policy with { Attempts = Attempts.Unbounded },
                "WaitAndRetryAsync" => policy with { Attempts = Retries(First(program, inner)) ?? policy.Attempts },
                "RetryAsync" => policy with { Attempts = Retries(inner.Arguments.Count == 0 ? 1 : First(program, inner)) ?? policy.Attempts },
                "TimeoutAsync" => policy with { Timeout = Limit(Assignments.DurationAt(program, inner.Open + 1) ?? (First(program, inner) is { } seconds ? TimeSpan.FromSeconds(seconds) : null)) },
                _ => policy,
            };
        return policy;
    }

    private static IEnumerable<CSharpCall> Inside(CSharpProgram program, int open, int close) => program.Inside(open, close).Select(inner => inner.Call);

    /// <summary>Calls in the body of a method of this file.</summary>
    private static IEnumerable<CSharpCall> Body(CSharpProgram program, string method)
    {
        foreach (var declared in program.Named(method))
            if (declared.ReceiverName.Length == 0 && program.IsMark(declared.Close + 1, '{') && program.Match(declared.Close + 1) is var end and > 0)
                return Inside(program, declared.Close, end);
            else if (program.IsMark(declared.Close + 1, '=') && program.IsMark(declared.Close + 2, '>'))
                return Inside(program, declared.Close, program.EndOfStatement(declared.Close));
        return [];
    }

    private static int? First(CSharpProgram program, CSharpCall call)
    {
        if (call.Arguments.Count == 0)
            return null;
        var at = call.Arguments[0].Start.Value;
        if (program.IsMark(at + 1, ':'))
            at += 2;
        return int.TryParse(program.Text(at), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < 1_000_000 ? number : null;
    }

    private static Attempts? Retries(int? retries) => retries is not { } count ? null : count == int.MaxValue ? Attempts.Unbounded : Attempts.AfterRetries(count);

    private static TimeLimit? Limit(TimeSpan? value) => value is { } limit ? TimeLimit.Of(limit) : null;

    private static Breaker? Breaker(Assignments values)
    {
        var (ratio, open) = (values.Share("CircuitBreaker", "FailureRatio"), values.Duration("CircuitBreaker", "BreakDuration"));
        return ratio is null && open is null ? null
            : new Breaker { FailureRatio = ratio is { } share ? new Ratio(share) : ResilienceDefaults.FailureRatio, OpenFor = open ?? ResilienceDefaults.Break };
    }
}
