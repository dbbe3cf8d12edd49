using DepGuard.Analyzers.CodeFixes.Retries;
using DepGuard.Analyzers.Rules.Retries;

namespace DepGuard.Analyzers.Tests.Fixes.Retries;

public class BlockingRetryWaitFixTests
{
    [Theory]
    [InlineData("Thread.[|Sleep|](100); // a little", "await Task.Delay(100); // a little")]
    [InlineData("Thread.[|Sleep|](TimeSpan.FromSeconds(attempt));", "await Task.Delay(TimeSpan.FromSeconds(attempt));")]
    [InlineData("Task.Delay(100).[|Wait|]();", "await Task.Delay(100);")]
    [InlineData("Task.Delay(100).ConfigureAwait(false).GetAwaiter().[|GetResult|]();", "await Task.Delay(100).ConfigureAwait(false);")]
    public Task An_asynchronous_function_awaits_the_delay(string before, string after) => FixCase.Check<BlockingRetryWait, BlockingRetryWaitFix>(
        Sample("public async Task<string> Get()", "await http.GetStringAsync(\"/\")", before),
        Sample("public async Task<string> Get()", "await http.GetStringAsync(\"/\")", after));

    [Fact]
    public Task A_synchronous_function_becomes_asynchronous() => FixCase.Check<BlockingRetryWait, BlockingRetryWaitFix>(
        Sample("public string Get()", "new System.IO.StreamReader(http.Send(new HttpRequestMessage()).Content.ReadAsStream()).ReadToEnd()", "Thread.[|Sleep|](100);"),
        Sample("public async Task<string> Get()", "new System.IO.StreamReader(http.Send(new HttpRequestMessage()).Content.ReadAsStream()).ReadToEnd()", "await Task.Delay(100);"));

    [Fact]
    public Task Every_wait_of_a_project_is_replaced_at_once() => FixCase.CheckAll<BlockingRetryWait, BlockingRetryWaitFix>(
        (Sample("public async Task<string> Get()", "await http.GetStringAsync(\"/\")", "Thread.[|Sleep|](1); Thread.[|Sleep|](2);"),
         Sample("public async Task<string> Get()", "await http.GetStringAsync(\"/\")", "await Task.Delay(1); await Task.Delay(2);")),
        (Sample("public async Task<string> Get()", "await http.GetStringAsync(\"/\")", "Thread.[|Sleep|](3);").Replace("Sample", "Other"),
         Sample("public async Task<string> Get()", "await http.GetStringAsync(\"/\")", "await Task.Delay(3);").Replace("Sample", "Other")));

    private static string Sample(string signature, string call, string wait) => $$"""
        using System;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        class Sample(HttpClient http)
        {
            {{signature}}
            {
                for (var attempt = 1; ; attempt++)
                {
                    try { return {{call}}; }
                    catch (HttpRequestException) when (attempt < 3)
                    {
                        {{wait}}
                    }
                }
            }
        }
        """;
}
