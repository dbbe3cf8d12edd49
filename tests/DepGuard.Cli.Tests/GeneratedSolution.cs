using System.Diagnostics;
using DepGuard.Testing;

namespace DepGuard.Cli.Tests;

/// <summary>A solution on the disk in three forms: two projects that restore and one whose package does not exist; beside them a project with generated code.</summary>
public sealed class GeneratedSolution : IDisposable
{
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
          </PropertyGroup>
        </Project>
        """;

    /// <summary>Two retries without end; the second is suppressed.</summary>
    private const string Client = """
        namespace Shop;

        public class Client(HttpClient http)
        {
            public async Task<string> AskAsync()
            {
                while (true)
                {
                    try
                    {
                        return await http.GetStringAsync("/users");
                    }
                    catch (HttpRequestException)
                    {
                    }
                }
            }

            public async Task<string> AskQuietlyAsync()
            {
        #pragma warning disable DPG1201 // The host ends it.
                while (true)
                {
                    try
                    {
                        return await http.GetStringAsync("/users");
                    }
                    catch (HttpRequestException)
                    {
                    }
                }
        #pragma warning restore DPG1201
            }
        }
        """;

    private readonly TempTree _tree = Systems.Of(
        ("compose.yaml", Systems.Cycle),
        (".editorconfig", "root = true\n[stock/*.cs]\ndotnet_diagnostic.DPG1201.severity = error\n"),
        ("Directory.Build.props", "<Project />"),
        ("Directory.Packages.props", "<Project />"),
        ("orders/Orders.csproj", Project),
        ("orders/Client.cs", Client),
        ("stock/Stock.csproj", Project),
        ("stock/Client.cs", Client),
        ("broken/Broken.csproj", Project.Replace("</Project>", "<ItemGroup><PackageReference Include=\"Shop.Missing\" Version=\"1.0.0\" /></ItemGroup></Project>", StringComparison.Ordinal)),
        ("broken/Client.cs", Client),
        ("web/Web.csproj", Project.Replace("Microsoft.NET.Sdk", "Microsoft.NET.Sdk.Web", StringComparison.Ordinal)),
        ("web/Home.razor", "<p>Shop</p>"),
        ("web/Program.cs", "WebApplication.CreateBuilder(args).Build().MapRazorComponents<Web.Home>();"),
        ("Shop.slnx", "<Solution><Project Path=\"broken/Broken.csproj\" /><Project Path=\"orders/Orders.csproj\" /><Project Path=\"stock/Stock.csproj\" /></Solution>"),
        ("Shop.sln", Classic("broken/Broken", "orders/Orders", "stock/Stock")));

    /// <summary>Writes the files and restores what can be restored.</summary>
    public GeneratedSolution()
    {
        Restore("orders/Orders.csproj");
        Restore("stock/Stock.csproj");
        Restore("web/Web.csproj");
    }

    /// <summary>The folder of the solution.</summary>
    public string Folder => _tree.Path;

    /// <inheritdoc/>
    public void Dispose() => _tree.Dispose();

    /// <summary>The form of solutions before .slnx.</summary>
    private static string Classic(params string[] projects) =>
        "Microsoft Visual Studio Solution File, Format Version 12.00\n"
        + string.Concat(projects.Select((project, i) => $$"""
            Project("{FAE04EC0-301F-11D3-BF4B-00C04F79EFBC}") = "{{Path.GetFileName(project)}}", "{{project}}.csproj", "{00000000-0000-0000-0000-00000000000{{i + 1}}}"
            EndProject

            """));

    private void Restore(string project)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["restore", project, "-v", "quiet"]) { WorkingDirectory = Folder })!;
        process.WaitForExit();
    }
}
