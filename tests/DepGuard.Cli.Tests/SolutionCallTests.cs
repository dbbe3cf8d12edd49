using System.Diagnostics;
using DepGuard.Testing;
using Xunit;

namespace DepGuard.Cli.Tests;

/// <summary>Calls that only a compiler can follow become edges with the place that states them.</summary>
public sealed class SolutionCallTests : IDisposable
{
    private const string Web = """
        <Project Sdk="Microsoft.NET.Sdk.Web">
          <PropertyGroup><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
          <ItemGroup><ProjectReference Include="../clients/Clients.csproj" /></ItemGroup>
        </Project>
        """;

    private const string Library = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
          <ItemGroup><FrameworkReference Include="Microsoft.AspNetCore.App" /></ItemGroup>
        </Project>
        """;

    private const string Program = """
        using Microsoft.Extensions.Options;
        using Shop;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.Configure<MailOptions>(builder.Configuration.GetSection("Mail"));
        builder.Services.AddHttpClient<StockClient>(ClientSetup.ForStock);
        builder.Services.AddHttpClient("prices", client => client.BaseAddress = new Uri($"{Hosts.Scheme}{Hosts.Prices}/v1"));
        builder.Services.AddHttpClient("mails", (services, client) =>
        {
            client.BaseAddress = new Uri(services.GetRequiredService<IOptions<MailOptions>>().Value.Address);
            client.Timeout = TimeSpan.FromSeconds(Hosts.Patience);
        });
        builder.Services.AddHttpClient("orders", client => client.BaseAddress = new Uri(builder.Configuration["OrdersUrl"]!));
        builder.Services.AddUsers("users");
        builder.Build().Run();
        """;

    private const string Hosts = """
        namespace Shop;

        public static class Hosts
        {
            public const string Scheme = "http://";
            public const string Stock = Scheme + "stock";
            public const string Prices = "prices";
            public const int Patience = 7;
        }

        public class MailOptions
        {
            public string Address { get; set; } = "";
        }

        public static class ClientSetup
        {
            public static void ForStock(HttpClient client) => Set(client, Hosts.Stock);

            private static void Set(HttpClient client, string address) => client.BaseAddress = new Uri(address);
        }

        public class StockClient(HttpClient http)
        {
            public Task<string> ListAsync() => http.GetStringAsync("/items");
        }
        """;

    private const string Extension = """
        using Microsoft.Extensions.DependencyInjection;

        namespace Shop;

        public static class UsersExtensions
        {
            public static void AddUsers(this IServiceCollection services, string host) =>
                services.AddHttpClient("users", client => client.BaseAddress = new Uri("http://" + host));
        }
        """;

    private readonly TempTree _tree = Systems.Of(
        ("compose.yaml", "services:\n  web: { build: web }\n  stock: { image: shop/stock }\n  prices: { image: shop/prices }\n  mails: { image: shop/mails }\n  orders: { image: shop/orders }\n  users: { image: shop/users }\n"),
        ("Directory.Build.props", "<Project />"),
        ("Directory.Packages.props", "<Project />"),
        ("web/Web.csproj", Web),
        ("web/appsettings.json", """{ "Mail": { "Address": "http://mails:8080" }, "OrdersUrl": "http://orders" }"""),
        ("web/Hosts.cs", Hosts),
        ("web/Program.cs", Program),
        ("clients/Clients.csproj", Library),
        ("clients/Users.cs", Extension),
        ("Shop.slnx", "<Solution><Project Path=\"web/Web.csproj\" /><Project Path=\"clients/Clients.csproj\" /></Solution>"));

    public SolutionCallTests()
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["restore", "Shop.slnx", "-v", "quiet"]) { WorkingDirectory = _tree.Path })!;
        process.WaitForExit();
    }

    /// <inheritdoc/>
    public void Dispose() => _tree.Dispose();

    [Fact]
    public void Constants_options_settings_and_helpers_lead_to_the_callee()
    {
        var outcome = new Shell(_tree.Path).Run("graph", "--solution", "Shop.slnx");

        Assert.Equal(0, outcome.Status);
        Assert.Contains("-> stock (sync, http, declared)  web/Hosts.cs:18", outcome.Out);
        Assert.Contains("-> prices (sync, http, declared)  web/Program.cs:7", outcome.Out);
        Assert.Contains("-> mails (sync, http, declared, deadline 7 s)  web/Program.cs:10", outcome.Out);
        Assert.Contains("-> orders (sync, http, declared)  web/Program.cs:13", outcome.Out);
        Assert.Contains("-> users (sync, http, declared)  web/Program.cs:14", outcome.Out);
    }
}
