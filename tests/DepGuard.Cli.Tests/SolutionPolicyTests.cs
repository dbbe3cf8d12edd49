using System.Diagnostics;
using DepGuard.Testing;
using Xunit;

namespace DepGuard.Cli.Tests;

/// <summary>What a compiled solution says about retries joins the edge that it calls over, and its calls are compared with the graph in the repository.</summary>
public sealed class SolutionPolicyTests : IDisposable
{
    private const string Web = """
        <Project Sdk="Microsoft.NET.Sdk.Web">
          <PropertyGroup><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Microsoft.Extensions.Http.Resilience" Version="10.11.0" />
            <AdditionalFiles Include="../depguard.graph" />
          </ItemGroup>
        </Project>
        """;

    private const string Program = """
        using Microsoft.Extensions.Http.Resilience;
        using Polly;
        using Shop;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddHttpClient<StockClient>(client => client.BaseAddress = new Uri(builder.Configuration["StockUrl"]!))
            .AddResilienceHandler("stock", pipeline => pipeline
                .AddTimeout(TimeSpan.FromSeconds(Limits.Call))
                .AddRetry(new HttpRetryStrategyOptions { MaxRetryAttempts = Limits.Retries })
                .AddTimeout(TimeSpan.FromSeconds(Limits.Attempt)));
        builder.Services.AddHttpClient<PriceClient>(client => client.BaseAddress = new Uri(builder.Configuration["PricesUrl"]!))
            .AddStandardResilienceHandler(options => options.Retry.MaxRetryAttempts = Limits.Retries);
        builder.Build().Run();
        """;

    private const string Clients = """
        namespace Shop;

        public static class Limits
        {
            public const int Retries = 5;
            public const int Attempt = 2;
            public const int Call = 8 + Attempt;
        }

        public class StockClient(HttpClient http)
        {
            public Task<string> ListAsync() => http.GetStringAsync("/items");
        }

        public class PriceClient(HttpClient http)
        {
            public Task<string> ListAsync() => http.GetStringAsync("/prices");
        }
        """;

    private readonly TempTree _tree = Systems.Of(
        ("compose.yaml", "services:\n  web: { build: web }\n  stock: { image: shop/stock, environment: { WEB_URL: 'http://web' } }\n  prices: { image: shop/prices }\n"),
        (".editorconfig", "root = true\n[*.cs]\ndepguard.service = web\n"),
        ("depguard.graph", "depguard graph 1\nservice prices\nservice stock\nservice web\nstock -> web  sync\n"),
        ("Directory.Build.props", "<Project />"),
        ("Directory.Packages.props", "<Project />"),
        ("web/Web.csproj", Web),
        ("web/appsettings.json", """{ "StockUrl": "http://stock", "PricesUrl": "http://prices" }"""),
        ("web/Clients.cs", Clients),
        ("web/Program.cs", Program));

    public SolutionPolicyTests()
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["restore", "web/Web.csproj", "-v", "quiet"]) { WorkingDirectory = _tree.Path })!;
        process.WaitForExit();
    }

    /// <inheritdoc/>
    public void Dispose() => _tree.Dispose();

    [Fact]
    public void Constants_of_a_pipeline_are_attempts_and_limits_of_the_edge()
    {
        var stock = new Shell(_tree.Path).Run("why", "web", "stock", "--solution", "web/Web.csproj");
        var prices = new Shell(_tree.Path).Run("why", "web", "prices", "--solution", "web/Web.csproj");

        Assert.Contains("attempts 6, timeout 2 s, deadline 10 s", stock.Out);
        Assert.Contains("web/Program.cs(7,6) client http-resilience-pipeline (declared): attempts 6", stock.Out);
        Assert.Contains("attempts 6, timeout 10 s, deadline 30 s", prices.Out);
        Assert.Contains("web/Program.cs(12,6) client http-resilience (declared): attempts 6", prices.Out);
    }

    [Fact]
    public void A_call_that_closes_a_cycle_of_the_locked_graph_is_reported_at_its_line()
    {
        var outcome = new Shell(_tree.Path).Run("check", "--solution", "web/Web.csproj", "--fail-on", "never");

        Assert.Contains("web/Clients.cs(12,45): warning DPG1401: 'GetStringAsync' calls stock, which waits for web in turn: web -> stock -> web", outcome.Out);
        Assert.Contains("DPG2001: stock -> web -> stock", outcome.Out);
        Assert.DoesNotContain("calls prices, which", outcome.Out);
    }
}
