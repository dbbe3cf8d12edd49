using DepGuard.Contracts;
using DepGuard.Testing;
using Xunit;

namespace DepGuard.Tests.Testing;

public class RulePageParserTests
{
    private const string Text =
        """
        ---
        id: DPG2999
        name: odd-service
        title: A service is odd
        message: "{0} is \"odd\". Even it."
        category: topology
        severity: note
        surface: graph   # input | code | graph | release
        since: unreleased
        options:
          limit: 3
        ---
        ## Summary

        Odd
        services.

        ## Bad

        ```yaml title="a.yaml"
        ## not a heading
        x: 1 # DPG2999
        y: 2 # DPG2999, DPG0002
        z: "DPG2999"
        ```
        """;

    private static readonly Dictionary<string, double> None = [];
    private static readonly RulePage Page = RulePage.Parse(Text);

    [Fact]
    public void Front_matter_becomes_the_rule() =>
        Assert.Equal(
            new RuleInfo("DPG2999", "odd-service", "A service is odd", "{0} is \"odd\". Even it.", "topology", Severity.Note, Surface.Graph) { Options = None },
            Page.Rule with { Options = None });

    [Fact]
    public void Options_keep_their_defaults() => Assert.Equal(3, Page.Rule.Options["limit"]);

    [Fact]
    public void The_class_is_named_like_the_rule() => Assert.Equal("OddService", Page.ClassName);

    [Fact]
    public void The_summary_is_one_line() => Assert.Equal("Odd services.", Page.Summary);

    [Fact]
    public void A_heading_inside_a_block_is_text() => Assert.Equal(["Summary", "Bad"], Page.Sections.Select(section => section.Heading));

    [Fact]
    public void Ids_in_a_comment_at_the_end_of_a_line_are_markers() =>
        Assert.Equal(
            ["DPG2999 a.yaml:2", "DPG2999 a.yaml:3", "DPG0002 a.yaml:3"],
            Assert.Single(Page.Bad).Markers.Select(marker => marker.ToString()));
}
