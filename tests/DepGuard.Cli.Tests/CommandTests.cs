using System.Text.Json;
using DepGuard.Contracts;
using DepGuard.Testing;
using Xunit;

namespace DepGuard.Cli.Tests;

/// <summary>The commands that need no graph, or write a file.</summary>
public class CommandTests
{
    private static readonly Shell Anywhere = new(Path.GetTempPath());

    [Fact]
    public void Rules_lists_every_rule_in_a_line() =>
        Assert.Equal(RuleCatalog.All.Select(rule => rule.Id), Anywhere.Run("rules").Out.Split('\n')[..^1].Select(line => line.Split(' ')[0]));

    [Theory]
    [InlineData("DPG2001")]
    [InlineData("dpg2001")]
    [InlineData("circular-dependency")]
    public void Explain_prints_the_page_of_a_rule(string name)
    {
        var outcome = Anywhere.Run("explain", name);

        Assert.Equal(0, outcome.Status);
        Assert.StartsWith("DPG2001 circular-dependency (error)\n", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("## Why it matters", outcome.Out);
    }

    [Fact]
    public void Schema_prints_what_is_checked_in() =>
        Assert.Equal(File.ReadAllText(RepositoryRoot.Combine("rules/depguard.schema.json")), Anywhere.Run("schema").Out);

    [Theory]
    [InlineData("bash", "complete -o default -F _depguard depguard")]
    [InlineData("zsh", "compdef _depguard depguard")]
    [InlineData("pwsh", "Register-ArgumentCompleter")]
    public void Completions_prints_a_script(string shell, string line) => Assert.Contains(line, Anywhere.Run("completions", shell).Out);

    [Fact]
    public void What_the_scripts_ask_for_suggests_commands_formats_and_rules()
    {
        Assert.Contains("check", Anywhere.Run("[suggest:0]", "").Out);
        Assert.Contains("sarif", Anywhere.Run("[suggest:15]", "check --format ").Out);
        Assert.Contains("DPG2004", Anywhere.Run("[suggest:8]", "explain ").Out);
    }

    [Fact]
    public void Version_is_printed() => Assert.Matches(@"^\d+\.\d+\.\d+", Anywhere.Run("--version").Out);

    [Fact]
    public void Init_writes_a_configuration_that_changes_nothing()
    {
        using var tree = Systems.Compose(Systems.Healthy);
        var before = tree.Run("graph", "--format", "dot").Out;

        var outcome = tree.Run("init");

        Assert.Equal(0, outcome.Status);
        Assert.Contains("auth: { roles: [auth] }", File.ReadAllText(tree.Combine("depguard.yaml")));
        Assert.Equal(before, tree.Run("graph", "--format", "dot").Out);
        Assert.Empty(tree.Run("check").Error);
    }

    [Fact]
    public void Init_asks_about_what_it_cannot_know()
    {
        using var tree = Systems.Compose("services:\n  web:\n    image: shop/web\n    environment: { LEDGER_URL: \"http://ledger:80\" }\n  job-runner:\n    image: shop/jobs\n");

        tree.Run("init");

        var text = File.ReadAllText(tree.Combine("depguard.yaml"));
        Assert.Contains("# Which service authenticates", text);
        Assert.Contains("#   http://ledger:80", text);
        Assert.Contains("#   job-runner", text);
    }

    [Fact]
    public void Init_writes_names_that_can_be_read_again()
    {
        using var tree = Systems.Compose("services:\n  \"a\\e[31m\\n\\\\b\\\"c\":\n    image: shop/a\n  web:\n    image: shop/web\n");
        var before = tree.Run("graph").Out;

        Assert.Equal(0, tree.Run("init").Status);

        Assert.DoesNotContain('\u001b', File.ReadAllText(tree.Combine("depguard.yaml")));
        Assert.Equal(before, tree.Run("graph").Out);
    }

    [Fact]
    public void Init_never_overwrites()
    {
        using var tree = Systems.Of(("compose.yaml", Systems.Healthy), ("depguard.yaml", "extends: [strict]\n"));

        var outcome = tree.Run("init");

        Assert.Equal(2, outcome.Status);
        Assert.Contains("depguard.yaml exists already", outcome.Error);
        Assert.Equal("extends: [strict]\n", File.ReadAllText(tree.Combine("depguard.yaml")));
    }

    [Fact]
    public void Init_leaves_a_folder_of_that_name_alone()
    {
        using var tree = Systems.Of(("compose.yaml", Systems.Healthy), ("depguard.yaml/notes.txt", "mine"));

        Assert.Equal(2, tree.Run("init").Status);
    }

    [Fact]
    public void Init_writes_nothing_where_nothing_was_found()
    {
        using var tree = Systems.Of(("notes.yaml", "title: notes"));

        Assert.Equal(3, tree.Run("init").Status);
        Assert.False(File.Exists(tree.Combine("depguard.yaml")));
    }

    [Fact]
    public void A_finding_can_be_suppressed_until_a_day()
    {
        const string config = "suppress: [ { rule: DPG2001, services: [orders, stock], reason: split, until: 2026-11-24 } ]\n";
        using var tree = Systems.Of(("compose.yaml", Systems.Cycle), ("depguard.yaml", config));

        Assert.Equal(0, tree.Run("check").Status);
        tree.Write("depguard.yaml", config.Replace("11-24", "11-23", StringComparison.Ordinal));
        Assert.Equal(1, tree.Run("check").Status);
        Assert.Contains("expired on 2026-11-23", tree.Run("check").Out);
    }

    [Fact]
    public void Json_findings_carry_what_the_contract_promises()
    {
        using var tree = Systems.Compose(Systems.Cycle);

        using var result = JsonDocument.Parse(tree.Run("check", "--format", "json").Out);

        var finding = Assert.Single(result.RootElement.GetProperty("findings").EnumerateArray());
        foreach (var key in (string[])["rule", "severity", "confidence", "message", "services", "path", "line", "column", "endLine", "endColumn", "fingerprint", "related", "remedies"])
            Assert.True(finding.TryGetProperty(key, out _), key);
    }
}
