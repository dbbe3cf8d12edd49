using DepGuard.Checks.Retries;
using DepGuard.Contracts;
using Xunit;

namespace DepGuard.Tests.Checks;

public class StackedRetriesTests
{
    private static readonly StackedRetries Check = new();

    [Fact]
    public void A_retry_inside_a_retry_multiplies_attempts()
    {
        var finding = Assert.Single(Check.RunOn(
            "web -> auth [attempts=3 product=polly]",
            "web -> auth [attempts=4 layer=sidecar product=istio]"));

        Assert.Equal(Severity.Warning, finding.Severity);
        Assert.Equal("One call web -> auth may be tried 12 times, since 2 layers retry it. Keep the retry in client polly (3 attempts) and switch it off in sidecar istio (4 attempts).", finding.Message);
        Assert.Equal([("client polly (3 attempts)", 1), ("sidecar istio (4 attempts)", 2)], finding.Related.Select(place => (place.Message, place.At.Line)));
        Assert.Equal(["Each layer repeats what the ones behind it do: 3 x 4 = 12 attempts while auth fails."], finding.Details);
        Assert.Equal(["Switch the retry in sidecar istio off (graph.txt:2) and keep the one in client polly."], finding.Remedies);
    }

    [Fact]
    public void A_decision_is_kept_rather_than_a_default()
    {
        var finding = Assert.Single(Check.RunOn(
            "web -> auth [attempts=4 product=http-resilience provenance=default]",
            "web -> auth [attempts=3 layer=sidecar product=istio]"));

        Assert.Equal(1, finding.At.Line);
        Assert.Contains("switch it off in client http-resilience (4 attempts by default)", finding.Message);
    }

    [Fact]
    public void A_retry_without_end_is_never_the_one_to_keep()
    {
        var finding = Assert.Single(Check.RunOn(
            "web -> auth [attempts=unbounded product=polly]",
            "web -> auth [attempts=3 layer=sidecar product=istio provenance=default]"));

        Assert.Contains("may be tried without end", finding.Message);
        Assert.Contains("Keep the retry in sidecar istio", finding.Message);
    }

    [Fact]
    public void Three_layers_have_two_remedies()
    {
        var finding = Assert.Single(Check.RunOn(
            "web -> auth [attempts=2 layer=code product=polly]",
            "web -> auth [attempts=3 product=refit]",
            "web -> auth [attempts=4 layer=sidecar product=istio]"));

        Assert.Contains("24 times, since 3 layers", finding.Message);
        Assert.StartsWith("Also switch", finding.Remedies[1]);
    }

    [Fact]
    public void Two_products_of_one_layer_are_two_retries() =>
        Assert.Single(Check.RunOn("web -> auth [attempts=3 product=polly]", "web -> auth [attempts=3 product=grpc]"));

    [Fact]
    public void A_layer_that_tries_once_is_no_retry() =>
        Assert.Empty(Check.RunOn("web -> auth [attempts=3]", "web -> auth [attempts=1 layer=sidecar]", "web -> auth [timeout=2s layer=gateway]"));

    [Fact]
    public void A_default_behind_a_declared_number_of_the_same_layer_is_not_in_force() =>
        Assert.Empty(Check.RunOn("web -> auth [attempts=3]", "web -> auth [attempts=4 provenance=default]"));

    [Fact]
    public void Retries_of_different_calls_do_not_stack() =>
        Assert.Empty(Check.RunOn("web -> auth [attempts=3]", "auth -> users [attempts=3 layer=sidecar]"));

    [Fact]
    public void A_guessed_call_does_not_count() =>
        Assert.Empty(Check.RunOn("web -> auth [guessed attempts=3]", "web -> auth [guessed attempts=3 layer=sidecar]"));
}
