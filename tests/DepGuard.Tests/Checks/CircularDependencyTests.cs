using DepGuard.Checks.Topology;
using DepGuard.Contracts;
using Xunit;
using Confidence = DepGuard.Facts.Confidence;

namespace DepGuard.Tests.Checks;

public sealed class CircularDependencyTests
{
    private static readonly CircularDependency Check = new();

    [Fact]
    public void A_cycle_is_one_finding_at_the_call_to_remove()
    {
        var finding = Assert.Single(Check.Run("web -> cart", "cart -> stock", "stock -> cart [inferred]"));

        Assert.Equal(Severity.Error, finding.Severity);
        Assert.Equal(Confidence.Inferred, finding.Confidence);
        Assert.Equal(["cart", "stock"], finding.Services);
        Assert.Equal(["cart", "stock", "cart"], finding.Path);
        Assert.Equal(2, finding.At.Line);
        Assert.Equal(["cart calls stock", "stock calls cart"], finding.Related.Select(related => related.Message));
        Assert.Equal([2, 3], finding.Related.Select(related => related.At.Line));
        Assert.Equal("Remove the call cart -> stock (graph.txt:2).", finding.Remedies[0]);
        Assert.Contains("cart -> stock -> cart", finding.Message);
    }

    [Fact]
    public void A_component_of_several_cycles_is_one_finding_shown_by_its_shortest()
    {
        var finding = Assert.Single(Check.Run("a -> b", "b -> c", "c -> a", "c -> d", "d -> c"));

        Assert.Equal(["a", "b", "c", "d"], finding.Services);
        Assert.Equal(["c", "d", "c"], finding.Path);
        Assert.Contains("a -> b -> c -> a", finding.Details);
    }

    [Fact]
    public void The_call_to_remove_is_on_the_shown_cycle()
    {
        var finding = Assert.Single(Check.Run("a -> b", "b -> c", "c -> a", "c -> d", "d -> c"));

        Assert.Equal(4, finding.At.Line);
        Assert.Equal(
            ["Remove the call c -> d (graph.txt:4).", "Also remove the call a -> b (graph.txt:1)."], finding.Remedies.Take(2));
    }

    [Fact]
    public void Remedies_of_a_giant_component_are_counted_beyond_a_hundred()
    {
        var services = Enumerable.Range(0, 25).Select(i => $"s{i:D2}").ToList();
        var calls = services.SelectMany(caller => services.Where(callee => callee != caller).Select(callee => $"{caller} -> {callee}"));

        var finding = Assert.Single(Check.Run([.. calls]));

        Assert.Equal("Also remove 200 more edges: the component is too large to list them.", finding.Remedies[100]);
        Assert.Contains("Removing all edges named below is the cheapest way to leave no cycle.", finding.Details);
    }

    [Theory]
    [InlineData("b -> a [guessed]")]
    [InlineData("b -> a [async]")]
    [InlineData("b -> a [startup]")]
    [InlineData("b -> a [data]")]
    [InlineData("b -> a [control]")]
    public void An_edge_that_is_no_known_call_closes_no_cycle(string back)
    {
        Assert.Empty(Check.Run("a -> b", back));
    }

    [Fact]
    public void Two_components_are_two_findings()
    {
        Assert.Equal(2, Check.Run("a -> b", "b -> a", "c -> d", "d -> c", "a -> c").Count);
    }

    [Fact]
    public void A_cycle_that_only_a_gateway_closes_is_a_warning()
    {
        var finding = Assert.Single(Check.Run("edge: gateway", "edge -> shop", "shop -> edge"));

        Assert.Equal(Severity.Warning, finding.Severity);
        Assert.Equal("Every cycle re-enters through the gateway; routes may end it.", finding.Details[0]);
    }

    [Fact]
    public void A_cycle_beside_a_gateway_stays_an_error()
    {
        var finding = Assert.Single(Check.Run("edge: gateway", "edge -> shop", "shop -> edge", "shop -> stock", "stock -> shop"));

        Assert.Equal(Severity.Error, finding.Severity);
    }

    [Fact]
    public void The_subject_stays_when_lines_move()
    {
        var before = Assert.Single(Check.Run("a -> b", "b -> a"));
        var after = Assert.Single(Check.Run("web -> a", "b -> a", "a -> b"));

        Assert.Equal(before.Fingerprint, after.Fingerprint);
        Assert.NotEqual(before.At, after.At);
    }

    [Fact]
    public void A_long_cycle_is_shortened_in_the_message_only()
    {
        var finding = Assert.Single(Check.Run([.. Enumerable.Range(0, 30).Select(i => $"s{i:D2} -> s{(i + 1) % 30:D2}")]));

        Assert.Contains("s10 -> ... 19 more ... -> s00", finding.Message);
        Assert.Equal(31, finding.Path.Count);
        Assert.Equal(30, finding.Related.Count);
    }
}
