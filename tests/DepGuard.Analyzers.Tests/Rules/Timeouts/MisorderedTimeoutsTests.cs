using DepGuard.Analyzers.Rules.Timeouts;

namespace DepGuard.Analyzers.Tests.Rules.Timeouts;

public class MisorderedTimeoutsTests
{
    [Theory]
    [InlineData("var p = new ResiliencePipelineBuilder().AddTimeout(TimeSpan.FromSeconds(10)).AddRetry(new()).[|AddTimeout|](TimeSpan.FromSeconds(10)).Build();")]
    [InlineData("var p = new ResiliencePipelineBuilder().AddTimeout(TimeSpan.FromSeconds(10)).AddRetry(new()).[|AddTimeout|](TimeSpan.FromSeconds(20)).Build();")]
    [InlineData("var p = new ResiliencePipelineBuilder().AddTimeout(new TimeoutStrategyOptions { Timeout = TimeSpan.FromSeconds(5) }).[|AddTimeout|](new TimeoutStrategyOptions()).Build();")]
    [InlineData("var b = new ResiliencePipelineBuilder(); b.AddTimeout(TimeSpan.FromSeconds(10)); b.AddRetry(new()); b.[|AddTimeout|](TimeSpan.FromSeconds(20));")]
    [InlineData("s.AddHttpClient(\"a\").AddResilienceHandler(\"r\", b => b.AddTimeout(TimeSpan.FromSeconds(3)).AddRetry(new()).[|AddTimeout|](TimeSpan.FromSeconds(4)));")]
    [InlineData("s.AddHttpClient(\"a\").AddResilienceHandler(\"r\", b => { b.AddTimeout(TimeSpan.FromSeconds(3)); b.AddRetry(new()); b.[|AddTimeout|](TimeSpan.FromSeconds(4)); });")]
    [InlineData("s.AddResiliencePipeline(\"r\", b => b.AddTimeout(Limit).AddRetry(new()).[|AddTimeout|](Limit));")]
    public Task An_attempt_has_as_much_time_as_the_call(string body) => Check(body);

    [Theory]
    [InlineData("var p = new ResiliencePipelineBuilder().AddTimeout(TimeSpan.FromSeconds(10)).AddRetry(new()).AddTimeout(TimeSpan.FromSeconds(2)).Build();")]
    [InlineData("var p = new ResiliencePipelineBuilder().AddTimeout(TimeSpan.FromSeconds(10)).Build(); var q = new ResiliencePipelineBuilder().AddTimeout(TimeSpan.FromSeconds(20)).Build();")]
    [InlineData("var p = new ResiliencePipelineBuilder().AddTimeout(_given).AddRetry(new()).AddTimeout(TimeSpan.FromSeconds(20)).Build();")]
    [InlineData("var b = new ResiliencePipelineBuilder(); if (_isShort) b.AddTimeout(TimeSpan.FromSeconds(10)); else b.AddTimeout(TimeSpan.FromSeconds(20));")]
    public Task An_attempt_has_less_time_than_the_call(string body) => Check(body);

    [Theory]
    [InlineData("s.AddHttpClient(\"a\").AddStandardResilienceHandler(o => { o.TotalRequestTimeout.Timeout = TimeSpan.FromSeconds(20); o.AttemptTimeout.[|Timeout|] = TimeSpan.FromSeconds(20); });")]
    [InlineData("s.AddHttpClient(\"a\").AddStandardResilienceHandler(o => o.AttemptTimeout.[|Timeout|] = TimeSpan.FromSeconds(45));")]
    [InlineData("s.AddHttpClient(\"a\").AddStandardResilienceHandler(o => o.TotalRequestTimeout.[|Timeout|] = TimeSpan.FromSeconds(5));")]
    [InlineData("s.AddHttpClient(\"a\").AddStandardHedgingHandler().Configure(o => { o.TotalRequestTimeout.Timeout = TimeSpan.FromSeconds(5); o.Endpoint.Timeout.[|Timeout|] = TimeSpan.FromSeconds(8); });")]
    [InlineData("var b = s.AddHttpClient(\"a\"); b.AddStandardResilienceHandler(); b.ConfigureHttpClient(c => c.[|Timeout|] = TimeSpan.FromSeconds(8));")]
    [InlineData("var b = s.AddHttpClient(\"a\"); b.AddStandardResilienceHandler(o => o.TotalRequestTimeout.Timeout = TimeSpan.FromSeconds(60)); b.ConfigureHttpClient(c => c.[|Timeout|] = TimeSpan.FromSeconds(40));")]
    [InlineData("s.AddHttpClient(\"a\").AddStandardHedgingHandler(); s.AddHttpClient(\"a\", c => c.[|Timeout|] = TimeSpan.FromSeconds(8));")]
    public Task The_limits_of_a_standard_handler_contradict(string body) => Check(body);

    [Theory]
    [InlineData("s.AddHttpClient(\"a\").AddStandardResilienceHandler(o => { o.TotalRequestTimeout.Timeout = TimeSpan.FromSeconds(5); o.AttemptTimeout.Timeout = TimeSpan.FromSeconds(2); });")]
    [InlineData("s.AddHttpClient(\"a\").AddStandardResilienceHandler(o => o.AttemptTimeout.Timeout = TimeSpan.FromSeconds(5));")]
    [InlineData("var b = s.AddHttpClient(\"a\"); b.AddStandardResilienceHandler(); b.ConfigureHttpClient(c => c.Timeout = TimeSpan.FromSeconds(40));")]
    [InlineData("var b = s.AddHttpClient(\"a\"); b.AddStandardResilienceHandler(o => o.TotalRequestTimeout.Timeout = TimeSpan.FromSeconds(12)); b.ConfigureHttpClient(c => c.Timeout = TimeSpan.FromSeconds(20));")]
    [InlineData("s.AddHttpClient(\"a\", c => c.Timeout = TimeSpan.FromSeconds(8)).AddStandardResilienceHandler();")]
    [InlineData("var b = s.AddHttpClient(\"a\"); b.AddStandardResilienceHandler(configuration); b.ConfigureHttpClient(c => c.Timeout = TimeSpan.FromSeconds(8));")]
    public Task The_limits_of_a_standard_handler_are_in_order(string body) => Check(body);

