using DepGuard.Analyzers.Rules.Retries;

namespace DepGuard.Analyzers.Tests.Rules.Retries;

public class RetryPolicyTests
{
    [Theory]
    [InlineData("failures.[|RetryAsync|](11);")]
    [InlineData("failures.[|WaitAndRetry|](Many, n => TimeSpan.FromSeconds(n));")]
    [InlineData("new RetryStrategyOptions { [|MaxRetryAttempts|] = Many };")]
    [InlineData("services.AddHttpClient(\"a\").AddStandardResilienceHandler(o => o.Retry.[|MaxRetryAttempts|] = 25);")]
    [InlineData("bus.[|Interval|](20, 100);")]
    [InlineData("new Grpc.Net.Client.Configuration.RetryPolicy { [|MaxAttempts|] = 6 };")]
    [InlineData("failures.RetryAsync(10);")]
    [InlineData("failures.RetryAsync(n);")]
    [InlineData("new Grpc.Net.Client.Configuration.RetryPolicy { MaxAttempts = 5 };")]
    [InlineData("failures.RetryAsync(int.MaxValue);")]
    public Task A_limit_above_ten_is_excessive(string statement) => Check<ExcessiveRetryLimit>(statement);

    [Theory]
    [InlineData("failures.[|RetryAsync|](2);")]
    [InlineData("failures.[|Retry|](Many);")]
    [InlineData("AsyncRetrySyntax.[|RetryAsync|](failures, 3);")]
    [InlineData("new RetryStrategyOptions { [|Delay|] = TimeSpan.Zero };")]
    [InlineData("var o = new RetryStrategyOptions(); o.[|Delay|] = TimeSpan.Zero;")]
    [InlineData("bus.[|Immediate|](5);")]
    [InlineData("failures.RetryAsync();")]
    [InlineData("failures.RetryAsync(1);")]
    [InlineData("new RetryStrategyOptions { MaxRetryAttempts = 1, Delay = TimeSpan.Zero };")]
    [InlineData("bus.Immediate(3);")]
    [InlineData("failures.WaitAndRetryAsync(3, n => TimeSpan.FromSeconds(n));")]
    public Task Attempts_without_a_pause_are_reported(string statement) => Check<ImmediateRetry>(statement);

    [Theory]
    [InlineData("[|new RetryStrategyOptions()|];")]
    [InlineData("[|new RetryStrategyOptions { BackoffType = DelayBackoffType.Linear }|];")]
    [InlineData("new RetryStrategyOptions { [|BackoffType|] = DelayBackoffType.Constant, UseJitter = true };")]
    [InlineData("failures.[|WaitAndRetry|](3, _ => TimeSpan.FromSeconds(1));")]
    [InlineData("failures.[|WaitAndRetryAsync|](3, n => TimeSpan.FromSeconds(Math.Pow(2, n)));")]
    [InlineData("failures.[|WaitAndRetryAsync|](3, Delays.Plain);")]
    [InlineData("failures.[|WaitAndRetryAsync|](sleepDurationProvider: Delays.Plain, retryCount: 3);")]
    [InlineData("new RetryStrategyOptions { BackoffType = DelayBackoffType.Exponential, UseJitter = true };")]
    [InlineData("var o = new RetryStrategyOptions(); o.BackoffType = DelayBackoffType.Exponential; o.UseJitter = true;")]
    [InlineData("new RetryStrategyOptions { DelayGenerator = _ => new(TimeSpan.FromSeconds(1)) };")]
    [InlineData("new HttpRetryStrategyOptions();")]
    [InlineData("failures.WaitAndRetry(3, n => TimeSpan.FromSeconds(n + Random.Shared.NextDouble()));")]
    [InlineData("failures.WaitAndRetry(3, n => Delays.Random(n));")]
    [InlineData("failures.WaitAndRetry(3, Delays.Random);")]
    [InlineData("failures.WaitAndRetry(Polly.Contrib.WaitAndRetry.Backoff.DecorrelatedJitterBackoffV2(TimeSpan.FromSeconds(1), 3));")]
    public Task Delays_without_growth_or_jitter_are_reported(string statement) => Check<SteadyRetryDelay>(statement);

