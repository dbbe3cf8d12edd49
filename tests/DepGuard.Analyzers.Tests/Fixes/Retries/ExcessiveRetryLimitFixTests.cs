using DepGuard.Analyzers.CodeFixes.Retries;
using DepGuard.Analyzers.Rules.Retries;

namespace DepGuard.Analyzers.Tests.Fixes.Retries;

public class ExcessiveRetryLimitFixTests
{
    [Theory]
    [InlineData("failures.[|Retry|](30);", "failures.Retry(3);")]
    [InlineData("failures.[|RetryAsync|](retryCount: /* many */ Many);", "failures.RetryAsync(retryCount: /* many */ 3);")]
    [InlineData("new RetryStrategyOptions { [|MaxRetryAttempts|] = 100 };", "new RetryStrategyOptions { MaxRetryAttempts = 3 };")]
    [InlineData("new Grpc.Net.Client.Configuration.RetryPolicy { [|MaxAttempts|] = 8 };", "new Grpc.Net.Client.Configuration.RetryPolicy { MaxAttempts = 3 };")]
    [InlineData("failures.[|Retry|](30); failures.[|Retry|](20);", "failures.Retry(3); failures.Retry(3);")]
    public Task The_limit_becomes_three(string before, string after) => FixCase.Check<ExcessiveRetryLimit, ExcessiveRetryLimitFix>(Sample(before), Sample(after));

    [Fact]
    public Task An_attribute_of_a_job_is_changed() => FixCase.Check<ExcessiveRetryLimit, ExcessiveRetryLimitFix>(
        "class Jobs { [Hangfire.AutomaticRetry([|Attempts|] = 99)] public void Run() { } }",
        "class Jobs { [Hangfire.AutomaticRetry(Attempts = 3)] public void Run() { } }");

    private static string Sample(string statement) => $$"""
        using Polly;
        using Polly.Retry;

        class Sample
        {
            const int Many = 40;

            void Run(PolicyBuilder failures)
            {
                {{statement}}
            }
        }
        """;
}