    [Theory]
    [InlineData("s.AddHttpClient(\"a\", c => c.[|Timeout|] = TimeSpan.FromSeconds(5)).AddTransientHttpErrorPolicy(p => p.WaitAndRetryAsync(new[] { TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5) }));")]
    [InlineData("s.AddHttpClient(\"a\", c => c.[|Timeout|] = TimeSpan.FromSeconds(5)).AddTransientHttpErrorPolicy(p => p.WaitAndRetryAsync(3, n => TimeSpan.FromSeconds(Math.Pow(2, n))));")]
    [InlineData("var retry = HttpPolicyExtensions.HandleTransientHttpError().WaitAndRetryAsync(3, _ => TimeSpan.FromSeconds(2)); s.AddHttpClient(\"a\", c => c.[|Timeout|] = TimeSpan.FromSeconds(5)).AddPolicyHandler(retry);")]
    [InlineData("s.AddHttpClient(\"a\").AddPolicyHandler(Retry).ConfigureHttpClient(c => c.[|Timeout|] = TimeSpan.FromSeconds(5));")]
    public Task The_waits_alone_take_longer_than_the_client_waits(string body) => Check(body);

    [Theory]
    [InlineData("s.AddHttpClient(\"a\", c => c.Timeout = TimeSpan.FromSeconds(30)).AddTransientHttpErrorPolicy(p => p.WaitAndRetryAsync(3, n => TimeSpan.FromSeconds(Math.Pow(2, n))));")]
    [InlineData("s.AddHttpClient(\"a\", c => c.Timeout = TimeSpan.FromSeconds(5)).AddTransientHttpErrorPolicy(p => p.WaitAndRetryAsync(3, n => TimeSpan.FromMilliseconds(200 * n)));")]
    [InlineData("s.AddHttpClient(\"a\", c => c.Timeout = TimeSpan.FromSeconds(5)).AddTransientHttpErrorPolicy(p => p.WaitAndRetryAsync(3, n => Elsewhere(n)));")]
    [InlineData("s.AddHttpClient(\"a\", c => c.Timeout = TimeSpan.FromSeconds(5)); s.AddHttpClient(\"b\").AddPolicyHandler(Retry);")]
    public Task The_waits_fit(string body) => Check(body);

    [Fact]
    public Task A_token_that_ends_before_one_attempt() => AnalyzerCase.Check<MisorderedTimeouts>("""
        using Polly;

        sealed class Sample(HttpClient http)
        {
            private readonly ResiliencePipeline _slow = new ResiliencePipelineBuilder().AddRetry(new()).[|AddTimeout|](TimeSpan.FromSeconds(10)).Build();
            private readonly ResiliencePipeline _quick = new ResiliencePipelineBuilder().AddRetry(new()).AddTimeout(TimeSpan.FromSeconds(1)).Build();

            public async Task Run()
            {
                using var timer = new CancellationTokenSource(TimeSpan.FromSeconds(5));
                await _slow.ExecuteAsync(async token => await http.GetStringAsync("/", token), timer.Token);
                await _quick.ExecuteAsync(async token => await http.GetStringAsync("/", token), timer.Token);
            }
        }
        """);

    [Theory]
    [InlineData("using var all = new CancellationTokenSource(TimeSpan.FromSeconds(2)); for (var n = 0; n < 3; n++) { try { return await http.GetStringAsync(\"/\", all.Token); } catch (HttpRequestException) { } }", true)]
    [InlineData("using var all = new CancellationTokenSource(TimeSpan.FromSeconds(60)); for (var n = 0; n < 3; n++) { try { return await http.GetStringAsync(\"/\", all.Token); } catch (HttpRequestException) { } }", false)]
    [InlineData("for (var n = 0; n < 3; n++) { using var one = new CancellationTokenSource(TimeSpan.FromSeconds(2)); try { return await http.GetStringAsync(\"/\", one.Token); } catch (HttpRequestException) { } }", false)]
    [InlineData("using var one = new CancellationTokenSource(TimeSpan.FromSeconds(2)); return await http.GetStringAsync(\"/\", one.Token);", false)]
    public Task A_loop_has_less_time_than_one_attempt(string body, bool isReported) => AnalyzerCase.Check<MisorderedTimeouts>($$"""
        sealed class Sample
        {
            public async Task<string> Run()
            {
                var http = new HttpClient { {{(isReported ? "[|Timeout|]" : "Timeout")}} = TimeSpan.FromSeconds(10) };
                {{body}}
                return "";
            }
        }
        """);

    private static Task Check(string body) => AnalyzerCase.Check<MisorderedTimeouts>($$"""
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Http.Resilience;
        using Polly;
        using Polly.Extensions.Http;
        using Polly.Timeout;

        sealed class Sample(TimeSpan _given, bool _isShort)
        {
            private const int Count = 2;
            private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);
            private static readonly IAsyncPolicy<HttpResponseMessage> Retry =
                HttpPolicyExtensions.HandleTransientHttpError().WaitAndRetryAsync(Count, n => TimeSpan.FromSeconds(3) * n);
            private static TimeSpan Elsewhere(int n) => TimeSpan.FromSeconds(n * 100);
            public void Run(IServiceCollection s, IConfigurationSection configuration) { {{body}} }
        }
        """);
}
