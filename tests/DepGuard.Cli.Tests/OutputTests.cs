using System.Text.Json;
using DepGuard.Testing;
using Xunit;

namespace DepGuard.Cli.Tests;

/// <summary>What goes to standard output, to standard error and into files.</summary>
public class OutputTests
{
    [Theory]
    [InlineData("check", "json")]
    [InlineData("check", "sarif")]
    [InlineData("graph", "json")]
    public void A_machine_format_is_alone_on_standard_output(string command, string format)
    {
        using var tree = Systems.Of(("compose.yaml", Systems.Cycle), ("other/compose.yaml", Systems.Broken));

        var outcome = tree.Run(command, "--format", format, "--stats");

        using var document = JsonDocument.Parse(outcome.Out);
        Assert.Equal(JsonValueKind.Object, document.RootElement.ValueKind);
        Assert.Contains("time: ", outcome.Error);
        Assert.Contains("DPG0001", outcome.Error);
    }

    [Theory]
    [InlineData("check", "json")]
    [InlineData("check", "sarif")]
    [InlineData("graph", "json")]
    public void A_machine_format_is_complete_when_nothing_was_found(string command, string format)
    {
        using var tree = Systems.Of(("notes.yaml", "title: notes"));

        var outcome = tree.Run(command, "--format", format);

        using var document = JsonDocument.Parse(outcome.Out);
        Assert.Equal(3, outcome.Status);
    }

    [Fact]
    public void Formats_with_files_are_written_beside_one_on_standard_output()
    {
        using var tree = Systems.Compose(Systems.Cycle);

        var outcome = tree.Run("check", "--format", "text", "--format", "json=out.json", "--format=sarif=out.sarif");

        Assert.Contains("DPG2001", outcome.Out);
        using var json = JsonDocument.Parse(File.ReadAllText(tree.Combine("out.json")));
        using var sarif = JsonDocument.Parse(File.ReadAllText(tree.Combine("out.sarif")));
        Assert.Equal("2.1.0", sarif.RootElement.GetProperty("version").GetString());
    }

    [Theory]
    [InlineData("check", "--format", "json=folder", "--format json=folder: it is a folder")]
    [InlineData("check", "--format", "json=missing/out.json", "--format json=missing/out.json: its folder does not exist")]
    [InlineData("baseline", "--baseline", "folder", "folder: it cannot be written (it is a folder)")]
    public void A_file_that_cannot_be_written_is_named_with_the_reason(string command, string option, string value, string message)
    {
        using var tree = Systems.Of(("compose.yaml", Systems.Cycle), ("folder/notes.txt", "notes"));

        var outcome = tree.Run(command, option, value);

        Assert.Equal(2, outcome.Status);
        Assert.Equal($"depguard: {message}\n", outcome.Error);
        Assert.Empty(outcome.Out);
        Assert.Equal(["compose.yaml", "folder"], Directory.GetFileSystemEntries(tree.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Only_files_leave_standard_output_empty()
    {
        using var tree = Systems.Compose(Systems.Cycle);

        var outcome = tree.Run("check", "--format", "json=out.json");

        Assert.Equal(1, outcome.Status);
        Assert.Empty(outcome.Out);
    }

    [Fact]
    public void Standard_input_is_scanned_as_a_manifest()
    {
        using var tree = Systems.Of(("notes.txt", "nothing to scan"));

        var outcome = new Shell(tree.Path) { Input = Systems.Cycle }.Run("check", "-");

        Assert.Equal(1, outcome.Status);
        Assert.Contains("<stdin>(4,31): error DPG2001", outcome.Out);
    }

    [Fact]
    public void Standard_input_joins_the_files_of_a_folder()
    {
        using var tree = Systems.Of(("deploy/compose.yaml", Systems.Healthy));

        var outcome = new Shell(tree.Path) { Input = Systems.Cycle }.Run("graph", "-", "deploy");

        Assert.Contains("web (service)  deploy/compose.yaml:2", outcome.Out);
        Assert.Contains("orders (service, 1 caller)  <stdin>:2", outcome.Out);
    }

    [Fact]
    public void Quiet_leaves_only_errors()
    {
        using var tree = Systems.Compose(Systems.Cycle + "\n  web:\n    image: shop/web\n    environment: { A_URL: \"http://nowhere:80\" }\n");

        Assert.Contains("DPG0002", tree.Run("check").Out);
        Assert.DoesNotContain("DPG0002", tree.Run("check", "--quiet").Out);
    }

    [Theory]
    [InlineData(false, "", "")]
    [InlineData(true, "", "", "--color", "always")]
    [InlineData(true, "", "1")]
    [InlineData(false, "", "0")]
    [InlineData(false, "1", "1", "--color", "never")]
    [InlineData(false, "1", "")]
    public void Colour_follows_the_option_before_the_variables(bool expected, string noColor, string force, params string[] options)
    {
        using var tree = Systems.Compose(Systems.Cycle);
        var variables = new Dictionary<string, string> { ["NO_COLOR"] = noColor, ["CLICOLOR_FORCE"] = force }
            .Where(pair => pair.Value.Length > 0)
            .ToDictionary();

        var outcome = new Shell(tree.Path) { Variables = variables }.Run(["check", .. options]);

        Assert.Equal(expected, outcome.Out.Contains('\u001b', StringComparison.Ordinal));
    }

    [Fact]
    public void A_path_below_the_current_folder_is_printed_from_there()
    {
        using TempTree tree = Systems.Of(("a/b/compose.yaml", Systems.Cycle));

        Assert.Contains("a/b/compose.yaml(4,31)", tree.Run("check", "a/b").Out);
        Assert.Contains("\nb/compose.yaml(4,31)", "\n" + new Shell(tree.Combine("a")).Run("check").Out);
        Assert.DoesNotContain(tree.Path, new Shell(tree.Combine("a/b")).Run("check", "../../a", "--format", "json").Both);
    }

    [Fact]
    public void Workflow_commands_go_to_the_log_and_everything_to_the_summary_of_the_step()
    {
        using var tree = Systems.Compose(Systems.Cycle);
        File.WriteAllText(tree.Combine("summary.md"), "before\n");

        var outcome = new Shell(tree.Path) { Variables = new Dictionary<string, string> { ["GITHUB_STEP_SUMMARY"] = "summary.md" } }.Run("check", "--format", "github");

        Assert.StartsWith("::error file=compose.yaml,line=", outcome.Out);
        Assert.StartsWith("before\n<!-- depguard -->\n## DepGuard: 1 error", File.ReadAllText(tree.Combine("summary.md")));
    }

    [Fact]
    public void A_summary_of_the_step_that_cannot_be_written_is_told_and_changes_nothing()
    {
        using var tree = Systems.Compose(Systems.Cycle);

        var outcome = new Shell(tree.Path) { Variables = new Dictionary<string, string> { ["GITHUB_STEP_SUMMARY"] = "missing/summary.md" } }.Run("check", "--format", "github");

        Assert.Equal(1, outcome.Status);
        Assert.Contains("GITHUB_STEP_SUMMARY: its folder does not exist", outcome.Error);
    }
}
