using DepGuard.Testing;
using Xunit;

namespace DepGuard.Cli.Tests.Packages;

/// <summary>The package <c>DepGuard.Cli</c> as a .NET tool, installed from a folder.</summary>
[Collection(nameof(Feed))]
public class ToolTests(Feed feed)
{
    [Fact]
    public async Task The_installed_command_checks_a_folder()
    {
        var (exitCode, output) = await feed.In(RepositoryRoot.Combine("samples/healthy")).Run(feed.Installed, "check");

        Assert.True(exitCode == 0, output);
        Assert.Contains("0 errors, 0 warnings in ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_installed_command_fails_on_a_cycle()
    {
        var (exitCode, output) = await feed.In(RepositoryRoot.Combine("samples/everything/cycles")).Run(feed.Installed, "check");

        Assert.True(exitCode == 1, output);
        Assert.Contains(": error DPG2001: ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_that_is_not_installed_runs_through_dnx()
    {
        var (exitCode, output) = await feed.In(RepositoryRoot.Combine("samples/healthy")).Run(
            DotNet.Host, "dnx", $"DepGuard.Cli@{Feed.Version}", "--yes", "--configfile", feed.Config, "--", "explain", "DPG2001");

        Assert.True(exitCode == 0, output);
        Assert.Contains("DPG2001", output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_package_says_what_it_is_and_under_which_licence()
    {
        var content = feed.Content("DepGuard.Cli").ToList();

        Assert.Contains("README.md", content);
        Assert.Contains("LICENSE", content);
        Assert.Contains("tools/net10.0/any/DotnetToolSettings.xml", content);
        Assert.Contains("tools/net10.0/any/depguard.dll", content);
    }
}