    [Theory]
    [InlineData("failures.[|WaitAndRetry|](n, i => TimeSpan.FromSeconds(Math.Pow(2, i)));")]
    [InlineData("failures.[|WaitAndRetryForever|](i => TimeSpan.FromSeconds(Math.Pow(2, i)));")]
    [InlineData("failures.[|WaitAndRetryAsync|](15, i => TimeSpan.FromSeconds(1 << i));")]
    [InlineData("new RetryStrategyOptions { BackoffType = DelayBackoffType.Exponential, [|MaxRetryAttempts|] = 20 };")]
    [InlineData("failures.WaitAndRetry(5, i => TimeSpan.FromSeconds(Math.Pow(2, i)));")]
    [InlineData("failures.WaitAndRetry(n, i => TimeSpan.FromSeconds(Math.Min(30, Math.Pow(2, i))));")]
    [InlineData("new RetryStrategyOptions { BackoffType = DelayBackoffType.Exponential, MaxRetryAttempts = 20, MaxDelay = TimeSpan.FromSeconds(30) };")]
    [InlineData("failures.WaitAndRetry(n, i => TimeSpan.FromSeconds(i));")]
    public Task Doubling_without_a_ceiling_is_reported(string statement) => Check<UncappedBackoff>(statement);

    [Theory]
    [InlineData("Policy.[|Handle|]<ArgumentException>().Retry(3);")]
    [InlineData("Policy.Handle<TimeoutException>().[|Or|]<NotSupportedException>().RetryAsync(3);")]
    [InlineData("Policy.[|HandleResult|]<HttpResponseMessage>(r => !r.IsSuccessStatusCode).RetryAsync(3);")]
    [InlineData("Policy.[|HandleResult|]<HttpResponseMessage>(r => r.StatusCode == System.Net.HttpStatusCode.Conflict).RetryAsync(3);")]
    [InlineData("new RetryStrategyOptions { ShouldHandle = new PredicateBuilder().[|Handle|]<ArgumentException>() };")]
    [InlineData("new RetryStrategyOptions<HttpResponseMessage> { [|ShouldHandle|] = a => ValueTask.FromResult(a.Outcome.Result?.IsSuccessStatusCode == false) };")]
    [InlineData("Policy.Handle<HttpRequestException>().Retry(3);")]
    [InlineData("Policy.Handle<ArgumentException>().CircuitBreaker(3, TimeSpan.FromSeconds(1));")]
    [InlineData("Policy.HandleResult<HttpResponseMessage>(r => (int)r.StatusCode >= 500 || r.StatusCode == System.Net.HttpStatusCode.TooManyRequests).RetryAsync(3);")]
    [InlineData("Policy.HandleResult<HttpResponseMessage>(r => r.StatusCode is System.Net.HttpStatusCode.BadGateway).RetryAsync();")]
    [InlineData("new RetryStrategyOptions<HttpResponseMessage> { [|ShouldHandle|] = a => a.Outcome switch { { Result.StatusCode: System.Net.HttpStatusCode.NotFound } => PredicateResult.True(), _ => PredicateResult.False() } };")]
    [InlineData("new RetryStrategyOptions<HttpResponseMessage> { ShouldHandle = a => a.Outcome switch { { Result.StatusCode: System.Net.HttpStatusCode.NotFound } => PredicateResult.False(), { Result.IsSuccessStatusCode: true } => PredicateResult.False(), _ => PredicateResult.True() } };")]
    [InlineData("new RetryStrategyOptions<HttpResponseMessage> { ShouldHandle = a => { if (a.Outcome.Result?.StatusCode == System.Net.HttpStatusCode.NotFound) return ValueTask.FromResult(false); return ValueTask.FromResult(a.Outcome.Exception is HttpRequestException); } };")]
    [InlineData("Policy.Handle<System.Security.Authentication.AuthenticationException>().RetryAsync();")]
    public Task Failures_that_stay_are_reported(string statement) => Check<FutileRetry>(statement);

    private static Task Check<T>(string statement)
        where T : Microsoft.CodeAnalysis.Diagnostics.DiagnosticAnalyzer, new() => AnalyzerCase.Check<T>($$"""
        using MassTransit;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Http.Resilience;
        using Polly;
        using Polly.Retry;

        static class Delays
        {
            public static TimeSpan Plain(int attempt) => TimeSpan.FromSeconds(attempt);
            public static TimeSpan Random(int attempt) => TimeSpan.FromSeconds(attempt + System.Random.Shared.NextDouble());
        }

        class Sample
        {
            private static readonly int Some = 3;
            private const int Many = 40;

            void Run(PolicyBuilder failures, IRetryConfigurator bus, IServiceCollection services, int n)
            {
                {{statement}}
            }
        }
        """);
}
