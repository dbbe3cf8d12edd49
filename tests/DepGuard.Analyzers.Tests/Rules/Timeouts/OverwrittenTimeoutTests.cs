using DepGuard.Analyzers.Rules.Timeouts;

namespace DepGuard.Analyzers.Tests.Rules.Timeouts;

public class OverwrittenTimeoutTests
{
    [Theory]
    [InlineData("s.AddHttpClient(\"a\", c => c.[|Timeout|] = TimeSpan.FromSeconds(5)).AddStandardResilienceHandler();")]
    [InlineData("s.AddHttpClient(\"a\", c => { c.BaseAddress = new(\"http://a\"); c.[|Timeout|] = _limit; }).AddStandardResilienceHandler(o => o.Retry.MaxRetryAttempts = 1);")]
    [InlineData("s.AddHttpClient<Prices>().ConfigureHttpClient((_, c) => c.[|Timeout|] = TimeSpan.FromSeconds(5)).AddStandardHedgingHandler();")]
    [InlineData("var b = s.AddHttpClient(\"a\"); b.ConfigureHttpClient(c => c.[|Timeout|] = TimeSpan.FromSeconds(5)); b.AddStandardResilienceHandler();")]
    [InlineData("s.AddHttpClient(\"a\", c => c.[|Timeout|] = TimeSpan.FromSeconds(5)); s.AddHttpClient(\"a\").AddStandardResilienceHandler();")]
    [InlineData("s.AddRefitClient<IPrices>().ConfigureHttpClient(c => c.[|Timeout|] = TimeSpan.FromSeconds(5)).AddStandardResilienceHandler();")]
    [InlineData("given.ConfigureHttpClient(c => c.[|Timeout|] = TimeSpan.FromSeconds(5)); given.AddStandardResilienceHandler();")]
    public Task A_standard_handler_follows(string body) => Check(body);

    [Theory]
    [InlineData("s.AddHttpClient(\"a\", c => c.Timeout = Timeout.InfiniteTimeSpan).AddStandardResilienceHandler();")]
    [InlineData("var b = s.AddHttpClient(\"a\"); b.AddStandardResilienceHandler(); b.ConfigureHttpClient(c => c.Timeout = TimeSpan.FromSeconds(40));")]
    [InlineData("s.AddHttpClient(\"a\", c => c.Timeout = TimeSpan.FromSeconds(5)); s.AddHttpClient(\"b\").AddStandardResilienceHandler();")]
    [InlineData("s.AddHttpClient(\"a\", c => c.Timeout = TimeSpan.FromSeconds(5)).AddResilienceHandler(\"r\", p => p.AddTimeout(TimeSpan.FromSeconds(3)));")]
    [InlineData("s.AddHttpClient(\"a\", c => c.BaseAddress = new(\"http://a\")).AddStandardResilienceHandler();")]
    [InlineData("s.ConfigureHttpClientDefaults(d => d.AddStandardResilienceHandler()); s.AddHttpClient(\"a\", c => c.Timeout = TimeSpan.FromSeconds(5));")]
    public Task The_value_takes_effect_or_means_the_same(string body) => Check(body);

    private static Task Check(string body) => AnalyzerCase.Check<OverwrittenTimeout>($$"""
        using Microsoft.Extensions.DependencyInjection;
        using Polly;
        using Refit;

        sealed class Prices(HttpClient http) { public HttpClient Http => http; }

        interface IPrices { [Get("/")] Task<string> Get(); }

        static class RefitClients { public static IHttpClientBuilder AddRefitClient<T>(this IServiceCollection services) => services.AddHttpClient(nameof(T)); }

        sealed class Sample(TimeSpan _limit)
        {
            public void Run(IServiceCollection s, IHttpClientBuilder given) { {{body}} }
        }
        """);
}
