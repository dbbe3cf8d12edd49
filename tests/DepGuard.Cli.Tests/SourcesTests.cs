using Xunit;

namespace DepGuard.Cli.Tests;

/// <summary><c>sources</c> in <c>depguard.yaml</c>: mistakes in it end the run, and say where.</summary>
public class SourcesTests
{
    [Fact]
    public void A_path_that_is_none_is_shown_with_a_caret()
    {
        using var tree = Systems.Of(("depguard.yaml", "sources:\n  - { files: \"*.yaml\", caller: $.name, addresses: \"$.peers[*.to\" }\n"));

        var outcome = tree.Run("check");

        Assert.Equal(2, outcome.Status);
        Assert.Equal("depguard: depguard.yaml(2,61): ']' is missing\n  $.peers[*.to\n           ^\n", outcome.Error);
    }

    [Fact]
    public void Missing_and_unknown_keys_are_errors()
    {
        using var tree = Systems.Of(("depguard.yaml", "sources:\n  - { file: \"*.yaml\", caller: $.name, kind: synk }\n"));

        var outcome = tree.Run("check");

        Assert.Equal(2, outcome.Status);
        Assert.Contains("unknown key of a source 'file'; did you mean 'files'?", outcome.Error);
        Assert.Contains("a source needs 'files'", outcome.Error);
        Assert.Contains("a source needs 'addresses'", outcome.Error);
        Assert.Contains("unknown kind of call 'synk'; did you mean 'sync'?", outcome.Error);
    }

    [Fact]
    public void A_pattern_without_a_file_fails_the_run()
    {
        using var tree = Systems.Of(("compose.yaml", Systems.Healthy), ("depguard.yaml", "sources:\n  - { files: conf/*.yaml, caller: $.name, addresses: $.peers }\n"));

        var outcome = tree.Run("check");

        Assert.Equal(1, outcome.Status);
        Assert.Contains("depguard.yaml(2,14): error DPG0013: The pattern conf/*.yaml matches no file of the scan", outcome.Out);
    }
}
