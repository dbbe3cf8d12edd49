using DepGuard.Analyzers.CodeFixes.Timeouts;
using DepGuard.Analyzers.Rules.Timeouts;

namespace DepGuard.Analyzers.Tests.Fixes.Timeouts;

public class UnboundedGateWaitFixTests
{
    [Theory]
    [InlineData("await _gate.[|WaitAsync|](); // one at a time", "await _gate.WaitAsync(stop); // one at a time")]
    [InlineData("await _gate.[|WaitAsync|]().ConfigureAwait(false);", "await _gate.WaitAsync(stop).ConfigureAwait(false);")]
    [InlineData("await _gate.[|WaitAsync|](CancellationToken.None);", "await _gate.WaitAsync(stop);")]
    [InlineData("_gate.[|Wait|](Timeout.Infinite);", "_gate.Wait(stop);")]
    public Task The_token_bounds_the_wait(string before, string after) =>
        FixCase.CheckWithUsings<UnboundedGateWait, UnboundedGateWaitFix>(Sample(before, "CancellationToken stop"), Sample(after, "CancellationToken stop"));

    [Theory]
    [InlineData("await _gate.[|WaitAsync|](); // one at a time", "if (!await _gate.WaitAsync(TimeSpan.FromSeconds(10))) throw new TimeoutException(); // one at a time")]
    [InlineData("await _gate.[|WaitAsync|]().ConfigureAwait(false);", "if (!await _gate.WaitAsync(TimeSpan.FromSeconds(10)).ConfigureAwait(false)) throw new TimeoutException();")]
    [InlineData("_gate.[|Wait|]();", "if (!_gate.Wait(TimeSpan.FromSeconds(10))) throw new TimeoutException();")]
    public Task Without_a_token_a_time_bounds_the_wait(string before, string after) => FixCase.CheckWithUsings<UnboundedGateWait, UnboundedGateWaitFix>(Sample(before), Sample(after));

    [Theory]
    [InlineData("var wait = _gate.[|WaitAsync|](); await wait;")]
    [InlineData("if (_http.MaxResponseContentBufferSize > 1) await _gate.[|WaitAsync|](); else return;")]
    public Task A_wait_within_another_statement_is_left_to_its_author(string wait) => FixCase.CheckWithUsings<UnboundedGateWait, UnboundedGateWaitFix>(Sample(wait), Sample(wait));

    [Fact]
    public Task All_documents_are_repaired_at_once() => FixCase.CheckWithUsings<UnboundedGateWait, UnboundedGateWaitFix>(
        [Sample("await _gate.[|WaitAsync|](); await Load(); await _gate.[|WaitAsync|]();"), Other("await _gate.[|WaitAsync|]();")],
        [
            Sample("if (!await _gate.WaitAsync(TimeSpan.FromSeconds(10))) throw new TimeoutException(); await Load(); if (!await _gate.WaitAsync(TimeSpan.FromSeconds(10))) throw new TimeoutException();"),
            Other("if (!await _gate.WaitAsync(TimeSpan.FromSeconds(10))) throw new TimeoutException();"),
        ]);

    private static string Other(string wait) => Sample(wait).Replace("Sample", "Other", StringComparison.Ordinal);

    private static string Sample(string wait, string parameters = "") => $$"""
        sealed class Sample(HttpClient _http)
        {
            private readonly SemaphoreSlim _gate = new(1, 1);

            public async Task Run({{parameters}})
            {
                await Task.Yield();
                {{wait}}
                try { await Load(); } finally { _gate.Release(); }
            }

            private Task<string> Load() => _http.GetStringAsync("/connect/token");
        }
        """;
}
