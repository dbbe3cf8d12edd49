using System.Text.Json;
using Xunit;

namespace DepGuard.Cli.Tests;

/// <summary>Changes between revisions, folders and the working tree, and the verdict on them.</summary>
public class DiffTests
{
    private const string OneWay = """
        services:
          orders:
            image: shop/orders
            environment: { STOCK_URL: "http://stock:8080" }
          stock:
            image: shop/stock
        """;

    [Fact]
    public void A_change_that_closes_a_cycle_is_a_no_go()
    {
        using var repository = new GitRepository().Write("compose.yaml", OneWay).Commit("v1").Write("compose.yaml", Systems.Cycle);

        var outcome = repository.Run("diff", "v1");

        Assert.Equal(1, outcome.Status);
        Assert.Contains("+ stock -> orders (sync) compose.yaml:", outcome.Out);
        Assert.Contains("error DPG3001:", outcome.Out);
        Assert.EndsWith("\nNO-GO\n", outcome.Out);
        Assert.Empty(outcome.Error);
    }

    [Fact]
    public void A_stored_result_is_a_base_like_the_state_that_it_was_made_of()
    {
        using var repository = new GitRepository().Write("compose.yaml", OneWay).Commit("v1");
        repository.Run("check", "--format", "json=before.json");
        repository.Write("compose.yaml", Systems.Cycle);

        Assert.Equal(repository.Run("diff", "v1").Out, repository.Run("diff", "before.json").Out);
    }

    [Fact]
    public void A_stored_result_is_a_head_like_the_state_that_it_was_made_of()
    {
        using var repository = new GitRepository().Write("compose.yaml", OneWay).Commit("v1").Write("compose.yaml", Systems.Cycle);
        repository.Run("check", "--format", "json=after.json");

        Assert.Equal(repository.Run("diff", "v1").Out, repository.Run("diff", "v1", "after.json").Out);
        Assert.EndsWith("\nGO\n", repository.Run("diff", "after.json", "after.json").Out);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("markdown")]
    [InlineData("json")]
    [InlineData("html")]
    [InlineData("sarif")]
    public void A_report_of_a_stored_comparison_is_the_report_of_the_comparison(string format)
    {
        using var repository = new GitRepository().Write("compose.yaml", OneWay + "\n  mail: { image: shop/mail, environment: { STOCK_URL: \"http://stock\" } }\n").Commit("v1")
            .Write("compose.yaml", Systems.Cycle).Write("depguard.yaml", "edges: [ { from: orders, to: stock, attempts: 4 } ]\n");
        var stored = repository.Run("diff", "v1", "--format", format, "--format", "json=diff.json");

        Assert.Equal(stored.Out, repository.Run("report", "--from", "diff.json", "--format", format).Out);
    }

    [Fact]
    public void A_change_that_ends_a_cycle_is_a_go_and_says_what_is_gone()
    {
        using var repository = new GitRepository().Write("compose.yaml", Systems.Cycle).Commit("v1").Write("compose.yaml", OneWay).Commit("v2");

        var outcome = repository.Run("diff", "v1", "v2");

        Assert.Equal(0, outcome.Status);
        Assert.Contains("gone: DPG2001", outcome.Out);
        Assert.EndsWith("\nGO\n", outcome.Out);
    }

    [Fact]
    public void What_was_there_before_is_no_reason()
    {
        using var repository = new GitRepository().Write("compose.yaml", Systems.Cycle).Commit("v1")
            .Write("other/compose.yaml", "services:\n  mail: { image: shop/mail }\n");

        var outcome = repository.Run("diff", "v1");

        Assert.Equal(0, outcome.Status);
        Assert.DoesNotContain("DPG2001", outcome.Out);
    }

    [Fact]
    public void A_warning_is_go_with_care()
    {
        using var repository = new GitRepository().Write("compose.yaml", "services:\n  orders: { image: shop/orders }\n").Commit("v1").Write("compose.yaml", OneWay);

        var outcome = repository.Run("diff", "v1");

        Assert.Equal(0, outcome.Status);
        Assert.Contains("DPG3007", outcome.Out);
        Assert.EndsWith("\nGO WITH CARE\n", outcome.Out);
        Assert.Equal(1, repository.Run("diff", "v1", "--fail-on", "warning").Status);
    }

    [Fact]
    public void Json_holds_the_change_and_the_verdict()
    {
        using var repository = new GitRepository().Write("compose.yaml", OneWay).Commit("v1").Write("compose.yaml", Systems.Cycle);

        using var json = JsonDocument.Parse(repository.Run("diff", "v1", "--format", "json").Out);

        Assert.Equal("no-go", json.RootElement.GetProperty("verdict").GetString());
        Assert.Equal("stock", json.RootElement.GetProperty("change").GetProperty("addedEdges")[0].GetProperty("from").GetString());
        Assert.All(json.RootElement.GetProperty("findings").EnumerateArray(), finding => Assert.Equal("new", finding.GetProperty("state").GetString()));
    }

