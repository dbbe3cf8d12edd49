using DepGuard.Analyzers.CodeFixes.Retries;
using DepGuard.Analyzers.Rules.Retries;

namespace DepGuard.Analyzers.Tests.Fixes.Retries;

public class ImmediateRetryFixTests
{
    [Fact]
    public Task A_loop_waits_longer_each_time() => Check(
        """
        [|for|] (var i = 0; i < 5; i++)
                {
                    try
                    {
                        await http.GetStringAsync("/");
                        return;
                    }
                    catch (HttpRequestException) // again
                    {
                        Console.WriteLine(i);
                    }
                }
        """,
        """
        for (var i = 0; i < 5; i++)
                {
                    try
                    {
                        await http.GetStringAsync("/");
                        return;
                    }
                    catch (HttpRequestException) // again
                    {
                        Console.WriteLine(i);
                        await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(100, 200) << Math.Min(i, 6)));
                    }
                }
        """);

    [Fact]
    public Task A_loop_without_a_counter_waits_before_it_continues() => Check(
        """
        var left = 5;
                [|while|] (left > 0)
                {
                    try
                    {
                        await http.GetStringAsync("/");
                        return;
                    }
                    catch (HttpRequestException)
                    {
                        left--;
                        continue;
                    }
                }
        """,
        """
        var left = 5;
                while (left > 0)
                {
                    try
                    {
                        await http.GetStringAsync("/");
                        return;
                    }
                    catch (HttpRequestException)
                    {
                        left--;
                        await Task.Delay(Random.Shared.Next(500, 1000));
                        continue;
                    }
                }
        """);

    [Theory]
    [InlineData("failures.[|RetryAsync|](5);", "failures.WaitAndRetryAsync(5, attempt => TimeSpan.FromMilliseconds(Random.Shared.Next(100, 200) << Math.Min(attempt, 6)));")]
    [InlineData("failures.[|Retry|](3);", "failures.WaitAndRetry(3, attempt => TimeSpan.FromMilliseconds(Random.Shared.Next(100, 200) << Math.Min(attempt, 6)));")]
    [InlineData("RetrySyntax.[|Retry|](failures, 3);", "RetrySyntax.WaitAndRetry(failures, 3, attempt => TimeSpan.FromMilliseconds(Random.Shared.Next(100, 200) << Math.Min(attempt, 6)));")]
    [InlineData("bus.[|Immediate|](5);", "bus.Exponential(5, TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(10), TimeSpan.FromMilliseconds(200));")]
    [InlineData("options.[|Delay|] = TimeSpan.Zero; // none", "options.Delay = TimeSpan.FromSeconds(1); // none")]
    public Task A_policy_waits(string before, string after) => Check(before, after);

    [Fact]
    public Task All_policies_of_a_file_wait_at_once() => Check(
        "bus.[|Immediate|](5); options.[|Delay|] = TimeSpan.Zero;",
        "bus.Exponential(5, TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(10), TimeSpan.FromMilliseconds(200)); options.Delay = TimeSpan.FromSeconds(1);");

    [Theory]
    [InlineData("failures.[|RetryAsync|](5, (failure, attempt) => { });")]
    [InlineData("Send(); void Send() { [|for|] (var i = 0; i < 5; i++) { try { http.Send(new HttpRequestMessage()); return; } catch (HttpRequestException) { } } }")]
    public Task What_would_change_its_meaning_is_left_alone(string statement) => Check(statement, statement);

    private static Task Check(string before, string after) => FixCase.Check<ImmediateRetry, ImmediateRetryFix>(Sample(before), Sample(after));

    private static string Sample(string statement) => $$"""
        using System;
        using System.Net.Http;
        using System.Threading.Tasks;
        using MassTransit;
        using Polly;
        using Polly.Retry;

        class Sample(HttpClient http)
        {
            public async Task Run(PolicyBuilder failures, IRetryConfigurator bus, RetryStrategyOptions options)
            {
                {{statement}}
            }
        }
        """;
}
