using System.Xml.Linq;
using DepGuard.Cli.Tests.Packages;
using DepGuard.Testing;
using Xunit;

namespace DepGuard.Cli.Tests.Pipelines;

/// <summary>The scripts of the action and of the samples, run with a folder feed.</summary>
[Collection(nameof(Feed))]
public class ScriptTests(Feed feed)
{
    private const string Action = ".github/actions/depguard/action.yml";

    [Theory]
    [InlineData(Action)]
    [InlineData("samples/ci/gitlab-ci.yml")]
    [InlineData("samples/ci/azure-pipelines.yml")]
    [InlineData("samples/ci/Jenkinsfile")]
    public async Task A_pipeline_passes_without_findings_and_fails_on_a_cycle(string path)
    {
        using var job = new TempTree(new Dictionary<string, string> { ["work/compose.yaml"] = TwoServices.Compose(isCycle: false) });

        var healthy = await Run(path, job);
        job.Write("work/compose.yaml", TwoServices.Compose(isCycle: true));
        File.Delete(job.Combine("work/depguard.sarif"));
        var cycle = await Run(path, job);

        Assert.True(healthy.ExitCode == 0, healthy.Output);
        Assert.True(cycle.ExitCode == 1, cycle.Output);
        Assert.Contains("DPG2001", cycle.Output, StringComparison.Ordinal);
        Assert.Contains("DPG2001", await File.ReadAllTextAsync(job.Combine("work/depguard.sarif")), StringComparison.Ordinal);
        if (path == Action)
            Assert.Equal("status=0\nstatus=1\n", await File.ReadAllTextAsync(job.Combine("output")));
    }

    [Theory]
    [InlineData(Action, "default: ")]
    [InlineData("samples/ci/gitlab-ci.yml", "DEPGUARD_VERSION: ")]
    [InlineData("samples/ci/azure-pipelines.yml", "DEPGUARD_VERSION: ")]
    [InlineData("samples/ci/Jenkinsfile", "DEPGUARD_VERSION = ")]
    public void A_pipeline_fixes_the_version_of_this_release(string path, string before)
    {
        var version = XDocument.Load(RepositoryRoot.Combine("Directory.Build.props")).Descendants("Version").Single().Value;

        var lines = File.ReadLines(RepositoryRoot.Combine(path)).Select(line => line.Trim().Replace('\'', '"').Replace("\"", ""));

        Assert.Contains(before + version, lines);
    }

    private async Task<(int ExitCode, string Output)> Run(string path, TempTree job)
    {
        job.Write("nuget.config", await File.ReadAllTextAsync(feed.Config));
        var shell = feed.In(job.Combine("work"))
            .With("DEPGUARD_VERSION", Feed.Version)
            .With("TMPDIR", job.Path)
            .With("WORKSPACE_TMP", job.Path)
            .With("RUNNER_TEMP", job.Path)
            .With("GITHUB_OUTPUT", job.Combine("output"))
            .With("AGENT_TEMPDIRECTORY", job.Path)
            .With("BUILD_ARTIFACTSTAGINGDIRECTORY", job.Combine("work"));
        var printed = "";
        foreach (var script in PipelineFile.Scripts(path))
        {
            var step = script.Variables.Aggregate(shell, (known, variable) => known.With(variable.Key, variable.Value));
            if (script.Variables.ContainsKey("VERSION"))
                step = step.With("VERSION", Feed.Version);
            var (exitCode, output) = await step.Run("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script.Text);
            printed += output;
            if (exitCode != 0)
                return (exitCode, printed);
        }

        return (0, printed);
    }
}
