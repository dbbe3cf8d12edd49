using DepGuard.Analyzers.CodeFixes.Retries;
using DepGuard.Analyzers.Rules.Retries;

namespace DepGuard.Analyzers.Tests.Fixes.Retries;

public class UnboundedRetryPolicyFixTests
{
    [Theory]
    [InlineData("failures.[|RetryForeverAsync|]();", "failures.RetryAsync(3);")]
    [InlineData("failures.[|RetryForever|]();", "failures.Retry(3);")]
    [InlineData(
        "failures.[|WaitAndRetryForeverAsync|](_ => TimeSpan.FromSeconds(1));",
        "failures.WaitAndRetryAsync(3, _ => TimeSpan.FromSeconds(1));")]
    [InlineData(
        "failures.[|WaitAndRetryForever|](_ => TimeSpan.FromSeconds(1), (failure, delay) => { });",
        "failures.WaitAndRetry(3, _ => TimeSpan.FromSeconds(1), (failure, delay) => { });")]
    [InlineData(
        "failures.[|WaitAndRetryForever|](sleepDurationProvider: _ => TimeSpan.FromSeconds(1));",
        "failures.WaitAndRetry(3, sleepDurationProvider: _ => TimeSpan.FromSeconds(1));")]
    [InlineData("answers.[|RetryForeverAsync|]();", "answers.RetryAsync(3);")]
    [InlineData("RetrySyntax.[|RetryForever|](failures);", "RetrySyntax.Retry(failures, 3);")]
    [InlineData("sequence.SelectMany(_ => http.GetAsync(\"/\")).[|Retry|]();", "sequence.SelectMany(_ => http.GetAsync(\"/\")).Retry(3);")]
    public Task An_endless_policy_becomes_its_bounded_form(string before, string after) => Check(before, after);

    [Theory]
    [InlineData("options.[|MaxRetryAttempts|] = int.MaxValue;", "options.MaxRetryAttempts = 3;")]
    [InlineData("options.[|MaxRetryAttempts|] = /* no end */ Forever; // later", "options.MaxRetryAttempts = /* no end */ 3; // later")]
    [InlineData("options = new() { [|MaxRetryAttempts|] = int.MaxValue };", "options = new() { MaxRetryAttempts = 3 };")]
    [InlineData("failures.[|Retry|](int.MaxValue);", "failures.Retry(3);")]
    [InlineData("failures.[|Retry|](retryCount: int.MaxValue);", "failures.Retry(retryCount: 3);")]
    public Task The_largest_count_becomes_three(string before, string after) => Check(before, after);

    [Theory]
    [InlineData("failures.[|RetryForever|](failure => { });")]
    [InlineData("failures.[|WaitAndRetryForever|](_ => TimeSpan.FromSeconds(1), (failure, attempt, delay) => { });")]
    [InlineData("sequence.SelectMany(_ => http.GetAsync(\"/\")).[|Repeat|]();")]
    public Task Without_a_bounded_form_of_the_same_meaning_nothing_is_offered(string statement) => Check(statement, statement);

    [Fact]
    public Task Every_policy_of_a_file_is_bounded_at_once() => Check(
        "failures.[|RetryForever|](); options.[|MaxRetryAttempts|] = int.MaxValue; answers.[|RetryForeverAsync|]();",
        "failures.Retry(3); options.MaxRetryAttempts = 3; answers.RetryAsync(3);");

    [Fact]
    public Task A_written_reconnect_policy_is_left_to_its_author()
    {
        const string policy = """
            using Microsoft.AspNetCore.SignalR.Client;

            sealed class Sample : IRetryPolicy
            {
                public System.TimeSpan? [|NextRetryDelay|](RetryContext context) => System.TimeSpan.Zero;
            }
            """;
        return CheckFile(policy, policy);
    }

    private static Task Check(string before, string after) => CheckFile(Sample(before), Sample(after));

    private static string Sample(string statement) => $$"""
        using System;
        using System.Net.Http;
        using System.Reactive.Linq;
        using Polly;
        using Polly.Retry;

        class Sample
        {
            private const int Forever = int.MaxValue;

            void Run(
                PolicyBuilder failures,
                PolicyBuilder<string> answers,
                RetryStrategyOptions options,
                IObservable<int> sequence,
                HttpClient http)
            {
                {{statement}}
            }
        }
        """;

    private static Task CheckFile(string before, string after) => FixCase.Check<UnboundedRetryPolicy, UnboundedRetryPolicyFix>(before, after);
}
