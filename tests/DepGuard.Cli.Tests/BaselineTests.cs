using System.Text.Json;
using DepGuard.Testing;
using Xunit;

namespace DepGuard.Cli.Tests;

/// <summary>Findings that are accepted, until they are gone.</summary>
public class BaselineTests
{
    private const string File = "depguard.baseline.jsonl";

    private const string Three = """
        services:
          a: { image: shop/a, environment: { B_URL: "http://b" } }
          b: { image: shop/b, environment: { A_URL: "http://a", C_URL: "http://c" } }
          c: { image: shop/c, environment: { A_URL: "http://a" } }
        """;

    private const string Two = """
        services:
          c: { image: shop/c }
          b: { image: shop/b, environment: { A_URL: "http://a" } }
          a: { image: shop/a, environment: { B_URL: "http://b" } }
        """;

    [Fact]
    public void A_baseline_that_cannot_be_written_says_so_and_nothing_else()
    {
        using var tree = Systems.Compose(Systems.Cycle);

        var outcome = tree.Run("baseline", "--baseline", "missing/base.jsonl");

        Assert.Equal(2, outcome.Status);
        Assert.Equal("depguard: missing/base.jsonl: it cannot be written (its folder does not exist)\n", outcome.Error);
        Assert.Empty(outcome.Out);
    }

    [Fact]
    public void What_is_accepted_is_not_reported_again()
    {
        using var tree = Systems.Compose(Systems.Cycle);

        Assert.Equal($"{File} has 1 entry: 1 added, 0 removed\n", tree.Run("baseline").Out);
        var outcome = tree.Run("check", "--baseline", File);

        Assert.Equal(0, outcome.Status);
        Assert.EndsWith("0 errors, 0 warnings (1 in baseline) in 2 services, 2 edges from 1 file\n", outcome.Out);
    }

    [Fact]
    public void The_file_holds_what_identifies_a_finding_and_no_place()
    {
        using var tree = Systems.Compose(Systems.Cycle);
        tree.Run("baseline");

        Assert.Equal(
            """{"rule":"DPG2001","cycle":["orders","stock","orders"],"services":["orders","stock"]}""" + "\n",
            System.IO.File.ReadAllText(tree.Combine(File)));
    }

    [Fact]
    public void A_finding_that_moves_stays_accepted()
    {
        using var tree = Systems.Compose(Systems.Cycle);
        tree.Run("baseline");
        tree.Write("compose.yaml", "# a comment\n\n" + Systems.Cycle);

        Assert.Equal(0, tree.Run("check", "--baseline", File).Status);
    }

    [Fact]
    public void A_baseline_of_one_machine_holds_on_another_after_edits_that_do_not_concern_it()
    {
        using var here = Systems.Of(("compose.yaml", Systems.Cycle));
        using var there = Systems.Of(("compose.yaml", "# moved\n\n" + Systems.Cycle + "\n  mail:\n    image: shop/mail\n    environment: { STOCK_URL: \"http://stock\" }\n"));
        here.Run("baseline");
        there.Write(File, System.IO.File.ReadAllText(here.Combine(File)).Replace("\n", "\r\n", StringComparison.Ordinal));

        Assert.Equal(0, there.Run("check", "--baseline", File).Status);
        Assert.DoesNotContain(here.Path, System.IO.File.ReadAllText(here.Combine(File)));
    }

    [Fact]
    public void Lines_of_two_branches_together_are_a_baseline_of_both()
    {
        using var one = Systems.Of(("a/compose.yaml", Systems.Cycle));
        using var other = Systems.Of(("b/compose.yaml", Three));
        one.Run("baseline");
        other.Run("baseline");
        using var both = Systems.Of(("a/compose.yaml", Systems.Cycle), ("b/compose.yaml", Three));
        both.Write(File, System.IO.File.ReadAllText(other.Combine(File)) + System.IO.File.ReadAllText(one.Combine(File)));

        Assert.Equal(0, both.Run("check", "--baseline", File).Status);
        both.Run("baseline");
        var lines = System.IO.File.ReadAllLines(both.Combine(File));
        Assert.Equal(lines.Order(StringComparer.Ordinal), lines);
    }

