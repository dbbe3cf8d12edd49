using DepGuard.Analyzers.CodeFixes.Retries;
using DepGuard.Analyzers.Rules.Retries;

namespace DepGuard.Analyzers.Tests.Fixes.Retries;

public class SteadyRetryDelayFixTests
{
    [Theory]
    [InlineData("[|new RetryStrategyOptions()|];", "new RetryStrategyOptions() { BackoffType = DelayBackoffType.Exponential, UseJitter = true };")]
    [InlineData(
        "[|new RetryStrategyOptions { MaxRetryAttempts = 3 }|]; // three",
        "new RetryStrategyOptions { MaxRetryAttempts = 3, BackoffType = DelayBackoffType.Exponential, UseJitter = true }; // three")]
    [InlineData(
        "new RetryStrategyOptions { [|BackoffType|] = DelayBackoffType.Constant };",
        "new RetryStrategyOptions { BackoffType = DelayBackoffType.Exponential, UseJitter = true };")]
    [InlineData("options.[|UseJitter|] = /* no */ false;", "options.UseJitter = /* no */ true;")]
    [InlineData("options.[|BackoffType|] = DelayBackoffType.Constant;", "options.BackoffType = DelayBackoffType.Exponential;")]
    public Task Options_grow_and_jitter(string before, string after) => Check(before, after);

    [Theory]
    [InlineData(
        "failures.[|WaitAndRetry|](3, _ => TimeSpan.FromSeconds(1));",
        "failures.WaitAndRetry(3, attempt => TimeSpan.FromSeconds(1) * attempt + TimeSpan.FromMilliseconds(Random.Shared.Next(0, 1000)));")]
    [InlineData(
        "failures.[|WaitAndRetryAsync|](3, n => TimeSpan.FromSeconds(Math.Pow(2, n)));",
        "failures.WaitAndRetryAsync(3, n => TimeSpan.FromSeconds(Math.Pow(2, n)) + TimeSpan.FromMilliseconds(Random.Shared.Next(0, 1000)));")]
    public Task A_provider_gets_jitter(string before, string after) => Check(before, after);

    [Fact]
    public Task All_options_of_a_file_are_changed_at_once() => Check(
        "options.[|UseJitter|] = false; failures.[|WaitAndRetry|](3, _ => TimeSpan.FromSeconds(1));",
        "options.UseJitter = true; failures.WaitAndRetry(3, attempt => TimeSpan.FromSeconds(1) * attempt + TimeSpan.FromMilliseconds(Random.Shared.Next(0, 1000)));");

    [Fact]
    public Task Properties_on_lines_of_their_own_are_followed_by_such() => Check(
        """
        [|new RetryStrategyOptions
                {
                    MaxRetryAttempts = 3,
                    Delay = TimeSpan.FromSeconds(1), // a second
                }|];
        """,
        """
        new RetryStrategyOptions
                {
                    MaxRetryAttempts = 3,
                    Delay = TimeSpan.FromSeconds(1), // a second
                    BackoffType = DelayBackoffType.Exponential,
                    UseJitter = true,
                };
        """);

    private static Task Check(string before, string after) => FixCase.Check<SteadyRetryDelay, SteadyRetryDelayFix>(Sample(before), Sample(after));

    private static string Sample(string statement) => $$"""
        using System;
        using Polly;
        using Polly.Retry;

        class Sample
        {
            void Run(PolicyBuilder failures, RetryStrategyOptions options)
            {
                {{statement}}
            }
        }
        """;
}
