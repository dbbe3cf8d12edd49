using DepGuard.Testing;
using Xunit;

namespace DepGuard.Cli.Tests.Packages;

/// <summary>A fresh solution of two services that both have <c>DepGuard.MSBuild</c>, restored from the feed; one of them runs the check.</summary>
public sealed class TwoServices : IAsyncLifetime
{
    private const string OrdersUrl = "      ORDERS_URL: http://orders:8080\n";

    private readonly TempTree _tree = new(new Dictionary<string, string>());
    private readonly Feed _feed;

    /// <summary>Nothing is written before <see cref="InitializeAsync"/>.</summary>
    public TwoServices(Feed feed) => _feed = feed;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        foreach (var name in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
            _tree.Write(name, "<Project />");
        _tree.Write("depguard.yaml", "extends: [recommended]\n");
        _tree.Write("nuget.config", await File.ReadAllTextAsync(_feed.Config));
        _tree.Write("Shop.slnx", """<Solution><Project Path="accounts/Accounts.csproj" /><Project Path="orders/Orders.csproj" /></Solution>""");
        WriteProject("accounts/Accounts.csproj", check: false);
        WriteProject("orders/Orders.csproj", check: true);
        var (exitCode, output) = await Run("restore");
        Assert.True(exitCode == 0, output);
    }

    /// <inheritdoc/>
    public Task DisposeAsync()
    {
        _tree.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>A Compose file in which orders calls accounts; in a cycle accounts calls orders too.</summary>
    public static string Compose(bool isCycle) => $"""
        services:
          accounts:
            image: shop/accounts
            environment:
              LOG_LEVEL: info
        {(isCycle ? OrdersUrl : "")}  orders:
            image: shop/orders
            environment:
              ACCOUNTS_URL: http://accounts:8080

        """;

    /// <summary>Changes what the services call.</summary>
    public void WriteCompose(bool isCycle) => _tree.Write("compose.yaml", Compose(isCycle));

    /// <summary>Builds the solution; <paramref name="options"/> are further arguments.</summary>
    public Task<(int ExitCode, string Output)> Build(params string[] options) => Run(["build", "--no-restore", "-tl:off", "-nologo", .. options]);

    /// <summary>Builds the solution as a pipeline does.</summary>
    public Task<(int ExitCode, string Output)> BuildInPipeline() =>
        _feed.In(_tree.Path).With("CI", "true").Run(DotNet.Host, "build", "--no-restore", "-tl:off", "-nologo");

    private Task<(int ExitCode, string Output)> Run(params string[] arguments) => _feed.In(_tree.Path).Run(DotNet.Host, arguments);

    private void WriteProject(string path, bool check) => _tree.Write(path, $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <NuGetAudit>false</NuGetAudit>
            <UseAppHost>false</UseAppHost>
            {(check ? "<DepGuardCheck>true</DepGuardCheck>" : "")}
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="DepGuard.MSBuild" Version="{Feed.Version}" PrivateAssets="all" />
          </ItemGroup>
        </Project>
        """);
}
