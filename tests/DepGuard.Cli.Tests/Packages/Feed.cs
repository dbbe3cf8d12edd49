using System.IO.Compression;
using System.Reflection;
using DepGuard.Testing;
using Xunit;

namespace DepGuard.Cli.Tests.Packages;

/// <summary>A folder feed with the packages made from what the build produced; beside it the tool is installed. No network is used.</summary>
public sealed class Feed : IAsyncLifetime
{
    /// <summary>No release has this version, so no package folder can hold another package in its place.</summary>
    public const string Version = "0.0.0-test";

    private readonly TempTree _tree = new(new Dictionary<string, string>());

    /// <summary>A <c>nuget.config</c> that knows this feed only.</summary>
    public string Config => _tree.Combine("nuget.config");

    /// <summary>Folder of the installed tool: what a user would have on the path.</summary>
    public string Tools => _tree.Combine("tools");

    /// <summary>Path of the installed command.</summary>
    public string Installed => Path.Combine(Tools, OperatingSystem.IsWindows() ? "depguard.exe" : "depguard");

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        await Pack("src/DepGuard.Cli/DepGuard.Cli.csproj");
        await Pack("src/DepGuard.MSBuild/DepGuard.MSBuild.csproj");
        _tree.Write("nuget.config", $"""
            <configuration>
              <packageSources><clear /><add key="feed" value="{_tree.Combine("feed")}" /></packageSources>
            </configuration>
            """);
        await Run(DotNet.Host, "tool", "install", "DepGuard.Cli", "--version", Version, "--tool-path", Tools, "--configfile", Config);
    }

    /// <inheritdoc/>
    public Task DisposeAsync()
    {
        _tree.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>A folder in which packages come from this feed and are kept beside it.</summary>
    internal Command In(string folder) => DotNet.Shell(folder, _tree.Combine("packages")).With("DOTNET_CLI_HOME", _tree.Combine("home"));

    /// <summary>Names of the files in a package, without those that every package has, sorted.</summary>
    internal IEnumerable<string> Content(string id)
    {
        using var package = ZipFile.OpenRead(_tree.Combine($"feed/{id}.{Version}.nupkg"));
        return [.. package.Entries.Select(entry => entry.FullName)
            .Where(name => name != "[Content_Types].xml" && !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];
    }

    private Task Pack(string project) => Run(
        DotNet.Host, "pack", RepositoryRoot.Combine(project), "--no-build", "-c", Recorded("Configuration"), $"-p:PackageVersion={Version}", "-o", _tree.Combine("feed"));

    private async Task Run(string program, params string[] arguments)
    {
        var (exitCode, output) = await DotNet.Shell(_tree.Path, _tree.Combine("packages")).Run(program, arguments);
        Assert.True(exitCode == 0, output);
    }

    private static string Recorded(string key) => typeof(Feed).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == key)
        .Value!;
}
