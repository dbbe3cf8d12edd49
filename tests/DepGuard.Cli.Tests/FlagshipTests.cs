using System.Text.Json;
using Xunit;

namespace DepGuard.Cli.Tests;

/// <summary>The incident of July 2018 as branches of a repository: as it happened, and with a release that is only slower.</summary>
public sealed class FlagshipTests : IDisposable
{
    private const string Compose = """
        services:
          gateway: { image: mail/gateway, environment: { AUTH_URL: "http://auth:8080" } }
          smtp-in: { image: mail/smtp-in }
          accounts: { image: mail/accounts, environment: { AUTH_URL: "http://auth:8080" } }
          auth: { image: mail/auth }

        """;

    private const string Numbers = """
        services:
          auth: { roles: [auth], workers: 8, service-time: 80ms, queue: 5000 }
          accounts: { service-time: 50ms }
          gateway: { rate: 40/s }
          smtp-in: { rate: 25/s }
        edges:
          - { from: gateway, to: auth, attempts: 4, timeout: 2s, backoff: 200ms }
          - { from: smtp-in, to: auth, optional: true, attempts: 4, timeout: 2s, backoff: 200ms }
          - { from: accounts, to: auth, service-time: 20ms, pool: separate }

        """;

    private readonly GitRepository _repository = new GitRepository().Write("compose.yaml", Compose).Write("depguard.yaml", Numbers).Commit("base");

    public FlagshipTests()
    {
        Branch("release-a", "compose.yaml", Compose.Replace("{ image: mail/auth }", "{ image: mail/auth, environment: { ACCOUNTS_URL: \"http://accounts:8080\" } }", StringComparison.Ordinal));
        Branch("release-b", "compose.yaml", Compose.Replace("{ image: mail/smtp-in }", "{ image: mail/smtp-in, environment: { AUTH_URL: \"http://auth:8080\" } }", StringComparison.Ordinal));
        Branch("slower", "depguard.yaml", Numbers.Replace("service-time: 80ms", "service-time: 150ms", StringComparison.Ordinal));
        _repository.Git("switch", "--quiet", "main");
    }

    [Fact]
    public void The_release_with_the_cycle_is_a_no_go_by_itself()
    {
        var text = _repository.Run("diff", "main", "release-a").Out;

        Assert.Contains("error DPG3001:", text);
        Assert.Contains("error DPG2004:", text);
        Assert.Contains("auth loses 46.7 % of its capacity: 100/s -> 53.3/s, utilisation 0.4 -> 0.75", text);
        Assert.Contains("warning DPG3005: Once auth is down, rolling the change back does not bring it back: retries still offer 160/s, and 100/s can be answered", text);
        Assert.EndsWith("\nNO-GO\n", text);
    }

    [Fact]
    public void The_release_with_the_load_goes_with_care()
    {
        var text = _repository.Run("diff", "main", "release-b").Out;

        Assert.Contains("More calls reach auth after the change: 40/s -> 65/s, utilisation 0.4 -> 0.65", text);
        Assert.DoesNotContain("error", text.Replace("0 errors", "", StringComparison.Ordinal));
        Assert.EndsWith("\nGO WITH CARE\n", text);
    }

    [Fact]
    public void Both_are_a_no_go_by_load_too()
    {
        using var json = JsonDocument.Parse(_repository.Run("diff", "main", "release-a", "release-b", "--format", "json").Out);
        var root = json.RootElement;

        Assert.Equal("no-go", root.GetProperty("verdict").GetString());
        Assert.Equal(["no-go", "go-with-care"], root.GetProperty("alone").EnumerateArray().Select(one => one.GetProperty("verdict").GetString()));
        Assert.Equal(
            ["release-a alone: utilisation of auth 0.75.", "release-b alone: utilisation of auth 0.65.", "Together: utilisation of auth 1.22."],
            Texts(Finding(root, "DPG3004"), "details").Take(3));
        Assert.Equal(
            [
                "release-a rolled back alone: 65/s x 4 attempts = 260/s offered, 100/s capacity: it stays down.",
                "release-b rolled back alone: 40/s x 4 attempts = 160/s offered, 53.3/s capacity: it stays down.",
                "All rolled back: 40/s x 4 attempts = 160/s offered, 100/s capacity: it stays down.",
                "What brings it back: restart auth and take back what raised its load; or restart auth and take back what lowered its capacity.",
            ],
            Texts(Finding(root, "DPG3005"), "details").Where(line => line.Contains("roll", StringComparison.Ordinal) || line.StartsWith("What brings", StringComparison.Ordinal)).Take(4));
        AssertOrdered(Texts(Finding(root, "DPG3004"), "remedies"));
    }

    [Fact]
    public void The_variant_with_latency_only_is_seen_by_nobody_but_the_combination()
    {
        var text = _repository.Run("diff", "main", "slower", "release-b").Out;

        Assert.EndsWith("slower alone: GO WITH CARE\nrelease-b alone: GO WITH CARE\nNO-GO\n", text);
        Assert.Contains("error DPG3004: Together slower and release-b do harm that none of them does alone: 65/s reach auth, which can answer 53.3/s: utilisation 1.22", text);
        Assert.DoesNotContain("DPG3001", text);
        Assert.DoesNotContain("DPG2004", text);
    }

    [Fact]
    public void One_branch_is_the_same_alone_and_as_the_only_one_of_a_combination() =>
        Assert.Equal(_repository.Run("diff", "main", "release-b").Out, _repository.Run("diff", "main", "release-b", "release-b").Out);

    [Fact]
    public void A_branch_that_only_moves_lines_changes_nothing()
    {
        var lines = Compose.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Branch("moved", "compose.yaml", $"# moved\n{lines[0]}\n{string.Join("\n\n", lines.Skip(1).Reverse())}\n");

        var text = _repository.Run("diff", "main", "moved").Out;

        Assert.StartsWith("No service and no edge changed.", text, StringComparison.Ordinal);
        Assert.EndsWith("\nGO\n", text);
    }

    /// <inheritdoc/>
    public void Dispose() => _repository.Dispose();

    private void Branch(string name, string path, string text)
    {
        _repository.Git("switch", "--quiet", "--create", name, "base");
        _repository.Write(path, text).Commit($"tip-of-{name}");
    }

    /// <summary>Cache, bounded queue, budget, no retries, workers (section 5 of the models).</summary>
    private static void AssertOrdered(IReadOnlyList<string> remedies)
    {
        string[] order = ["Let callers of auth keep", "requests wait at auth", "a budget of 10 %", "Switch the retries off", "workers instead of 8"];
        var places = order.Select(part => remedies.ToList().FindIndex(remedy => remedy.Contains(part, StringComparison.Ordinal))).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }

    private static JsonElement Finding(JsonElement root, string rule) => root.GetProperty("findings").EnumerateArray().Single(one => one.GetProperty("rule").GetString() == rule);

    private static List<string> Texts(JsonElement element, string name) => [.. element.GetProperty(name).EnumerateArray().Select(one => one.GetString()!)];
}
