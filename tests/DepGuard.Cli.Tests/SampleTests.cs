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
    [InlineData(0, "DPG2105 DPG2302 DPG2303 DPG2104", "--env", "before")]
    [InlineData(1, "DPG2004 DPG2105 DPG2302 DPG2303 DPG2306 DPG2104", "--env", "release-a")]
    [InlineData(0, "DPG2105 DPG2302 DPG2303 DPG2104", "--env", "release-b")]
    [InlineData(1, "DPG2004 DPG2301 DPG2105 DPG2303 DPG2104")]
    public void The_incident_has_its_cycle_with_release_A_and_its_overload_with_both(int status, string rules, params string[] environment)
    {
        var outcome = Repository.Run(["check", Incident, "--format", "json", .. environment]);

        using var result = JsonDocument.Parse(outcome.Out);
        var findings = result.RootElement.GetProperty("findings").EnumerateArray().ToList();
        Assert.Equal(status, outcome.Status);
        Assert.Equal(rules.Split(' '), findings.Select(finding => finding.GetProperty("rule").GetString()).Distinct());
        Assert.Empty(outcome.Error);
    }

    /// <summary>Capacity, utilisation, shortest fatal outage and recovery load of section 5 of the models.</summary>
    [Theory]
    [InlineData("100/s", "0.4", "3.5 s", "25/s", "--env", "before")]
    [InlineData("53.3/s", "0.75", "2.3 s", "13.3/s", "--env", "release-a")]
    [InlineData("100/s", "0.65", "2.6 s", "25/s", "--env", "release-b")]
    public void Each_state_alone_works_and_stays_down_once_it_is_down(string capacity, string utilisation, string outage, string recovery, params string[] environment)
    {
        var text = Repository.Run(["check", Incident, .. environment]).Out;

        Assert.Contains($"= {capacity}.", text);
        Assert.Contains($"= {utilisation}.", text);
        Assert.Contains($"an outage of {outage} takes it down, and it stays down until less than {recovery} come", text);
    }

    [Fact]
    public void Both_releases_overload_the_hub_and_the_remedies_come_in_the_order_of_their_effect()
    {
        var text = Repository.Run("check", Incident).Out;
        var finding = text[text.IndexOf("DPG2301", StringComparison.Ordinal)..];

        Assert.Contains("65/s reach auth, which can answer 53.3/s: utilisation 1.22", finding);
        string[] remedies = ["keep", "wait at auth", "a budget", "retries off:", "workers instead of 8"];
        Assert.Equal(remedies.Order(Comparer<string>.Create((a, b) => Index(a).CompareTo(Index(b)))), remedies);

        int Index(string remedy) => finding.IndexOf(remedy, StringComparison.Ordinal);
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
        // Only `graph --lock --check` compares the locked graph.
        Assert.Empty(expected.Except(fired).Except([RuleCatalog.StaleGraphLock.Id]));
    }
}
