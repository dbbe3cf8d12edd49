using Xunit;

namespace DepGuard.Cli.Tests;

/// <summary>Exit status 2: the message says what, where, and what was probably meant.</summary>
public class UsageTests
{
    [Theory]
    [InlineData("unknown command 'chekc'; did you mean 'check'?", "chekc")]
    [InlineData("unknown option '--formt'; did you mean '--format'?", "check", "--formt", "json")]
    [InlineData("unknown option '--pat'; did you mean '--path'?", "why", "web", "auth", "--pat")]
    [InlineData("--format jsn: unknown format; did you mean 'json'?", "check", "--format", "jsn")]
    [InlineData("--format sarif: unknown format", "graph", "--format", "sarif")]
    [InlineData("Must be one of: 'error' 'warning' 'note' 'never'", "check", "--fail-on", "fatal")]
    [InlineData("--jobs 0: must be a whole number of at least 1", "check", "--jobs", "0")]
    [InlineData("--jobs all: must be a whole number of at least 1", "check", "--jobs", "all")]
    [InlineData("--format json=: the name of a file is missing after '='", "check", "--format", "json=")]
    [InlineData("out.txt is named twice", "check", "--format", "json=out.txt", "--format", "sarif=out.txt")]
    [InlineData("--explain prints text", "graph", "--explain", "web", "--format", "json")]
    [InlineData("--explain prints text", "graph", "--explain", "web", "--format", "json=out.json")]
    [InlineData("a path is empty; is a variable without a value?", "check", "")]
    [InlineData("only one format can go to standard output", "check", "--format", "text", "--format", "json")]
    [InlineData("nowhere: no such file or folder", "check", "nowhere")]
    [InlineData("--config none.yaml: no such file", "check", "--config", "none.yaml")]
    [InlineData("--traces none.json: no such file", "graph", "--traces", "none.json")]
    [InlineData("no service is called 'webb'; did you mean 'web'?", "why", "webb", "auth")]
    [InlineData("no service is called 'auht'; did you mean 'auth'?", "callers", "auht")]
    [InlineData("no service is called 'zebra'; 'depguard graph' lists them", "graph", "--explain", "zebra")]
    [InlineData("no rule is called 'circular'; 'depguard rules' lists them", "explain", "circular")]
    [InlineData("'fish' not recognized", "completions", "fish")]
    [InlineData("why: A is missing. The caller, by id or alias.", "why")]
    [InlineData("why: B is missing. The callee, by id or alias.", "why", "web")]
    [InlineData("diff: BASE is missing. The state before:", "diff")]
    [InlineData("explain: RULE is missing.", "explain")]
    public void A_wrong_word_is_named(string message, params string[] arguments)
    {
        using var tree = Systems.Compose(Systems.Healthy);

        var outcome = tree.Run(arguments);

        Assert.Equal(2, outcome.Status);
        Assert.Contains(message, outcome.Error);
        Assert.Empty(outcome.Out);
    }

