using Xunit;

namespace DepGuard.Cli.Tests;

public class GraphLockTests
{
    private const string Locked = "depguard graph 1\nservice auth  hub roles=auth\nservice web\nweb -> auth  sync\n";

    [Fact]
    public void A_written_graph_is_up_to_date_until_a_call_is_added()
    {
        using var tree = Systems.Compose(Systems.Healthy);

        Assert.Equal(0, tree.Run("graph", "--lock").Status);
        Assert.StartsWith("depguard graph 1\nservice auth", File.ReadAllText(tree.Combine("depguard.graph")), StringComparison.Ordinal);
        Assert.Equal(0, tree.Run("graph", "--lock", "--check").Status);

        File.WriteAllText(tree.Combine("compose.yaml"), Systems.Healthy + "\n  mail:\n    image: shop/mail\n    environment: { WEB_URL: \"http://web:8080\" }\n");
        var outcome = tree.Run("graph", "--lock", "--check");

        Assert.Equal(1, outcome.Status);
        Assert.Contains("depguard.graph(2,1): error DPG0012: depguard.graph differs from what the configuration says now: lines that are missing: 2.", outcome.Out);
        Assert.Contains("\n  + mail -> web  sync\n", outcome.Out);
    }

    [Fact]
    public void The_order_of_lines_comments_and_ends_of_lines_do_not_count()
    {
        using var tree = Systems.Compose(Systems.Healthy);
        tree.Run("graph", "--lock");
        var path = tree.Combine("depguard.graph");
        var lines = File.ReadAllText(path).TrimEnd('\n').Split('\n');
        File.WriteAllText(path, string.Join("\r\n", (string[])["# by hand", lines[0], .. lines[1..].Reverse(), ""]));

        Assert.Equal(0, tree.Run("graph", "--lock", "--check").Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0\0")]
    [InlineData("<<<<<<< HEAD\n" + Locked)]
    [InlineData("depguard graph 2\n")]
    [InlineData(Locked + "web -> auth\n")]
    public void A_broken_file_is_out_of_date(string text)
    {
        using var tree = Systems.Of(("compose.yaml", Systems.Healthy), ("depguard.graph", text));

        var outcome = tree.Run("graph", "--lock", "--check");

        Assert.Equal(1, outcome.Status);
        Assert.Contains("DPG0012", outcome.Out);
    }

    [Fact]
    public void A_missing_file_is_out_of_date_unless_the_rule_is_off()
    {
        using var tree = Systems.Compose(Systems.Healthy);
        using var off = Systems.Of(("compose.yaml", Systems.Healthy), ("depguard.yaml", "rules: { DPG0012: off }"));

        Assert.Equal(1, tree.Run("graph", "--lock", "--check").Status);
        Assert.False(File.Exists(tree.Combine("depguard.graph")));
        Assert.Equal(0, off.Run("graph", "--lock", "--check").Status);
    }

    [Fact]
    public void Half_a_graph_is_not_written()
    {
        using var broken = Systems.Of(("compose.yaml", Systems.Healthy), ("more/compose.yaml", Systems.Broken));
        using var empty = Systems.Of(("notes.yaml", "title: notes"));

        Assert.Equal(4, broken.Run("graph", "--lock").Status);
        Assert.Equal(3, empty.Run("graph", "--lock").Status);
        Assert.False(File.Exists(broken.Combine("depguard.graph")));
        Assert.False(File.Exists(empty.Combine("depguard.graph")));
    }

    [Theory]
    [InlineData("graph", "--check")]
    [InlineData("graph", "--lock", "--explain", "auth")]
    [InlineData("graph", "--lock", "--format", "json")]
    public void Options_that_do_not_go_together_are_refused(params string[] arguments)
    {
        using var tree = Systems.Compose(Systems.Healthy);

        Assert.Equal(2, tree.Run(arguments).Status);
    }
}
