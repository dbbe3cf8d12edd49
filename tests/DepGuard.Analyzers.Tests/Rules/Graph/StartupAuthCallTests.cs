using DepGuard.Analyzers.Rules.Graph;

namespace DepGuard.Analyzers.Tests.Rules.Graph;

public class StartupAuthCallTests
{
    [Theory]
    [InlineData("public async Task StartAsync(CancellationToken stop) => await keys.[|GetConfigurationAsync|](stop);")]
    [InlineData("public Task StartAsync(CancellationToken stop) => keys.[|GetConfigurationAsync|](stop);")]
    [InlineData("public Task StartAsync(CancellationToken stop) { keys.[|GetConfigurationAsync|](stop).Wait(); return Task.CompletedTask; }")]
    [InlineData("public async Task StartAsync(CancellationToken stop) { using var limit = new CancellationTokenSource(1000); await keys.[|GetConfigurationAsync|](limit.Token); }")]
    [InlineData("public async Task StartAsync(CancellationToken stop) { try { await keys.[|GetConfigurationAsync|](stop); } catch (Exception) { Console.WriteLine(); } }")]
    [InlineData("public async Task StartAsync(CancellationToken stop) { using var limit = new CancellationTokenSource(1000); try { await keys.[|GetConfigurationAsync|](limit.Token); } catch (Exception) { throw; } }")]
    public Task The_start_needs_an_answer(string member) => Check(member);

    [Theory]
    [InlineData("public async Task StartAsync(CancellationToken stop) { using var limit = new CancellationTokenSource(1000); try { await keys.GetConfigurationAsync(limit.Token); } catch (Exception) { Console.WriteLine(); } }")]
    [InlineData("public async Task StartAsync(CancellationToken stop) { try { await keys.GetConfigurationAsync(stop).WaitAsync(TimeSpan.FromSeconds(1), stop); } catch (TimeoutException) { } }")]
    [InlineData("public Task StartAsync(CancellationToken stop) { _ = keys.GetConfigurationAsync(stop); return Task.CompletedTask; }")]
    [InlineData("public Task StartAsync(CancellationToken stop) { _ = Task.Run(() => keys.GetConfigurationAsync(stop), stop); return Task.CompletedTask; }")]
    [InlineData("public Task StartAsync(CancellationToken stop) => Task.CompletedTask; public Task Later(CancellationToken stop) => keys.GetConfigurationAsync(stop);")]
    public Task The_start_goes_on_without(string member) => Check(member);

    [Fact]
    public Task An_entry_point_and_a_registration_wait_too() => AnalyzerCase.Check<StartupAuthCall>("""
        using Duende.IdentityModel.Client;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.Extensions.DependencyInjection;

        static class Program
        {
            public static async Task Main(string[] args)
            {
                var app = WebApplication.CreateBuilder(args).Build();
                var document = await new HttpClient().[|GetDiscoveryDocumentAsync|]("https://auth");
                app.MapGet("/", async (HttpClient auth) => (await auth.GetDiscoveryDocumentAsync("https://auth")).TokenEndpoint);
                await app.RunAsync();
            }

            public static void AddAuth(IServiceCollection services)
            {
                var document = new HttpClient().[|GetDiscoveryDocumentAsync|]("https://auth").GetAwaiter().GetResult();
                services.AddSingleton(document);
            }
        }
        """);

    [Fact]
    public Task A_background_service_does_not_hold_up_the_start() => AnalyzerCase.Check<StartupAuthCall>("""
        using Duende.IdentityModel.Client;
        using Microsoft.Extensions.Hosting;

        sealed class Sample(HttpClient auth) : BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken stop) => await auth.GetDiscoveryDocumentAsync("https://auth", stop);
        }
        """);

    private static Task Check(string member) => AnalyzerCase.Check<StartupAuthCall>($$"""
        using Microsoft.Extensions.Hosting;
        using Microsoft.IdentityModel.Protocols;
        using Microsoft.IdentityModel.Protocols.OpenIdConnect;

        sealed class Sample(ConfigurationManager<OpenIdConnectConfiguration> keys) : IHostedService
        {
            {{member}}
            public Task StopAsync(CancellationToken stop) => Task.CompletedTask;
        }
        """);
}