    [Theory]
    [InlineData("rulez: {}", "depguard.yaml(1,1): unknown key 'rulez'; did you mean 'rules'?")]
    [InlineData("rules: { DPG9999: error }", "depguard.yaml(1,10): unknown rule 'DPG9999'")]
    [InlineData("rules: { DPG2001: eror }", "depguard.yaml(1,19): unknown severity 'eror'; did you mean 'error'?")]
    [InlineData("services: { web: { role: [auth] } }", "depguard.yaml(1,20): unknown key of a service 'role'; did you mean 'roles'?")]
    [InlineData("extends: [recomended]", "depguard.yaml(1,11): 'recomended' is neither a pack nor a file")]
    [InlineData("edges: [ { from: web } ]", "an edge needs 'from' and 'to'")]
    [InlineData("suppress: [ { rule: DPG2001, reason: r, until: soon } ]", "'soon' is no date of the form 2026-12-31")]
    [InlineData("rules: [", "depguard.yaml(")]
    [InlineData("rules:\n<<<<<<< HEAD\n  DPG2001: note\n=======\n  DPG2001: off\n>>>>>>> main", "depguard.yaml(2,1): unresolved merge conflict")]
    [InlineData("limits: { nesting: deep }", "a limit must be a whole number above 0")]
    [InlineData("- rules", "depguard.yaml(1,1): the configuration must be a mapping")]
    [InlineData("services: [auth]", "depguard.yaml(1,11): a mapping is expected here")]
    [InlineData("services: { auth: [workers] }", "depguard.yaml(1,19): a mapping is expected here")]
    [InlineData("rules: [DPG2001]", "depguard.yaml(1,8): a mapping is expected here")]
    [InlineData("rules: { DPG2001: [off] }", "depguard.yaml(1,19): a severity or a mapping is expected here")]
    [InlineData("edges: { from: web, to: auth }", "depguard.yaml(1,8): a list is expected here")]
    [InlineData("suppress: { rule: DPG2001, reason: r }", "depguard.yaml(1,11): a list is expected here")]
    [InlineData("sources: { files: a.yaml }", "depguard.yaml(1,10): a list is expected here")]
    [InlineData("ignore: archive", "depguard.yaml(1,9): a list is expected here")]
    [InlineData("constraints: [forbidden]", "depguard.yaml(1,14): a mapping is expected here")]
    [InlineData("constraints: { required: web }", "depguard.yaml(1,26): a list is expected here")]
    [InlineData("limits: [nesting]", "depguard.yaml(1,9): a mapping is expected here")]
    [InlineData("assumptions: 50ms", "depguard.yaml(1,14): a mapping is expected here")]
    [InlineData("extends: { pack: strict }", "depguard.yaml(1,10): a list is expected here")]
    public void A_wrong_configuration_is_named_with_its_place(string config, string message)
    {
        using var tree = Systems.Of(("compose.yaml", Systems.Healthy), ("depguard.yaml", config + "\n"));

        var outcome = tree.Run("check", "--format", "json");

        Assert.Equal(2, outcome.Status);
        Assert.Contains(message, outcome.Error);
        Assert.Empty(outcome.Out);
    }

    [Fact]
    public void A_hostile_word_of_a_configuration_is_printed_as_an_escape()
    {
        using var tree = Systems.Of(("compose.yaml", Systems.Healthy), ("depguard.yaml", "\"rul\\e[2Jes\": {}\n"));

        Assert.StartsWith(@"depguard: depguard.yaml(1,1): unknown key 'rul\u001b[2Jes'", tree.Run("check").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_configuration_that_is_a_link_to_nowhere_is_named()
    {
        using var tree = Systems.Compose(Systems.Healthy);
        File.CreateSymbolicLink(tree.Combine("depguard.yaml"), "nowhere.yaml");

        Assert.Equal("depguard: depguard.yaml: the configuration cannot be read (it is a link to a file that does not exist)\n", tree.Run("check").Error);
    }

    [Fact]
    public void All_errors_of_a_configuration_are_listed()
    {
        using var tree = Systems.Of(("compose.yaml", Systems.Healthy), ("depguard.yaml", "rulez: {}\nservice: {}\n"));

        var lines = tree.Run("check").Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(2, lines.Length);
        Assert.All(lines, line => Assert.StartsWith("depguard: depguard.yaml(", line, StringComparison.Ordinal));
    }

    [Fact]
    public void A_report_that_cannot_be_written_leaves_standard_output_empty()
    {
        using var tree = Systems.Compose(Systems.Healthy);

        var outcome = tree.Run("check", "--format", "json", "--format", "sarif=missing/folder/out.sarif");

        Assert.Equal(2, outcome.Status);
        Assert.Contains("--format sarif=missing/folder/out.sarif", outcome.Error);
        Assert.DoesNotContain(tree.Path, outcome.Error);
        Assert.Empty(outcome.Out);
    }

    [Fact]
    public void A_configuration_that_cannot_be_read_is_named()
    {
        using var tree = Systems.Of(("compose.yaml", Systems.Healthy), ("depguard.yaml", "extends: [strict]\n"));
        using var locked = new FileStream(tree.Combine("depguard.yaml"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        var outcome = tree.Run("check");

        Assert.Equal(2, outcome.Status);
        Assert.Equal("depguard: depguard.yaml: the configuration cannot be read (The process cannot access the file because it is being used by another process)\n", outcome.Error);
    }

    [Fact]
    public void A_service_that_may_be_in_an_unreadable_file_is_no_mere_misspelling()
    {
        using var tree = Systems.Of(("compose.yaml", Systems.Healthy), ("other/compose.yaml", Systems.Broken));

        foreach (var arguments in (string[][])[["why", "web", "orders"], ["callers", "orders"], ["graph", "--explain", "orders"]])
            Assert.Contains("it may be in a file that could not be read: other/compose.yaml(3,", tree.Run(arguments).Error);
    }

    [Fact]
    public void No_arguments_show_the_help() => Assert.Contains("Usage:", new Shell(Path.GetTempPath()).Run().Out);
}