    [Fact]
    public void Folders_are_compared_without_git()
    {
        using var tree = Systems.Of(("old/compose.yaml", OneWay), ("new/compose.yaml", Systems.Cycle));

        Assert.EndsWith("\nNO-GO\n", tree.Run("diff", "old", "new").Out);
        Assert.EndsWith("\nGO\n", tree.Run("diff", "new", "old").Out);
        Assert.Contains("No service and no edge changed.", tree.Run("diff", "old", "old").Out);
    }

    [Fact]
    public void A_path_limits_both_sides_and_works_below_the_root_of_the_repository()
    {
        using var repository = new GitRepository().Write("shop/compose.yaml", OneWay).Write("lab/compose.yaml", OneWay).Commit("v1").Write("lab/compose.yaml", Systems.Cycle);

        Assert.Equal(0, repository.Run("diff", "v1", "--path", "shop").Status);
        Assert.Equal(1, new Shell(System.IO.Path.Combine(repository.Path, "lab")).Run("diff", "v1").Status);
    }

    [Fact]
    public void Each_side_has_its_own_numbers_and_both_are_judged_by_the_rules_of_now()
    {
        using var repository = new GitRepository()
            .Write("depguard.yaml", "rules: { DPG2001: off }\nedges: [ { from: a, to: b, timeout: 1s } ]\n").Commit("v1")
            .Write("depguard.yaml", "edges: [ { from: a, to: b, attempts: 3, timeout: 1s } ]\n");

        var outcome = repository.Run("diff", "v1");

        Assert.Contains("~ a -> b: attempts not stated -> 3", outcome.Out);
        Assert.Contains("DPG3006", outcome.Out);
    }

    [Fact]
    public void The_files_of_a_service_outside_of_the_names_looked_for_are_read_from_the_revision()
    {
        const string compose = "services:\n  web:\n    image: shop/web\n    env_file: web.settings\n  auth: { image: shop/auth }\n";
        using var repository = new GitRepository().Write("compose.yaml", compose).Write("web.settings", "AUTH_URL=http://auth:8080\n").Commit("v1")
            .Write("web.settings", "COLOUR=blue\n");

        Assert.Contains("- web -> auth (sync) web.settings:1", repository.Run("diff", "v1").Out);
    }

    [Fact]
    public void Source_code_is_read_from_the_revision_too()
    {
        const string program = "var client = new HttpClient { BaseAddress = new Uri(\"http://stock:8080\") };\n";
        const string compose = "services:\n  orders: { build: ./orders }\n  stock: { image: shop/stock }\n";
        using var repository = new GitRepository().Write("compose.yaml", compose).Write("orders/Orders.csproj", "<Project Sdk=\"Microsoft.NET.Sdk.Web\" />\n").Write("orders/Program.cs", program).Commit("v1");

        Assert.Contains("No service and no edge changed.", repository.Run("diff", "v1").Out);
        Assert.Contains("- orders -> stock", repository.Write("orders/Program.cs", "// nothing\n").Run("diff", "v1").Out);
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("HEAD\n--all")]
    [InlineData("HEAD:compose.yaml")]
    public void An_unknown_state_is_a_usage_error(string name)
    {
        using var repository = new GitRepository().Write("compose.yaml", OneWay).Commit("v1");

        var outcome = repository.Run("diff", name);

        Assert.Equal(2, outcome.Status);
        Assert.Empty(outcome.Out);
    }

    [Theory]
    [InlineData("--output=stolen.txt")]
    [InlineData("--exec=touch stolen.txt")]
    public void A_name_never_becomes_an_option_of_git(string name)
    {
        using var repository = new GitRepository().Write("compose.yaml", OneWay).Commit("v1");

        Assert.Equal(2, repository.Run("diff", "--", name).Status);
        Assert.Equal(2, repository.Run("check", $"--base={name}").Status);
        Assert.False(File.Exists(System.IO.Path.Combine(repository.Path, "stolen.txt")));
    }

    [Fact]
    public void The_working_tree_and_the_index_stay_as_they_are()
    {
        using var repository = new GitRepository().Write("compose.yaml", OneWay).Commit("v1").Write("compose.yaml", Systems.Cycle).Write("new file.yaml", "a: 1\n");
        var before = repository.Git("status", "--porcelain=v2", "--branch");

        repository.Run("diff", "v1");

        Assert.Equal(before, repository.Git("status", "--porcelain=v2", "--branch"));
    }

