using Xunit;

namespace DepGuard.Cli.Tests.Packages;

/// <summary>The package <c>DepGuard.MSBuild</c> in the builds of a solution.</summary>
[Collection(nameof(Feed))]
public class BuildCheckTests(Feed feed, TwoServices shop) : IClassFixture<TwoServices>
{
    private const string CycleError = "compose.yaml(6,19): error DPG2001: ";

    [Fact]
    public async Task A_cycle_is_one_error_of_the_build()
    {
        shop.WriteCompose(isCycle: true);

        var (exitCode, output) = await shop.Build();

        Assert.True(exitCode == 1, output);
        Assert.Contains(CycleError, output, StringComparison.Ordinal);
        Assert.Contains(" 1 Error(s)", output, StringComparison.Ordinal);
        Assert.DoesNotContain("MSB", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_check_runs_again_when_a_file_changed_and_not_before()
    {
        shop.WriteCompose(isCycle: false);
        var first = await shop.Build();
        var unchanged = await shop.Build();
        shop.WriteCompose(isCycle: true);
        var changed = await shop.Build();
        var failedBefore = await shop.Build();

        Assert.True(first.ExitCode == 0, first.Output);
        Assert.Contains("0 errors, 0 warnings in 2 services", first.Output, StringComparison.Ordinal);
        Assert.True(unchanged.ExitCode == 0, unchanged.Output);
        Assert.DoesNotContain(" in 2 services", unchanged.Output, StringComparison.Ordinal);
        Assert.Contains(CycleError, changed.Output, StringComparison.Ordinal);
        Assert.Contains(CycleError, failedBefore.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pipeline_always_checks()
    {
        shop.WriteCompose(isCycle: false);
        await shop.BuildInPipeline();

        var (exitCode, output) = await shop.BuildInPipeline();

        Assert.True(exitCode == 0, output);
        Assert.Contains(" in 2 services", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-p:DepGuardCheckLocally=false")]
    [InlineData("-p:DesignTimeBuild=true")]
    public async Task Nothing_is_checked_when_it_is_switched_off_or_an_editor_loads(string option)
    {
        shop.WriteCompose(isCycle: true);

        var (exitCode, output) = await shop.Build(option);

        Assert.True(exitCode == 0, output);
        Assert.DoesNotContain(" in 2 services", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Findings_that_fail_nothing_are_plain_lines()
    {
        shop.WriteCompose(isCycle: true);

        var (exitCode, output) = await shop.Build("-p:DepGuardFailOn=never");

        Assert.True(exitCode == 0, output);
        Assert.Contains(CycleError, output, StringComparison.Ordinal);
        Assert.Contains(" 0 Error(s)", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_option_fails_the_build_and_says_why()
    {
        shop.WriteCompose(isCycle: false);
        var (exitCode, output) = await shop.Build("-p:DepGuardConfig=missing.yaml");

        Assert.True(exitCode == 1, output);
        Assert.Contains("missing.yaml", output, StringComparison.Ordinal);
        Assert.Contains("depguard check ended with exit status 2", output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_package_holds_the_target_and_the_command()
    {
        var content = feed.Content("DepGuard.MSBuild").ToList();

        Assert.Contains("LICENSE", content);
        Assert.Contains("README.md", content);
        Assert.Contains("buildTransitive/DepGuard.MSBuild.targets", content);
        Assert.Contains("tools/net10.0/depguard.dll", content);
        Assert.DoesNotContain(content, name => name.StartsWith("lib/", StringComparison.Ordinal));
    }
}
