using DepGuard.Analyzers.CodeFixes.Retries;
using DepGuard.Analyzers.Rules.Retries;

namespace DepGuard.Analyzers.Tests.Fixes.Retries;

public class UncappedBackoffFixTests
{
    [Theory]
    [InlineData(
        "failures.[|WaitAndRetry|](n, attempt => TimeSpan.FromSeconds(Math.Pow(2, attempt)));",
        "failures.WaitAndRetry(n, attempt => TimeSpan.FromSeconds(Math.Pow(2, Math.Min(attempt, 6))));")]
    [InlineData(
        "failures.[|WaitAndRetry|](20, attempt => TimeSpan.FromSeconds(1 << (attempt - 1)));",
        "failures.WaitAndRetry(20, attempt => TimeSpan.FromSeconds(1 << Math.Min(attempt - 1, 6)));")]
    [InlineData(
        "new RetryStrategyOptions { BackoffType = DelayBackoffType.Exponential, [|MaxRetryAttempts|] = 20 }; // many",
        "new RetryStrategyOptions { BackoffType = DelayBackoffType.Exponential, MaxRetryAttempts = 20, MaxDelay = TimeSpan.FromSeconds(30) }; // many")]
    [InlineData(
        "[|for|] (var i = 0; i < n; i++) { try { await http.GetStringAsync(\"/\"); return; } catch (HttpRequestException) { await Task.Delay(100 << i); } }",
        "for (var i = 0; i < n; i++) { try { await http.GetStringAsync(\"/\"); return; } catch (HttpRequestException) { await Task.Delay(100 << Math.Min(i, 6)); } }")]
    [InlineData(
        "failures.[|WaitAndRetry|](n, a => TimeSpan.FromSeconds(Math.Pow(2, a))); failures.[|WaitAndRetry|](n, a => TimeSpan.FromSeconds(Math.Pow(3, a)));",
        "failures.WaitAndRetry(n, a => TimeSpan.FromSeconds(Math.Pow(2, Math.Min(a, 6)))); failures.WaitAndRetry(n, a => TimeSpan.FromSeconds(Math.Pow(3, Math.Min(a, 6))));")]
    public Task The_delay_gets_a_ceiling(string before, string after) => Check(before, after);

    [Fact]
    public Task A_doubled_variable_is_left_to_its_author()
    {
        const string Loop = "var delay = 1; [|for|] (var i = 0; i < n; i++) { try { await http.GetStringAsync(\"/\"); return; } catch (HttpRequestException) { await Task.Delay(delay); delay *= 2; } }";
        return Check(Loop, Loop);
    }

    private static Task Check(string before, string after) => FixCase.Check<UncappedBackoff, UncappedBackoffFix>(Sample(before), Sample(after));

    private static string Sample(string statement) => $$"""
        using System;
        using System.Net.Http;
        using System.Threading.Tasks;
        using Polly;
        using Polly.Retry;

        class Sample(HttpClient http)
        {
            async Task Run(PolicyBuilder failures, int n)
            {
                {{statement}}
            }
        }
        """;
}
