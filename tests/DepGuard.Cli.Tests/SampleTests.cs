using System.Text.Json;
using DepGuard.Contracts;
using DepGuard.Testing;
using Xunit;

namespace DepGuard.Cli.Tests;

/// <summary>The systems under <c>samples/</c> say what their pages claim.</summary>
public class SampleTests
{
    private const string Incident = "samples/mailgun-2018";

    private static readonly string[] IncidentServices =
        ["accounts", "auth", "cache", "control-panel", "database", "delivery", "events", "gateway", "queue", "smtp-in", "webhooks"];

    private static readonly Shell Repository = new(RepositoryRoot.Path);

    [Theory]
    [InlineData(1)]
    [InlineData(1, "--env", "release-a")]
    [InlineData(0, "--env", "before")]
    [InlineData(0, "--env", "release-b")]
    public void The_incident_has_its_cycle_exactly_with_release_A(int status, params string[] environment)
    {
        var outcome = Repository.Run(["check", Incident, "--format", "json", .. environment]);

        using var result = JsonDocument.Parse(outcome.Out);
        var findings = result.RootElement.GetProperty("findings").EnumerateArray().ToList();
        Assert.Equal(status, outcome.Status);
        Assert.Equal(status == 1 ? ["DPG2004"] : [], findings.Select(finding => finding.GetProperty("rule").GetString()));
        Assert.Empty(outcome.Error);
    }

    [Fact]
    public void The_finding_stands_at_the_address_that_release_A_added()
    {
        var place = Repository.Run("check", Incident).Out.Split(": error DPG2004")[0];

        var (path, line) = (place.Split('(')[0], int.Parse(place.Split('(', ',')[1], System.Globalization.CultureInfo.InvariantCulture));
        Assert.Contains("# release A", File.ReadAllLines(RepositoryRoot.Combine(path))[line - 1]);
    }

    [Theory]
    [InlineData]
    [InlineData("--env", "before")]
    [InlineData("--env", "release-a")]
    [InlineData("--env", "release-b")]
    public void Compose_Kubernetes_and_projects_are_one_service_each(params string[] environment)
    {
        using var graph = JsonDocument.Parse(Repository.Run(["graph", Incident, "--format", "json", .. environment]).Out);

        var services = graph.RootElement.GetProperty("services").EnumerateArray().ToList();
        Assert.Equal(IncidentServices, services.Select(service => service.GetProperty("id").GetString()));
        Assert.All(services, service => Assert.Contains("k8s:mail", service.GetProperty("scopes").EnumerateArray().Select(scope => scope.GetString())));
    }

    [Fact]
    public void The_other_states_are_named()
    {
        Assert.Contains("not analysed: before, release-a, release-b (--env)", Repository.Run("check", Incident).Out);
        Assert.Contains("not analysed: release-a, release-b (--env)", Repository.Run("check", Incident, "--env", "before").Out);
    }

    [Fact]
    public void Nothing_is_reported_on_the_healthy_system()
    {
        var outcome = Repository.Run("check", "samples/healthy", "--fail-on", "note", "--verbose");

        Assert.Equal(0, outcome.Status);
        Assert.Contains("0 errors, 0 warnings in 17 services", outcome.Out);
        Assert.Empty(outcome.Error);
    }

    [Fact]
    public void Every_rule_fires_in_some_sample()
    {
        var systems = Directory.EnumerateDirectories(RepositoryRoot.Combine("samples/everything")).Select(RepositoryRoot.Relative);
        var fired = systems
            .Select(system => JsonDocument.Parse(Repository.Run("check", system, "--format", "json").Out))
            .SelectMany(result => result.RootElement.GetProperty("findings").EnumerateArray())
            .Select(finding => finding.GetProperty("rule").GetString()!)
            .ToHashSet();

        var expected = RuleCatalog.All.Where(rule => rule.Surface is Surface.Input or Surface.Graph).Select(rule => rule.Id);
        Assert.Empty(expected.Except(fired));
    }
}
