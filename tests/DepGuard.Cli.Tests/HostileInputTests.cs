using System.Runtime.Versioning;
using System.Text;
using DepGuard.Testing;
using Xunit;

namespace DepGuard.Cli.Tests;

/// <summary>Input that is broken, or meant to break the reader: a finding, the documented exit status, and an end.</summary>
public class HostileInputTests
{
    /// <summary>Text of <c>bad.yaml</c>, rule and exit status.</summary>
    public static TheoryData<string, string, int> Files => new()
    {
        { Systems.Broken, "DPG0001", 4 },
        { "services:\n\tweb: {}\n", "DPG0001", 4 },
        { "\"never ends", "DPG0001", 4 },
        { AliasBomb(), "DPG0010", 1 },
        { string.Concat(Enumerable.Repeat("[", 10_000)), "DPG0010", 1 },
        { string.Concat(Enumerable.Range(0, 10_000).Select(depth => $"{new string(' ', depth % 500)}a:\n")), "DPG0010", 1 },
        { "a: " + new string('x', 6 * 1024 * 1024), "DPG0010", 1 },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void A_bad_file_among_good_ones_is_a_finding_and_the_rest_is_reported(string text, string rule, int status)
    {
        using var tree = Systems.Of(("compose.yaml", Systems.Cycle), ("bad.yaml", text));

        var outcome = tree.Run("check");

        Assert.Contains("bad.yaml(", outcome.Out);
        Assert.Contains(rule, outcome.Out);
        Assert.Contains("DPG2001", outcome.Out);
        Assert.Equal(status, outcome.Status);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_unreadable()
    {
        using var tree = Systems.Compose(Systems.Cycle);
        File.WriteAllBytes(tree.Combine("picture.yaml"), [0x89, 0x50, 0x4E, 0x47, 0xFF, 0xFE, 0x00, 0x01]);

        var outcome = tree.Run("check");

        Assert.Equal(4, outcome.Status);
        Assert.Contains("picture.yaml(1,1): warning DPG0001: The file cannot be read: not UTF-8", outcome.Out);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    [InlineData("utf-8")]
    public void A_byte_order_mark_names_the_encoding_and_moves_no_place(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        using var tree = Systems.Compose(Systems.Cycle);
        File.WriteAllBytes(tree.Combine("compose.yaml"), [.. encoding.GetPreamble(), .. encoding.GetBytes(Systems.Cycle)]);

        Assert.Contains("compose.yaml(4,31): error DPG2001", tree.Run("check").Out);
    }

    [Fact]
    public void Half_a_character_of_utf_16_is_unreadable()
    {
        using var tree = Systems.Compose(Systems.Cycle);
        File.WriteAllBytes(tree.Combine("half.yaml"), [0xFF, 0xFE, 0x41]);

        var outcome = tree.Run("check");

        Assert.Equal(4, outcome.Status);
        Assert.Contains("half.yaml(1,1): warning DPG0001: The file cannot be read: not UTF-16 at byte 3;", outcome.Out);
    }

    [Theory]
    [InlineData("other/compose.yaml", "services:\n  web:\n<<<<<<< HEAD\n    image: a\n=======\n    image: b\n>>>>>>> main\n", 3)]
    [InlineData("open.yaml", "a: [1\n<<<<<<< HEAD\nb: 2\n", 2)]
    [InlineData("appsettings.json", "{\n<<<<<<< HEAD\n  \"a\": 1\n=======\n  \"a\": 2\n>>>>>>> main\n}\n", 2)]
    public void A_merge_that_nobody_finished_is_named_with_its_line(string file, string text, int line)
    {
        using var tree = Systems.Of(("compose.yaml", Systems.Cycle), (file, text));

        var outcome = tree.Run("check");

        Assert.Equal(4, outcome.Status);
        Assert.Contains($"{file}({line},1): warning DPG0001: The file cannot be read: unresolved merge conflict", outcome.Out);
    }

    [Fact]
    public void Text_about_merge_conflicts_is_none()
    {
        using var tree = Systems.Of(("compose.yaml", Systems.Healthy), ("notes.yaml", "text: |\n  <<<<<<< HEAD\n  mine\n  =======\n"));

        Assert.Equal(0, tree.Run("check", "--fail-on", "note").Status);
    }

    [Theory]
    [InlineData(new byte[] { 0x61, 0x00, 0x3A, 0x00 }, "a NUL at character 2; if it is text, save it as UTF-8")]
    [InlineData(new byte[] { 0x61, 0x3A, 0xE9 }, "not UTF-8 at byte 3; if it is text, save it as UTF-8")]
    public void Text_in_an_encoding_that_nothing_names_is_unreadable_with_what_to_do(byte[] bytes, string reason)
    {
        using var tree = Systems.Compose(Systems.Cycle);
        File.WriteAllBytes(tree.Combine("old.yaml"), bytes);

        var outcome = tree.Run("check");

        Assert.Equal(4, outcome.Status);
        Assert.Contains($"old.yaml(1,1): warning DPG0001: The file cannot be read: {reason}.", outcome.Out);
    }

    [SkippableFact, UnsupportedOSPlatform("windows")]
    public void A_folder_that_may_not_be_entered_is_unreadable_unless_it_is_ignored()
    {
        Skip.If(Environment.IsPrivilegedProcess, "nothing is closed to root");

        using var tree = Systems.Of(("compose.yaml", Systems.Healthy), ("data/a.yaml", "a: 1"));
        File.SetUnixFileMode(tree.Combine("data"), UnixFileMode.None);

        var outcome = tree.Run("check");
        tree.Write("depguard.yaml", "ignore: [data/]\n");
        var ignored = tree.Run("check");
        File.SetUnixFileMode(tree.Combine("data"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        Assert.Equal(4, outcome.Status);
        Assert.Contains("data/(1,1): warning DPG0001: The file cannot be read: no permission to enter the folder; if it holds no configuration, list it under 'ignore'.", outcome.Out);
        Assert.Equal(0, ignored.Status);
    }

    [Fact]
    public void A_link_that_leads_nowhere_is_named()
    {
        using var tree = Systems.Compose(Systems.Healthy);
        File.CreateSymbolicLink(tree.Combine("gone.yaml"), "nowhere.yaml");
        File.CreateSymbolicLink(tree.Combine("loop.yaml"), "loop.yaml");
        File.CreateSymbolicLink(tree.Combine("other.yaml"), "compose.yaml");

        var outcome = tree.Run("doctor");

        Assert.Contains("  gone.yaml: symbolic link to a file that does not exist\n", outcome.Out);
        Assert.Contains("  loop.yaml: symbolic link to a file that does not exist\n", outcome.Out);
        Assert.Contains("  other.yaml: symbolic link\n", outcome.Out);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("# nothing but a comment\n")]
    [InlineData("---\n---\n")]
    [InlineData("null\n")]
    [InlineData("just a sentence\n")]
    [InlineData("\uFEFF")]
    public void A_file_that_says_nothing_is_no_problem(string text)
    {
        using var tree = Systems.Of(("compose.yaml", Systems.Healthy), ("empty.yaml", text), ("deploy/compose.yaml", text), ("empty.json", ""));

        var outcome = tree.Run("check", "--fail-on", "note");

        Assert.Equal(0, outcome.Status);
    }

    [Fact]
    public void A_folder_with_the_name_of_a_file_is_a_folder()
    {
        using var tree = Systems.Of(("compose.yaml/compose.yaml", Systems.Cycle));

        Assert.Contains("compose.yaml/compose.yaml(4,31): error DPG2001", tree.Run("check").Out);
    }

    [Fact]
    public void Symbolic_links_lead_nowhere()
    {
        using var secret = Systems.Compose(Systems.Cycle);
        using var tree = Systems.Compose(Systems.Healthy);
        File.CreateSymbolicLink(tree.Combine("linked.yaml"), secret.Combine("compose.yaml"));
        Directory.CreateSymbolicLink(tree.Combine("linked"), secret.Path);
        Directory.CreateSymbolicLink(tree.Combine("again"), tree.Path);

        var outcome = tree.Run("check", "--fail-on", "note");

        Assert.Equal(0, outcome.Status);
        Assert.Contains("linked/: symbolic link", tree.Run("doctor").Out);
        Assert.DoesNotContain("orders", tree.Run("graph").Out);
    }

    [Fact]
    public void A_named_pipe_is_not_waited_for()
    {
        using var tree = Systems.Compose(Systems.Healthy);
        if (OperatingSystem.IsWindows())
            return;
        using (var maker = System.Diagnostics.Process.Start("mkfifo", [tree.Combine("pipe.yaml")]))
            maker.WaitForExit();

        Assert.Equal(0, tree.Run("check").Status);
        Assert.Equal(3, tree.Run("check", "pipe.yaml").Status);
    }

    [Fact]
    public void A_file_that_is_no_text_is_listed_among_those_left_out()
    {
        using var tree = Systems.Compose(Systems.Healthy);
        File.WriteAllBytes(tree.Combine("binary.yaml"), [0x61, 0xFF, 0xFE, 0x00]);

        Assert.Contains("1 file not understood", tree.Run("check").Out);
        Assert.Contains("binary.yaml: not UTF-8", tree.Run("doctor").Out);
    }

    [Fact]
    public void Files_of_formats_without_a_reader_are_named_and_manifests_of_builds_are_not()
    {
        using var tree = Systems.Compose(Systems.Healthy);
        foreach (var name in (string[])["traefik.toml", "main.tf", "Cargo.toml"])
            File.WriteAllText(tree.Combine(name), "a = 1");

        var doctor = tree.Run("doctor").Out;

        Assert.Contains("traefik.toml: no reader for this format", doctor);
        Assert.Contains("main.tf: no reader for this format", doctor);
        Assert.DoesNotContain("Cargo.toml", doctor);
    }

    [Fact]
    public void A_path_in_a_file_does_not_lead_out_of_the_root()
    {
        using var tree = Systems.Of(
            ("outside.env", "STOCK_URL=http://stock:80\n"),
            ("root/compose.yaml", "include: [../outside.yaml]\nservices:\n  web:\n    image: shop/web\n    env_file: [../outside.env]\n  stock:\n    image: shop/stock\n"),
            ("outside.yaml", Systems.Cycle));

        var outcome = new Shell(tree.Combine("root")).Run("graph");

        Assert.Equal(0, outcome.Status);
        Assert.DoesNotContain("orders", outcome.Out);
        Assert.DoesNotContain("->", outcome.Out);
    }

    [Fact]
    public void Names_that_command_a_terminal_are_printed_as_text()
    {
        using var tree = Systems.Compose(Systems.Cycle.Replace("orders", "\"or\\e[2Jders\"", StringComparison.Ordinal).Replace("http://\"or\\e[2Jders\"", "http://or", StringComparison.Ordinal));

        foreach (var command in (string[])["check", "graph", "doctor"])
            Assert.DoesNotContain('\u001b', tree.Run(command).Both);
    }

    private static string AliasBomb() =>
        "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        + string.Concat(Enumerable.Range(1, 9).Select(i => $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n"));
}
