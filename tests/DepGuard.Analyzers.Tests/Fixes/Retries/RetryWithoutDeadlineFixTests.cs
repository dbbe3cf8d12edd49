using DepGuard.Analyzers.CodeFixes.Retries;
using DepGuard.Analyzers.Rules.Retries;

namespace DepGuard.Analyzers.Tests.Fixes.Retries;

public class RetryWithoutDeadlineFixTests
{
    [Theory]
    [InlineData(
        "clients.AddResilienceHandler(\"a\", pipeline => pipeline.[|AddRetry|](new())); // a",
        "clients.AddResilienceHandler(\"a\", pipeline => pipeline.AddTimeout(TimeSpan.FromSeconds(30)).AddRetry(new())); // a")]
    [InlineData(
        "await new ResiliencePipelineBuilder()\n            .[|AddRetry|](new())\n            .Build()\n            .ExecuteAsync(async _ => await http.GetStringAsync(\"/\"));",
        "await new ResiliencePipelineBuilder()\n            .AddTimeout(TimeSpan.FromSeconds(30))\n            .AddRetry(new())\n            .Build()\n            .ExecuteAsync(async _ => await http.GetStringAsync(\"/\"));")]
    [InlineData(
        "clients.AddResilienceHandler(\"a\", a => a.[|AddRetry|](new())); clients.AddResilienceHandler(\"b\", b => { b.[|AddRetry|](new()); });",
        "clients.AddResilienceHandler(\"a\", a => a.AddTimeout(TimeSpan.FromSeconds(30)).AddRetry(new())); clients.AddResilienceHandler(\"b\", b => { b.AddTimeout(TimeSpan.FromSeconds(30)).AddRetry(new()); });")]
    public Task A_timeout_goes_around_the_retry(string before, string after) => Check(before, after);

    [Fact]
    public Task A_loop_is_left_to_its_author()
    {
        const string Loop = "[|while|] (true) { try { await http.GetStringAsync(\"/\", stop); return; } catch (HttpRequestException) { await Task.Delay(100, stop); } }";
        return Check(Loop, Loop);
    }

    private static Task Check(string before, string after) => FixCase.Check<RetryWithoutDeadline, RetryWithoutDeadlineFix>(Sample(before), Sample(after));

    private static string Sample(string statement) => $$"""
        using System;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.DependencyInjection;
        using Polly;

        class Sample(HttpClient http)
        {
            async Task Run(IHttpClientBuilder clients, CancellationToken stop)
            {
                {{statement}}
                await Task.Yield();
            }
        }
        """;
}
