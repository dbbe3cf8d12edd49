using DepGuard.Analyzers.Rules.Timeouts;

namespace DepGuard.Analyzers.Tests.Rules.Timeouts;

public class ClientPerAuthCallTests
{
    [Theory]
    [InlineData("using var http = [|new HttpClient()|]; await http.RequestTokenAsync(new TokenRequest());")]
    [InlineData("HttpClient http = [|new()|]; await http.GetDiscoveryDocumentAsync(\"http://sso\");")]
    [InlineData("using (var http = [|new HttpClient()|]) await http.PostAsync(\"/connect/token\", null);")]
    [InlineData("await [|new HttpClient()|].GetUserInfoAsync(new UserInfoRequest());")]
    [InlineData("var http = [|new HttpClient { BaseAddress = new Uri(\"https://sso/connect/token\") }|]; await http.PostAsync(\"\", null);")]
    [InlineData("using var http = [|new HttpClient(new HttpClientHandler())|]; await Ask(http);")]
    [InlineData("HttpClient http; http = [|new HttpClient()|]; await http.PostAsync(\"/oauth/token\", null);")]
    public Task A_client_is_made_for_each_call(string body) => Check(body);

    [Theory]
    [InlineData("using var http = new HttpClient(); await http.GetStringAsync(\"/prices\");")]
    [InlineData("using var http = new HttpClient(_handler, disposeHandler: false); await http.PostAsync(\"/connect/token\", null);")]
    [InlineData("_http ??= new HttpClient(); await _http.PostAsync(\"/connect/token\", null);")]
    [InlineData("if (_http == null) _http = new HttpClient(); await _http.PostAsync(\"/connect/token\", null);")]
    [InlineData("var http = new HttpClient(); _http = http; await http.PostAsync(\"/connect/token\", null);")]
    [InlineData("var http = _factory.CreateClient(); await http.PostAsync(\"/connect/token\", null);")]
    [InlineData("using var other = new HttpClient(); await Shared.PostAsync(\"/connect/token\", null);")]
    public Task The_client_is_shared_or_asks_no_auth_service(string body) => Check(body);

    [Fact]
    public Task Constructors_factories_and_entry_points_run_once() => AnalyzerCase.Check<ClientPerAuthCall>("""
        using Microsoft.Extensions.DependencyInjection;

        sealed class Sample
        {
            public Sample() { var http = new HttpClient(); http.PostAsync("/connect/token", null).Wait(); }
            public static HttpClient Make() { var http = new HttpClient(); http.PostAsync("/connect/token", null).Wait(); return http; }
            public static void Add(IServiceCollection services) =>
                services.AddSingleton(_ => { var http = new HttpClient(); return http.PostAsync("/connect/token", null).Result; });
        }

        static class Program
        {
            static async Task Main() { using var http = new HttpClient(); await http.PostAsync("/connect/token", null); }
        }
        """);

    private static Task Check(string body) => AnalyzerCase.Check<ClientPerAuthCall>($$"""
        using Duende.IdentityModel.Client;

        sealed class Sample(IHttpClientFactory _factory, HttpMessageHandler _handler)
        {
            private static readonly HttpClient Shared = new();
            private HttpClient? _http;
            public async Task Run() { await Task.Yield(); {{body}} }
            private static Task Ask(HttpClient http) => http.PostAsync("/connect/token", null);
        }
        """);
}
