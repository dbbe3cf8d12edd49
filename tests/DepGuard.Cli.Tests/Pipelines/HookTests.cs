using System.Text.RegularExpressions;
using DepGuard.Cli.Tests.Packages;
using DepGuard.Testing;
using Xunit;

namespace DepGuard.Cli.Tests.Pipelines;

/// <summary>The hooks for the framework pre-commit, run by git.</summary>
[Collection(nameof(Feed))]
public class HookTests(Feed feed)
{
    private const string Hooks = ".pre-commit-hooks.yaml";

    [Fact]
    public async Task A_commit_with_a_cycle_is_refused()
    {
        using var repository = new TempTree(new Dictionary<string, string> { ["compose.yaml"] = TwoServices.Compose(isCycle: false) });
        var git = feed.In(repository.Path).With("PATH", $"{feed.Tools}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}");
        await git.Run("git", "init", "--quiet");
        repository.Write(".git/hooks/pre-commit", $"#!/bin/sh\nexec {Entry("depguard")}\n");
        await git.Run("chmod", "+x", ".git/hooks/pre-commit");

        var healthy = await Commit(git);
        repository.Write("compose.yaml", TwoServices.Compose(isCycle: true));
        var cycle = await Commit(git);

        Assert.True(healthy.ExitCode == 0, healthy.Output);
        Assert.True(cycle.ExitCode == 1, cycle.Output);
        Assert.Contains("DPG2001", cycle.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_local_hook_runs_the_tool_of_the_manifest()
    {
        using var repository = new TempTree(new Dictionary<string, string>
        {
            ["compose.yaml"] = TwoServices.Compose(isCycle: false),
            [".config/dotnet-tools.json"] = $$"""{ "version": 1, "isRoot": true, "tools": { "depguard.cli": { "version": "{{Feed.Version}}", "commands": ["depguard"] } } }""",
        });
        repository.Write("nuget.config", await File.ReadAllTextAsync(feed.Config));
        var shell = feed.In(repository.Path);

        var restored = await shell.Run(DotNet.Host, "tool", "restore");
        var words = Entry("depguard-local").Split(' ');
        var (exitCode, output) = await shell.Run(DotNet.Host, words[1..]);

        Assert.True(restored.ExitCode == 0, restored.Output);
        Assert.Equal("dotnet", words[0]);
        Assert.True(exitCode == 0, output);
    }

    [Theory]
    [InlineData("deploy/compose.yaml", true)]
    [InlineData("appsettings.json", true)]
    [InlineData("Dockerfile", true)]
    [InlineData("proxy/nginx.conf", true)]
    [InlineData("src/Orders/Program.cs", true)]
    [InlineData("README.md", false)]
    [InlineData("logo.png", false)]
    public void The_hooks_run_for_files_that_may_state_a_call(string path, bool expected) =>
        Assert.All(PipelineFile.Sequence(PipelineFile.Yaml(Hooks)), hook => Assert.Equal(expected, Regex.IsMatch(path, hook["files"].ToString())));

    private static string Entry(string id) =>
        PipelineFile.Sequence(PipelineFile.Yaml(Hooks)).Single(hook => hook["id"].ToString() == id)["entry"].ToString();

    private static async Task<(int ExitCode, string Output)> Commit(Command git)
    {
        await git.Run("git", "add", "compose.yaml");
        return await git.Run("git", "-c", "user.name=Shop", "-c", "user.email=shop@example.test", "commit", "--quiet", "--message", "Change the services");
    }
}
