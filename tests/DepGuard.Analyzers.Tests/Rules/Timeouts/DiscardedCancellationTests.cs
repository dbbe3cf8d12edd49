using DepGuard.Analyzers.Rules.Timeouts;

namespace DepGuard.Analyzers.Tests.Rules.Timeouts;

public class DiscardedCancellationTests
{
    [Theory]
    [InlineData("await _http.[|GetAsync|](\"/\", CancellationToken.None);")]
    [InlineData("await _http.[|GetStringAsync|](\"/\", default);")]
    [InlineData("await _http.[|GetAsync|](\"/\", default(CancellationToken));")]
    [InlineData("await _http.[|GetAsync|](\"/\", new CancellationToken());")]
    [InlineData("await _http.[|GetAsync|](cancellationToken: new(), requestUri: \"/\");")]
    [InlineData("await _db.[|SaveChangesAsync|](CancellationToken.None);")]
    [InlineData("await _db.[|SaveChangesAsync|](cancellationToken: default);")]
    [InlineData("await _credential.[|GetTokenAsync|](new(new[] { \"x\" }), default);")]
    [InlineData("_credential.[|GetToken|](new(new[] { \"x\" }), CancellationToken.None);")]
    [InlineData("await _pipeline.ExecuteAsync(async token => await _http.[|GetAsync|](\"/\", CancellationToken.None), stop);")]
    [InlineData("async Task Local() => await _http.[|GetAsync|](\"/\", CancellationToken.None); await Local();")]
    [InlineData("var none = CancellationToken.None; await _http.[|GetStringAsync|](\"/\", none);")]
    [InlineData("if (stop.CanBeCanceled) { await _http.[|GetStringAsync|](\"/\", default); await _db.SaveChangesAsync(stop); }")]
    public Task A_token_is_at_hand(string body) => Check(body);

    [Theory]
    [InlineData("await _http.GetAsync(\"/\", stop);")]
    [InlineData("await _http.GetAsync(\"/\");")]
    [InlineData("await Task.Delay(1, CancellationToken.None);")]
    [InlineData("try { await Task.Yield(); } finally { await _http.DeleteAsync(\"/\", CancellationToken.None); }")]
    [InlineData("try { await Task.Yield(); } catch (OperationCanceledException) { await _http.DeleteAsync(\"/\", default); throw; }")]
    [InlineData("await _db.SaveChangesAsync(stop); await _bus.Publish(new object(), CancellationToken.None);")]
    [InlineData("await _transaction.CommitAsync(stop); await _bus.Publish(new object(), CancellationToken.None);")]
    [InlineData("_ = _bus.Publish(new object(), CancellationToken.None);")]
    [InlineData("_ = Task.Run(async () => await _bus.Publish(new object(), CancellationToken.None), CancellationToken.None);")]
    [InlineData("AppDomain.CurrentDomain.ProcessExit += async (_, _) => await _bus.Publish(new object(), CancellationToken.None);")]
    [InlineData("async Task Rollback() => await _http.DeleteAsync(\"/\", CancellationToken.None); await Rollback();")]
    public Task It_is_passed_or_must_not_be(string body) => Check(body);

    [Fact]
    public Task Without_a_token_in_scope_and_in_clean_up_it_is_left_alone() => AnalyzerCase.Check<DiscardedCancellation>("""
        sealed class Sample(HttpClient http) : IAsyncDisposable
        {
            public Task<string> Get() => http.GetStringAsync("/", CancellationToken.None);
            public async Task StopAsync(CancellationToken stop) => await http.DeleteAsync("/", CancellationToken.None);
            public async Task StartAsync(CancellationToken stop) => await http.[|DeleteAsync|]("/", CancellationToken.None);
            public async ValueTask DisposeAsync() => await DisposeAsync(CancellationToken.None);
            private async Task DisposeAsync(CancellationToken stop) => await http.DeleteAsync("/", CancellationToken.None);
        }
        """);

    private static Task Check(string body) => AnalyzerCase.Check<DiscardedCancellation>($$"""
        sealed class Sample(
            HttpClient _http, Microsoft.EntityFrameworkCore.DbContext _db, Azure.Core.TokenCredential _credential, Polly.ResiliencePipeline _pipeline,
            System.Data.Common.DbTransaction _transaction, MassTransit.IPublishEndpoint _bus)
        {
            public async Task Run(CancellationToken stop) { await Task.Yield(); {{body}} }
        }
        """);
}
