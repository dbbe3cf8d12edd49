using DepGuard.Testing;
using Xunit;

namespace DepGuard.Cli.Tests;

public class ExitStatusTests
{
    [Fact]
    public void A_clean_system_exits_with_0() => Assert.Equal(0, Status(Systems.Healthy));

    [Fact]
    public void A_finding_at_the_severity_of_fail_on_exits_with_1() => Assert.Equal(1, Status(Systems.Cycle));

    [Theory]
    [InlineData("never", 0)]
    [InlineData("note", 1)]
    [InlineData("warning", 1)]
    [InlineData("error", 0)]
    public void Fail_on_moves_the_severity_that_fails(string severity, int expected) =>
        Assert.Equal(expected, Status(Systems.Healthy.Replace("auth:8080", "auht:8080", StringComparison.Ordinal), "--fail-on", severity));

    [Fact]
    public void A_finding_that_fails_the_run_does_so_in_every_format()
    {
        foreach (var format in (string[])["text", "json", "sarif"])
            Assert.Equal(1, Status(Systems.Cycle, "--format", format));
    }

    [Fact]
    public void A_folder_without_services_exits_with_3_and_says_why()
    {
        using var tree = Systems.Of(("notes.yaml", "title: notes"));

        var outcome = tree.Run("check");

        Assert.Equal(3, outcome.Status);
        Assert.Contains("no service found", outcome.Error);
        Assert.Equal(0, tree.Run("check", "--allow-empty").Status);
    }

    [Fact]
    public void Services_that_only_the_configuration_states_do_not_make_a_wrong_folder_clean()
    {
        using var tree = Systems.Of(("depguard.yaml", "services: { web: { tier: 1 }, auth: { roles: [auth] } }\n"), ("wrong/notes.txt", "notes"));

        Assert.Equal(3, tree.Run("check", "wrong").Status);
        Assert.Equal(0, tree.Run("check", "wrong", "--allow-empty").Status);
    }

    [Theory]
    [InlineData("empty", "README.md", "nothing to scan")]
    [InlineData("wrong", "depguard.yaml", "services: { web: { tier: 1 } }")]
    public void A_folder_without_services_is_not_called_clean(string folder, string file, string text)
    {
        using var tree = Systems.Of(($"{folder}/{file}", text));

        var outcome = tree.Run("check", folder);

        Assert.Equal(3, outcome.Status);
        Assert.DoesNotContain("Nothing to act on", outcome.Out);
        Assert.Contains("Looked for Compose files, Kubernetes objects", outcome.Out);
        Assert.Contains("name the folder that holds them", outcome.Out);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_full_disk_behind_standard_output_exits_with_70_and_says_so_once(bool isWrittenAtOnce)
    {
        using var tree = Systems.Compose(Systems.Cycle);
        using var disk = new FullDisk();
        using var error = new StringWriter { NewLine = "\n" };
        var output = new StreamWriter(disk) { AutoFlush = isWrittenAtOnce };

        var status = await CommandLine.RunAsync(["check"], new Terminal(output, error, TextReader.Null) { Folder = tree.Path, IsInteractive = false });

        Assert.Equal(70, status);
        Assert.Equal("depguard: standard output cannot be written: No space left on device\n", error.ToString());
    }

    [Fact]
    public void An_unreadable_file_exits_with_4_and_everything_else_is_still_reported()
    {
        using var tree = Systems.Of(("compose.yaml", Systems.Cycle), ("other/compose.yaml", Systems.Broken));

        var outcome = tree.Run("check");

        Assert.Equal(4, outcome.Status);
        Assert.Contains("DPG2001", outcome.Out);
        Assert.Contains("other/compose.yaml(3", outcome.Out);
        Assert.Contains("--tolerate-unreadable", outcome.Error);
        Assert.Equal(1, tree.Run("check", "--tolerate-unreadable").Status);
    }

    [Fact]
    public void An_unreadable_file_in_a_clean_system_is_0_when_tolerated()
    {
        using var tree = Systems.Of(("compose.yaml", Systems.Healthy), ("other/compose.yaml", Systems.Broken));

        Assert.Equal(0, tree.Run("check", "--tolerate-unreadable").Status);
    }

    [Fact]
    public void Unreadable_input_comes_before_nothing_to_scan()
    {
        Assert.Equal(4, Status(Systems.Broken));
        Assert.Equal(3, Status(Systems.Broken, "--tolerate-unreadable"));
    }

    [Fact]
    public void Nothing_to_scan_comes_before_findings()
    {
        using var tree = Systems.Of(("chart/Chart.yaml", "name: web"), ("chart/templates/web.yaml", "kind: {{ .Values.kind }}\n"));

        Assert.Equal(3, tree.Run("check", "--fail-on", "note").Status);
        Assert.Equal(1, tree.Run("check", "--fail-on", "note", "--allow-empty").Status);
    }

    [Fact]
    public void A_wrong_configuration_comes_before_unreadable_input()
    {
        using var tree = Systems.Of(("compose.yaml", Systems.Broken), ("depguard.yaml", "rulez: {}\n"));

        Assert.Equal(2, tree.Run("check").Status);
    }

    [Fact]
    public void A_cancelled_run_exits_with_130_and_prints_nothing()
    {
        using var tree = Systems.Compose(Systems.Cycle);

        var outcome = new Shell(tree.Path) { Cancellation = new CancellationToken(canceled: true) }.Run("check");

        Assert.Equal(130, outcome.Status);
        Assert.Empty(outcome.Out);
    }

    [Fact]
    public void An_internal_error_exits_with_70_in_one_line_without_a_stack_trace()
    {
        using var tree = Systems.Compose(Systems.Cycle);

        var outcome = new Shell(tree.Path) { Variable = _ => throw new InvalidOperationException("no such thing") }.Run("check");

        Assert.Equal(70, outcome.Status);
        Assert.Empty(outcome.Out);
        Assert.Matches("^depguard: internal error [^\n]*\n$", outcome.Error);
        File.Delete(outcome.Error.Trim().Split(' ')[^1]);
    }

    private static int Status(string compose, params string[] options)
    {
        using TempTree tree = Systems.Compose(compose);
        return tree.Run(["check", .. options]).Status;
    }

    /// <summary>A device that has no room for a single byte.</summary>
    private sealed class FullDisk : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("No space left on device");

        public override void Write(byte[] buffer, int offset, int count) => throw new IOException("No space left on device");
    }
}
