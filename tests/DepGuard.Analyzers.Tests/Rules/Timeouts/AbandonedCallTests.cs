using DepGuard.Analyzers.Rules.Timeouts;

namespace DepGuard.Analyzers.Tests.Rules.Timeouts;

public class AbandonedCallTests
{
    [Theory]
    [InlineData("await _http.GetStringAsync(\"/\").[|WaitAsync|](Limit);")]
    [InlineData("await _http.GetStringAsync(\"/\", stop).[|WaitAsync|](Limit, stop);")]
    [InlineData("var call = _http.GetStringAsync(\"/\"); await call.[|WaitAsync|](Limit);")]
    [InlineData("await Load().[|WaitAsync|](Limit);")]
    [InlineData("await Task.Run(() => _http.GetStringAsync(\"/\")).[|WaitAsync|](Limit);")]
    [InlineData("await _http.RequestTokenAsync(new TokenRequest()).[|WaitAsync|](Limit);")]
    [InlineData("await _credential.GetTokenAsync(new(new[] { \"x\" }), stop).AsTask().[|WaitAsync|](Limit);")]
    [InlineData("var call = _http.GetStringAsync(\"/\"); if (await Task.[|WhenAny|](call, Task.Delay(Limit)) != call) throw new TimeoutException(); await call;")]
    [InlineData("var call = _http.GetStringAsync(\"/\"); var delay = Task.Delay(1000); var first = await Task.[|WhenAny|](delay, call); if (first == delay) return; await call;")]
    [InlineData("var call = _http.GetStringAsync(\"/\"); var first = await Task.[|WhenAny|](new[] { call, Task.Delay(Limit) }); if (first == call) await call; else throw new TimeoutException();")]
    [InlineData("var call = _http.GetStringAsync(\"/\"); var first = await Task.[|WhenAny|](call, Task.Delay(Limit)); _ = first == call ? await call : throw new TimeoutException();")]
    [InlineData("await Task.[|WhenAny|](_http.GetStringAsync(\"/\"), Task.Delay(Limit, stop));")]
    [InlineData("using var own = new CancellationTokenSource(); var call = _http.GetStringAsync(\"/\", own.Token); if (await Task.[|WhenAny|](call, Task.Delay(Limit)) != call) throw new TimeoutException(); await call;")]
    public Task The_call_is_left_behind(string body) => Check(body);

    [Theory]
    [InlineData("using var own = new CancellationTokenSource(); var call = _http.GetStringAsync(\"/\", own.Token); if (await Task.WhenAny(call, Task.Delay(Limit)) != call) { own.Cancel(); throw new TimeoutException(); } await call;")]
    [InlineData("using var own = new CancellationTokenSource(); try { await _http.GetStringAsync(\"/\", own.Token).WaitAsync(Limit); } catch (TimeoutException) { await own.CancelAsync(); throw; }")]
    [InlineData("using var own = new CancellationTokenSource(Limit); await _http.GetStringAsync(\"/\", own.Token).WaitAsync(Limit);")]
    public Task The_call_is_cancelled(string body) => Check(body);

    [Theory]
    [InlineData("var call = _http.GetStringAsync(\"/\"); if (await Task.WhenAny(call, Task.Delay(Limit)) != call) Console.WriteLine(\"slow\"); await call;")]
    [InlineData("var call = _http.GetStringAsync(\"/\"); while (await Task.WhenAny(call, Task.Delay(Limit)) != call) Console.WriteLine(\"slow\"); await call;")]
    [InlineData("var call = _http.GetStringAsync(\"/a\"); await Task.WhenAny(call, Task.Delay(Limit)); var hedge = _http.GetStringAsync(\"/b\"); await await Task.WhenAny(call, hedge);")]
    [InlineData("await await Task.WhenAny(_http.GetStringAsync(\"/a\"), _http.GetStringAsync(\"/b\"));")]
    [InlineData("await _http.GetStringAsync(\"/\").WaitAsync(stop);")]
    [InlineData("await _http.GetStringAsync(\"/\").WaitAsync(Timeout.InfiniteTimeSpan, stop);")]
    [InlineData("await Task.WhenAny(_http.GetStringAsync(\"/\"), Task.Delay(Timeout.Infinite, stop));")]
    [InlineData("await Compute().WaitAsync(Limit);")]
    [InlineData("try { await Task.Yield(); } finally { await _http.DeleteAsync(\"/\").WaitAsync(Limit); }")]
    public Task The_call_is_waited_for_or_it_is_none(string body) => Check(body);

    [Fact]
    public Task At_shutdown_there_is_no_more_time() => AnalyzerCase.Check<AbandonedCall>("""
        sealed class Sample(HttpClient http) : IAsyncDisposable
        {
            public Task StopAsync(CancellationToken stop) => http.DeleteAsync("/").WaitAsync(TimeSpan.FromSeconds(5), stop);
            public async ValueTask DisposeAsync() => await Task.WhenAny(http.DeleteAsync("/"), Task.Delay(1000));
        }
        """);

    private static Task Check(string body) => AnalyzerCase.Check<AbandonedCall>($$"""
        using Duende.IdentityModel.Client;

        sealed class Sample(HttpClient _http, Azure.Core.TokenCredential _credential)
        {
            private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);
            public async Task Run(CancellationToken stop) { await Task.Yield(); {{body}} }
            private Task<string> Load() => _http.GetStringAsync("/");
            private static Task<int> Compute() => Task.Run(() => 1);
        }
        """);
}