    [Fact]
    public void A_component_that_shrinks_is_accepted_and_one_that_grows_is_not()
    {
        using var tree = Systems.Compose(Three);
        tree.Run("baseline");
        tree.Write("compose.yaml", Two);
        Assert.Equal(0, tree.Run("check", "--baseline", File).Status);

        tree.Run("baseline", "--prune");
        tree.Write("compose.yaml", Three);
        Assert.Equal(1, tree.Run("check", "--baseline", File).Status);
    }

    [Fact]
    public void Stale_entries_are_counted_and_pruned()
    {
        using var tree = Systems.Compose(Systems.Cycle);
        tree.Run("baseline");
        tree.Write("compose.yaml", Systems.Healthy);

        Assert.Contains("(1 stale in baseline)", tree.Run("check", "--baseline", File).Out);
        Assert.Equal($"{File} has 0 entries: 0 added, 1 removed\n", tree.Run("baseline", "--prune").Out);
        Assert.Empty(System.IO.File.ReadAllText(tree.Combine(File)));
    }

    [Fact]
    public void Pruning_accepts_nothing_new()
    {
        using var tree = Systems.Compose(Systems.Healthy);
        tree.Run("baseline");
        tree.Write("compose.yaml", Systems.Cycle);

        Assert.Contains("has 0 entries: 0 added, 0 removed", tree.Run("baseline", "--prune").Out);
        Assert.Contains("+ {\"rule\":\"DPG2001\"", tree.Run("baseline", "--dry-run").Out);
        Assert.Equal(1, tree.Run("check", "--baseline", File).Status);
    }

    [Theory]
    [InlineData("<<<<<<< ours\n", "conflict")]
    [InlineData("{\"rule\":\"DPG2103\",\"subject\":\"a\"}\n{\"subject\":\"a\",\"rule\":\"DPG2103\"}\n", "(2,1): the entry stands already on line 1")]
    [InlineData("{\"rule\":\"DPG9999\",\"subject\":\"a\"}\n", "'rule' is not the id of a rule")]
    [InlineData("{\"rule\":\"DPG2001\",\"line\":3}\n", "only the keys")]
    [InlineData("{\"rule\":\"DPG2001\"}\n", "needs 'subject'")]
    [InlineData("[1\n", "no JSON object")]
    public void A_file_that_is_no_baseline_is_refused(string text, string message)
    {
        using var tree = Systems.Of(("compose.yaml", Systems.Healthy), (File, text));

        var outcome = tree.Run("check", "--baseline", File);

        Assert.Equal(2, outcome.Status);
        Assert.Contains(message, outcome.Error);
        Assert.Empty(outcome.Out);
    }

    [Fact]
    public void A_rule_can_be_kept_out_of_every_baseline()
    {
        using var tree = Systems.Of(("compose.yaml", Systems.Cycle), ("depguard.yaml", "rules: { DPG2001: { baseline: never } }\n"));

        Assert.Contains("not accepted: 1 finding of", tree.Run("baseline").Out);
        Assert.Equal(1, tree.Run("check", "--baseline", File).Status);
    }

    [Fact]
    public void A_scan_that_missed_something_leaves_the_baseline_alone()
    {
        using var tree = Systems.Compose(Systems.Cycle);
        tree.Run("baseline");
        tree.Write("compose.yaml", Systems.Broken);

        Assert.Equal(4, tree.Run("baseline", "--prune").Status);
        Assert.NotEmpty(System.IO.File.ReadAllText(tree.Combine(File)));
    }

    [Fact]
    public void Sarif_says_what_is_new()
    {
        using var tree = Systems.Compose(Three);
        tree.Run("baseline");
        tree.Write("other/compose.yaml", Systems.Cycle);

        using var json = JsonDocument.Parse(tree.Run("check", "--baseline", File, "--format", "sarif").Out);
        var states = json.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().Select(one => one.GetProperty("baselineState").GetString());

        Assert.Equal(["new", "unchanged"], states.Order());
    }
}