    [Fact]
    public void A_file_that_cannot_be_read_on_either_side_ends_with_4()
    {
        using var repository = new GitRepository().Write("compose.yaml", Systems.Broken).Commit("broken").Write("compose.yaml", OneWay);

        Assert.Equal(4, repository.Run("diff", "broken").Status);
        Assert.Equal(4, new Shell(repository.Commit("fixed").Path).Run("diff", "fixed", "broken").Status);
    }

    [Fact]
    public void Two_releases_that_close_a_cycle_together_are_a_no_go_together_only()
    {
        const string none = "edges: [ { from: a, to: b, timeout: 1s }, { from: b, to: x, timeout: 1s }, { from: c, to: x, timeout: 1s } ]\n";
        using var repository = new GitRepository().Write("depguard.yaml", none).Commit("base")
            .Write("depguard.yaml", none.Replace(" ]", ", { from: b, to: c, timeout: 1s } ]", StringComparison.Ordinal)).Commit("one")
            .Write("depguard.yaml", none.Replace(" ]", ", { from: c, to: a, timeout: 1s } ]", StringComparison.Ordinal)).Commit("two");

        var outcome = repository.Run("diff", "base", "one", "two");

        Assert.Equal(1, outcome.Status);
        Assert.Contains("error DPG3004: Together one and two do harm that none of them does alone: a -> b -> c -> a", outcome.Out);
        Assert.EndsWith("one alone: GO\ntwo alone: GO\nNO-GO\n", outcome.Out);
        Assert.DoesNotContain("DPG3004", repository.Run("diff", "base", "one", "one").Out);
    }

    [Fact]
    public void A_comment_in_a_file_suppresses_what_releases_do_together()
    {
        const string none = """
            # depguard:ignore-file DPG3004,DPG3001 agreed with the owners, OPS-42
            edges:
              - { from: a, to: b, timeout: 1s }
              - { from: b, to: x, timeout: 1s }
              - { from: c, to: x, timeout: 1s }

            """;
        using var repository = new GitRepository().Write("depguard.yaml", none).Commit("base")
            .Write("depguard.yaml", none + "  - { from: b, to: c, timeout: 1s }\n").Commit("one")
            .Write("depguard.yaml", none + "  - { from: c, to: a, timeout: 1s }\n").Commit("two");

        var text = repository.Run("diff", "base", "one", "two").Out;

        Assert.DoesNotContain("DPG3004", text);
        Assert.DoesNotContain("DPG3001", text);
        Assert.DoesNotContain("DPG0011", text + repository.Run("check").Out);
        Assert.Contains("error DPG2001", text);
    }

    [Fact]
    public void Releases_that_contradict_each_other_go_with_care_at_best()
    {
        const string text = "services: { a: { tier: 1 } }\nedges: [ { from: a, to: b, timeout: 1s } ]\n";
        using var repository = new GitRepository().Write("depguard.yaml", text).Commit("base")
            .Write("depguard.yaml", text.Replace("tier: 1", "tier: 2", StringComparison.Ordinal)).Commit("one")
            .Write("depguard.yaml", text.Replace("tier: 1", "tier: 3", StringComparison.Ordinal)).Commit("two");

        var outcome = repository.Run("diff", "base", "one", "two");

        Assert.Contains("conflict: a: tier 2, but 3 in two, which is what was judged\n", outcome.Out);
        Assert.EndsWith("one alone: GO\ntwo alone: GO\nGO WITH CARE\n", outcome.Out);
    }

    [Fact]
    public void The_incident_is_the_sum_of_two_releases()
    {
        string[] both = ["diff", "env:before", "env:release-a", "env:release-b", "--path", "samples/mailgun-2018"];
        using var json = JsonDocument.Parse(new Shell(DepGuard.Testing.RepositoryRoot.Path).Run([.. both, "--format", "json"]).Out);

        var alone = json.RootElement.GetProperty("alone").EnumerateArray().Select(one => one.GetProperty("verdict").GetString());
        var sum = json.RootElement.GetProperty("findings").EnumerateArray().Single(one => one.GetProperty("rule").GetString() == "DPG3004");
        Assert.Equal(["no-go", "go-with-care"], alone);
        Assert.Equal("no-go", json.RootElement.GetProperty("verdict").GetString());
        Assert.Equal(
            ["env:release-a alone: utilisation of auth 0.75.", "env:release-b alone: utilisation of auth 0.65.", "Together: utilisation of auth 1.22."],
            sum.GetProperty("details").EnumerateArray().Take(3).Select(line => line.GetString()));
    }

    [Fact]
    public void Check_marks_what_is_not_new_and_lists_what_is_gone()
    {
        using var repository = new GitRepository().Write("compose.yaml", Systems.Cycle).Commit("v1");

        Assert.Contains("error DPG2001: (not new)", repository.Run("check", "--base", "v1").Out);
        Assert.Contains("gone: DPG2001", repository.Write("compose.yaml", OneWay).Run("check", "--base", "v1").Out);
    }
}
