using DepGuard.Checks.Retries;
using DepGuard.Contracts;
using Xunit;

namespace DepGuard.Tests.Checks;

/// <summary>Retries along a path: the worked numbers are those of the Google SRE book, chapter 22.</summary>
public class RetryAmplificationTests
{
    private static readonly RetryAmplification Check = new();

    [Fact]
    public void Three_layers_with_four_attempts_make_64_calls()
    {
        var finding = Assert.Single(Check.RunOn("web -> orders [attempts=4]", "orders -> auth [attempts=4]", "auth -> store [attempts=4]"));

        Assert.Equal(Severity.Error, finding.Severity);
        Assert.Equal(["web", "orders", "auth", "store"], finding.Path);
        Assert.Equal("4 x 4 x 4 = 64 calls of store while it fails; 1.11 at 10 % errors.", Assert.Single(finding.Details));
        Assert.All(finding.Remedies, remedy => Assert.Contains("16 calls remain", remedy));
    }

    [Fact]
    public void A_path_of_hundreds_of_services_stays_readable()
    {
        var finding = Assert.Single(Check.RunOn([.. Enumerable.Range(0, 300).Select(i => $"s{i} -> s{i + 1} [attempts=4]")]));

        Assert.Equal(301, finding.Path.Count);
        Assert.Contains("4.1e180 calls of s300 along s0 -> s1 -> ", finding.Message);
        Assert.Contains(" -> s10 -> ... 289 more ... -> s300, since 300 layers retry.", finding.Message);
        Assert.True(finding.Message.Length < 300, finding.Message);
        Assert.Equal(12, finding.Remedies.Count);
    }

    [Fact]
    public void A_product_beyond_every_number_is_told_as_such()
    {
        var finding = Assert.Single(Check.RunOn([.. Enumerable.Range(0, 600).Select(i => $"s{i} -> s{i + 1} [attempts=4]")]));

        Assert.StartsWith("One request can become more than 1e308 calls of s600 along ", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_end_of_a_path_is_reported_once() =>
        Assert.Equal(
            ["cache", "store"],
            Check.RunOn("web -> orders [attempts=4]", "orders -> store [attempts=3]", "orders -> cache [attempts=3]").Select(finding => finding.Path[^1]));

    [Fact]
    public void A_default_keeps_the_finding_a_warning() =>
        Assert.Equal(Severity.Warning, Assert.Single(Check.RunOn("a -> b [attempts=6]", "b -> c [attempts=6 provenance=default]")).Severity);

    [Theory]
    [InlineData("a -> b [attempts=3]", "b -> c [attempts=3]")]
    [InlineData("a -> b [attempts=20]")]
    [InlineData("a -> b [attempts=4]", "c -> b [attempts=4]")]
    [InlineData("a -> b [attempts=4]", "b -> a [attempts=4]")]
    [InlineData("a -> b [attempts=4]", "b -> c [attempts=unbounded]")]
    [InlineData("a -> b [attempts=4 guessed]", "b -> c [attempts=4]")]
    public void Products_within_the_limit_single_layers_cycles_and_guesses_are_left_alone(params string[] graph) => Assert.Empty(Check.RunOn(graph));
}
