using DepGuard.Analyzers.Rules.AuthSemantics;

namespace DepGuard.Analyzers.Tests.Rules.AuthSemantics;

public class TokenInsideRetryTests
{
    [Theory]
    [InlineData("services.AddHttpClient(\"a\").AddTransientHttpErrorPolicy(p => p.RetryAsync(3)).[|AddHttpMessageHandler|]<Asking>();")]
    [InlineData("services.AddHttpClient(\"a\").AddPolicyHandler(HttpPolicyExtensions.HandleTransientHttpError().RetryAsync(3)).[|AddHttpMessageHandler|](sp => new Asking(null!));")]
    [InlineData("var client = services.AddHttpClient(\"a\"); client.AddStandardResilienceHandler(); client.[|AddHttpMessageHandler|]<Asking>();")]
    [InlineData("var client = services.AddHttpClient(\"a\"); client.AddResilienceHandler(\"r\", p => p.AddRetry(new HttpRetryStrategyOptions())); client.[|AddHttpMessageHandler|](sp => sp.GetRequiredService<Asking>());")]
    public Task The_handler_runs_in_each_attempt(string body) => Check(body);

    [Theory]
    [InlineData("services.AddHttpClient(\"a\").AddHttpMessageHandler<Asking>().AddTransientHttpErrorPolicy(p => p.RetryAsync(3));")]
    [InlineData("services.AddHttpClient(\"a\").AddHttpMessageHandler<Asking>().AddStandardResilienceHandler();")]
    [InlineData("services.AddHttpClient(\"a\").AddTransientHttpErrorPolicy(p => p.RetryAsync(3)).AddHttpMessageHandler<Keeping>();")]
    [InlineData("services.AddHttpClient(\"a\").AddTransientHttpErrorPolicy(p => p.RetryAsync(3)).AddHttpMessageHandler<Quiet>();")]
    [InlineData("services.AddHttpClient(\"a\").AddTransientHttpErrorPolicy(p => p.RetryAsync(3)); services.AddHttpClient(\"b\").AddHttpMessageHandler<Asking>();")]
    [InlineData("services.AddHttpClient(\"a\").AddTransientHttpErrorPolicy(p => p.CircuitBreakerAsync(3, TimeSpan.FromSeconds(5))).AddHttpMessageHandler<Asking>();")]
    public Task The_handler_runs_once_or_keeps_its_token(string body) => Check(body);

    private static Task Check(string body) => AnalyzerCase.Check<TokenInsideRetry>($$"""
        using Duende.IdentityModel.Client;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Http.Resilience;
        using Polly;
        using Polly.Extensions.Http;

        static class Clients { public static void Add(IServiceCollection services) { {{body}} } }

        sealed class Asking(HttpClient auth) : DelegatingHandler
        {
            protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken stop)
            {
                request.SetBearerToken((await auth.RequestClientCredentialsTokenAsync(new(), stop)).AccessToken!);
                return await base.SendAsync(request, stop);
            }
        }

        sealed class Keeping(HttpClient auth) : DelegatingHandler
        {
            private string? _token;
            protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken stop)
            {
                if (_token is null)
                    _token = (await auth.RequestClientCredentialsTokenAsync(new(), stop)).AccessToken;
                request.SetBearerToken(_token!);
                return await base.SendAsync(request, stop);
            }
        }

        sealed class Quiet : DelegatingHandler;
        """);
}
