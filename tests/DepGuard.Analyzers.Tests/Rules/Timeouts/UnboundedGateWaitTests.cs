using DepGuard.Analyzers.Rules.Timeouts;

namespace DepGuard.Analyzers.Tests.Rules.Timeouts;

public class UnboundedGateWaitTests
{
    [Theory]
    [InlineData("await _gate.[|WaitAsync|](); try { await _http.RequestTokenAsync(new TokenRequest()); } finally { _gate.Release(); }")]
    [InlineData("await _gate.[|WaitAsync|]().ConfigureAwait(false); try { if (_token == null) _token = await _http.GetStringAsync(\"/connect/token\"); } finally { _gate.Release(); }")]
    [InlineData("_gate.[|Wait|](); try { _credential.GetToken(new(new[] { \"x\" }), stop); } finally { _gate.Release(); }")]
    [InlineData("await _gate.[|WaitAsync|](CancellationToken.None); try { await Load(); } finally { _gate.Release(); }")]
    [InlineData("await _gate.[|WaitAsync|](Timeout.Infinite); try { await Load(); } finally { _gate.Release(); }")]
    [InlineData("await _gate.[|WaitAsync|](Timeout.InfiniteTimeSpan, default); await Load(); _gate.Release();")]
    [InlineData("async Task Local() { await _gate.[|WaitAsync|](); await Load(); _gate.Release(); } await Local();")]
    public Task Callers_queue_without_limit(string body) => Check(body);

    [Theory]
    [InlineData("await _gate.WaitAsync(stop); try { await Load(); } finally { _gate.Release(); }")]
    [InlineData("if (!await _gate.WaitAsync(TimeSpan.FromSeconds(5))) return; try { await Load(); } finally { _gate.Release(); }")]
    [InlineData("if (!_gate.Wait(100)) return; try { await Load(); } finally { _gate.Release(); }")]
    [InlineData("await _gate.WaitAsync(_limit, stop); await Load(); _gate.Release();")]
    public Task The_wait_has_a_limit(string body) => Check(body);

    [Theory]
    [InlineData("await _gate.WaitAsync(); try { await _http.GetStringAsync(\"/prices\"); } finally { _gate.Release(); }")]
    [InlineData("await _gate.WaitAsync(); _token = null; _gate.Release(); await Load();")]
    [InlineData("await Load(); await _gate.WaitAsync(); _token = null; _gate.Release();")]
    [InlineData("await _gate.WaitAsync(); try { _load ??= Load(); } finally { _gate.Release(); } await _load;")]
    [InlineData("await _gate.WaitAsync(); try { _load = Load(); } finally { _gate.Release(); } await _load;")]
    [InlineData("await _gate.WaitAsync(); await Load();")]
    [InlineData("await _gate.WaitAsync(); await Load(); _other.Release();")]
    public Task It_guards_no_auth_call(string body) => Check(body);

    private static Task Check(string body) => AnalyzerCase.Check<UnboundedGateWait>($$"""
        using Duende.IdentityModel.Client;

        sealed class Sample(HttpClient _http, Azure.Core.TokenCredential _credential)
        {
            private readonly SemaphoreSlim _gate = new(1, 1);
            private readonly SemaphoreSlim _other = new(1, 1);
            private readonly TimeSpan _limit = TimeSpan.FromSeconds(5);
            private string? _token;
            private Task? _load;
            public async Task Run(CancellationToken stop) { await Task.Yield(); {{body}} }
            private async Task Load() => _token = await _http.GetStringAsync("/connect/token");
        }
        """);
}
