using DepGuard.Checks.Deadlines;
using DepGuard.Contracts;
using Xunit;

namespace DepGuard.Tests.Checks;

/// <summary>Time limits of two calls in a row, and of one call with itself.</summary>
public class DeadlineTests
{
    private static readonly TimeoutInversion Inversion = new();
    private static readonly RetryCannotFit Fit = new();
    private static readonly MissingTimeout Missing = new();

    [Fact]
    public void A_caller_that_leaves_before_the_last_attempt_is_an_inversion()
    {
        var finding = Assert.Single(Inversion.RunOn("web -> orders [timeout=2s]", "orders -> auth [attempts=4 timeout=1s]"));

        Assert.Equal(["web", "orders", "auth"], finding.Services);
        Assert.Equal(2, finding.At.Line);
        Assert.Contains("50 % of that time", finding.Details[1]);
        Assert.StartsWith("Allow at most 2 attempts", finding.Remedies[0]);
    }

    [Fact]
    public void The_least_patient_of_those_who_wait_is_shown() =>
        Assert.Equal("app", Assert.Single(Inversion.RunOn(
            "web -> orders [timeout=2s]", "app -> orders [timeout=1s]", "orders -> auth [attempts=4 timeout=1s]")).Services[0]);

    [Theory]
    [InlineData("web -> orders [timeout=5s]", "orders -> auth [attempts=4 timeout=1s]")]
    [InlineData("web -> orders [timeout=2s]", "orders -> auth [attempts=4 timeout=1s deadline=2s]")]
    [InlineData("web -> orders [timeout=2s]", "orders -> auth [attempts=4]")]
    [InlineData("web -> orders", "orders -> auth [attempts=4 timeout=1s]")]
    [InlineData("web -> orders [timeout=2s]", "orders -> auth [async attempts=4 timeout=1s]")]
    [InlineData("web -> orders [timeout=2s guessed]", "orders -> auth [attempts=4 timeout=1s]")]
    [InlineData("web -> orders [timeout=60s provenance=default]", "orders -> auth [timeout=100s provenance=default]")]
    public void Limits_that_fit_or_are_not_known_are_left_alone(params string[] graph) => Assert.Empty(Inversion.RunOn(graph));

    [Fact]
    public void A_second_attempt_that_cannot_end_is_on_paper_only() =>
        Assert.Contains("Limit an attempt to 1.5 s", Assert.Single(Fit.RunOn("web -> auth [attempts=3 timeout=2s deadline=3s]")).Remedies[0]);

    [Theory]
    [InlineData("web -> auth [attempts=3 timeout=1s deadline=3s]")]
    [InlineData("web -> auth [attempts=1 timeout=2s deadline=3s]")]
    [InlineData("web -> auth [attempts=3 timeout=2s]")]
    [InlineData("web -> auth [attempts=3 timeout=2s deadline=3s provenance=default]")]
    public void Attempts_that_fit_are_left_alone(string edge) => Assert.Empty(Fit.RunOn(edge));

    [Fact]
    public void Waiting_for_an_auth_service_without_end_is_an_error()
    {
        Assert.Equal(Severity.Warning, Assert.Single(Missing.RunOn("web -> orders [timeout=none]")).Severity);
        Assert.Equal(Severity.Error, Assert.Single(Missing.RunOn("auth {auth}", "web -> auth [deadline=none]")).Severity);
    }

    [Theory]
    [InlineData("web -> orders")]
    [InlineData("web -> orders [attempts=3]")]
    [InlineData("web -> orders [timeout=none deadline=3s]")]
    [InlineData("web -> orders [timeout=none provenance=default]")]
    public void A_limit_that_another_layer_has_or_that_nobody_states_is_no_finding(string edge) => Assert.Empty(Missing.RunOn(edge));
}
