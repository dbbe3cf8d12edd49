using DepGuard.Facts;
using DepGuard.Testing;
using Xunit;

namespace DepGuard.Tests.Testing;

public class GraphTextTests
{
    [Fact]
    public void An_arrow_is_a_declared_call_that_waits()
    {
        var edge = Assert.Single(GraphText.Parse("web -> auth").Edges);

        Assert.Equal(("web", "auth", CallMode.Sync, Confidence.Declared), (edge.Caller.Id, edge.Callee.Id, edge.Mode, edge.Confidence));
    }

    [Fact]
    public void Words_in_brackets_give_mode_confidence_and_roles()
    {
        var edge = Assert.Single(GraphText.Parse("web -> auth [startup guessed auth]").Edges);

        Assert.Equal((CallMode.Startup, Confidence.Guessed), (edge.Mode, edge.Confidence));
        Assert.Equal([Role.Auth], edge.Roles);
    }

    [Fact]
    public void A_line_of_its_own_gives_kind_and_roles()
    {
        var graph = GraphText.Parse("web -> registry\nregistry (gateway) {config-server auth}");

        var service = graph.Edges[0].Callee;
        Assert.Equal(ServiceKind.Gateway, service.Kind);
        Assert.Equal([Role.Auth, Role.ConfigServer], service.Roles);
    }

    [Fact]
    public void Evidence_is_at_the_line()
    {
        var graph = GraphText.Parse("# two\nweb -> auth\n\nauth -> web");

        Assert.Equal([4, 2], graph.Edges.Select(edge => edge.Evidence[0].At.Line));
    }

    [Fact]
    public void A_repeated_edge_adds_evidence()
    {
        var edge = Assert.Single(GraphText.Parse("web -> auth [guessed]\nweb -> auth").Edges);

        Assert.Equal([2, 1], edge.Evidence.Select(evidence => evidence.At.Line));
    }

    [Theory]
    [InlineData("web => auth")]
    [InlineData("web -> auth [sometimes]")]
    [InlineData("auth {boss}")]
    public void Nonsense_names_its_line(string line) =>
        Assert.Contains("Line 1", Assert.Throws<FormatException>(() => GraphText.Parse(line)).Message, StringComparison.Ordinal);
}
