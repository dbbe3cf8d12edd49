using DepGuard.Analyzers.Rules.AuthSemantics;

namespace DepGuard.Analyzers.Tests.Rules.AuthSemantics;

public class TokenPerCallTests
{
    [Theory]
    [InlineData("var answer = await auth.[|RequestClientCredentialsTokenAsync|](new() { ClientId = \"c\" }, stop); request.SetBearerToken(answer.AccessToken!);")]
    [InlineData("var answer = await auth.[|RequestPasswordTokenAsync|](new(), stop); request.SetBearerToken(answer.AccessToken!);")]
    [InlineData("var answer = await auth.[|RequestTokenExchangeTokenAsync|](new() { SubjectToken = request.Headers.Authorization!.Parameter! }, stop);")]
    [InlineData("var answer = await auth.[|PostAsync|](\"https://auth/connect/token\", null, stop);")]
    [InlineData("var message = new HttpRequestMessage(HttpMethod.Post, \"https://auth/oauth2/v2.0/token\"); var answer = await auth.[|SendAsync|](message, stop);")]
    [InlineData("var answer = await auth.[|PostAsync|](Address, null, stop);")]
    public Task A_handler_requests_a_token_for_every_call(string body) => CheckHandler(body);

    [Theory]
    [InlineData("if (_token is null || _expires < DateTime.UtcNow) { _token = (await auth.RequestClientCredentialsTokenAsync(new(), stop)).AccessToken; } request.SetBearerToken(_token!);")]
    [InlineData("_token ??= (await auth.RequestClientCredentialsTokenAsync(new(), stop)).AccessToken;")]
    [InlineData("if (!cache.TryGetValue(\"token\", out string? token)) { token = (await auth.RequestClientCredentialsTokenAsync(new(), stop)).AccessToken; cache.Set(\"token\", token); } request.SetBearerToken(token!);")]
    [InlineData("var token = await cache.GetOrCreateAsync(\"token\", async entry => (await auth.RequestClientCredentialsTokenAsync(new(), stop)).AccessToken);")]
    [InlineData("var token = await hybrid.GetOrCreateAsync(\"token\", async cancel => (await auth.RequestClientCredentialsTokenAsync(new(), cancel)).AccessToken);")]
    [InlineData("var known = await distributed.GetStringAsync(\"token\", stop) ?? (await auth.RequestClientCredentialsTokenAsync(new(), stop)).AccessToken;")]
    [InlineData("await app.AcquireTokenForClient([]).ExecuteAsync(stop);")]
    [InlineData("await credential.GetTokenAsync(new([]), stop);")]
    [InlineData("await auth.PostAsync(\"https://orders/items\", null, stop);")]
    public Task A_handler_keeps_its_token(string body) => CheckHandler(body);

    [Fact]
    public Task A_controller_requests_a_token_of_its_own_service() => AnalyzerCase.Check<TokenPerCall>("""
        using Duende.IdentityModel.Client;
        using Microsoft.AspNetCore.Mvc;

        public sealed class ReportsController(HttpClient auth) : ControllerBase
        {
            public async Task<string?> Get() => (await auth.[|RequestClientCredentialsTokenAsync|](new())).AccessToken;
            public async Task<string?> Exchange(string token) => (await auth.RequestTokenExchangeTokenAsync(new() { SubjectToken = token })).AccessToken;
            public async Task<string?> Login(string name) => (await auth.RequestPasswordTokenAsync(new() { UserName = name })).AccessToken;
        }

        public sealed class Job(HttpClient auth)
        {
            public async Task<string?> Run() => (await auth.RequestClientCredentialsTokenAsync(new())).AccessToken;
        }
        """);

    [Fact]
    public Task An_endpoint_requests_a_token() => AnalyzerCase.Check<TokenPerCall>("""
        using Duende.IdentityModel.Client;
        using Microsoft.AspNetCore.Builder;

        static class Endpoints
        {
            public static void Map(WebApplication app, HttpClient auth) =>
                app.MapGet("/reports", async () => (await auth.[|RequestClientCredentialsTokenAsync|](new())).AccessToken);
        }
        """);

    [Fact]
    public Task A_private_member_of_the_handler_counts() => AnalyzerCase.Check<TokenPerCall>("""
        using Duende.IdentityModel.Client;

        sealed class Sample(HttpClient auth) : DelegatingHandler
        {
            protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken stop)
            {
                request.SetBearerToken(await TokenAsync(stop) ?? "");
                return await base.SendAsync(request, stop);
            }

            private async Task<string?> TokenAsync(CancellationToken stop) =>
                (await auth.[|RequestClientCredentialsTokenAsync|](new(), stop)).AccessToken;
        }
        """);

    [Fact]
    public Task A_private_member_behind_a_test_does_not() => AnalyzerCase.Check<TokenPerCall>("""
        using Duende.IdentityModel.Client;

        sealed class Sample(HttpClient auth) : DelegatingHandler
        {
            private string? _token;

            protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken stop)
            {
                if (_token is null)
                    await RenewAsync(stop);
                request.SetBearerToken(_token!);
                return await base.SendAsync(request, stop);
            }

            private async Task RenewAsync(CancellationToken stop) =>
                _token = (await auth.RequestClientCredentialsTokenAsync(new(), stop)).AccessToken;
        }
        """);

    private static Task CheckHandler(string body) => AnalyzerCase.Check<TokenPerCall>($$"""
        using Azure.Core;
        using Duende.IdentityModel.Client;
        using Microsoft.Extensions.Caching.Distributed;
        using Microsoft.Extensions.Caching.Hybrid;
        using Microsoft.Extensions.Caching.Memory;
        using Microsoft.Identity.Client;

        sealed class Sample(HttpClient auth, IMemoryCache cache, HybridCache hybrid, IDistributedCache distributed, IConfidentialClientApplication app, TokenCredential credential) : DelegatingHandler
        {
            private const string Address = "https://auth/" + "connect/token";
            private string? _token;
            private DateTime _expires;

            protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken stop)
            {
                {{body}}
                return await base.SendAsync(request, stop);
            }
        }
        """);
}
