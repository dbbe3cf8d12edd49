using System.Reflection;
using DepGuard.Testing;

namespace DepGuard.Analyzers.Tests.Package;

/// <summary>The package made from what the build produced, in a folder feed, with a project beside it that consumes it.</summary>
/// <remarks>Everything else that the project needs comes from the packages that the build restored: no network is used.</remarks>
public sealed class PackedAnalyzers : IAsyncLifetime
{
    // No release has this version, so no package folder can hold another package in its place.
    private const string Version = "0.0.0-test";

    private readonly string _root = Directory.CreateTempSubdirectory("depguard-package-").FullName;

    /// <summary>Folder of the consuming project.</summary>
    public string Consumer => Path.Combine(_root, "consumer");

    /// <summary>Path of the package file.</summary>
    public string Package => Path.Combine(_root, "feed", $"DepGuard.Analyzers.{Version}.nupkg");

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        string[] pack = ["pack", Recorded("PackageProject"), "--no-build", "-c", Recorded("Configuration"), $"-p:PackageVersion={Version}"];
        var (exitCode, output) = await DotNet.Run(_root, Recorded("RestoredPackages"), [.. pack, "-o", Path.Combine(_root, "feed")]);
        Assert.True(exitCode == 0, output);
        WriteConsumer();
        (exitCode, output) = await RunInConsumer("restore");
        Assert.True(exitCode == 0, output);
    }

    /// <inheritdoc/>
    public Task DisposeAsync()
    {
        Directory.Delete(_root, recursive: true);
        return Task.CompletedTask;
    }

    internal Task<(int ExitCode, string Output)> RunInConsumer(params string[] arguments) =>
        DotNet.Run(Consumer, Path.Combine(_root, "packages"), arguments);

    internal void Write(string name, string text)
    {
        Directory.CreateDirectory(Consumer);
        File.WriteAllText(Path.Combine(Consumer, name), text);
    }

    private void WriteConsumer()
    {
        Write("Directory.Build.props", "<Project />");
        Write("Directory.Build.targets", "<Project />");
        Write("Directory.Packages.props", "<Project />");
        Write(".editorconfig", "root = true");
        Write("nuget.config", $"""
            <configuration>
              <packageSources><clear /><add key="feed" value="{Path.Combine(_root, "feed")}" /></packageSources>
              <fallbackPackageFolders><clear /><add key="restored" value="{Recorded("RestoredPackages")}" /></fallbackPackageFolders>
            </configuration>
            """);
        Write("Shop.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="DepGuard.Analyzers" Version="{Version}" PrivateAssets="all" />
                <PackageReference Include="Polly" Version="{Recorded("PollyVersion")}" />
              </ItemGroup>
            </Project>
            """);
        Write("Login.cs", """
            using Polly;

            public static class Login
            {
                public static AsyncPolicy Policy() => Polly.Policy.Handle<HttpRequestException>().RetryForeverAsync();
            }
            """);
    }

    private static string Recorded(string key) => typeof(PackedAnalyzers).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == key)
        .Value!;
}
