using DepGuard.Checks.Retries;
using DepGuard.Contracts;
using Xunit;

namespace DepGuard.Tests.Checks;

public class UnsafeRetryTests
{
    private static readonly UnsafeRetry Check = new();

    [Theory]
    [InlineData("401", "401")]
    [InlineData("503+400+404", "400, 404")]
    [InlineData("http_503+http_403", "http_403")]
    [InlineData("400-499", "400-499")]
    [InlineData("4xx", "4xx")]
    [InlineData("UNAVAILABLE+PERMISSION_DENIED", "PERMISSION_DENIED")]
    [InlineData("invalid-argument", "invalid-argument")]
    [InlineData("CLIENT_ERROR", "CLIENT_ERROR")]
    [InlineData("16", "16")]
    public void An_answer_that_lasts_is_named(string on, string named)
    {
        var finding = Assert.Single(Check.RunOn($"web -> auth [attempts=3 on={on} layer=sidecar product=mesh]"));

        Assert.Equal(Severity.Warning, finding.Severity);
        Assert.StartsWith($"sidecar mesh retries {named} on web -> auth,", finding.Message);
    }

    [Theory]
    [InlineData("5xx+connect-failure+refused-stream+retriable-4xx+429+408")]
    [InlineData("500-599+429")]
    [InlineData("UNAVAILABLE+RESOURCE_EXHAUSTED+1-4+14")]
    [InlineData("error+timeout+http_502+http_429")]
    public void An_answer_that_may_pass_is_fine(string on) => Assert.Empty(Check.RunOn($"web -> auth [attempts=3 on={on}]"));

    [Fact]
    public void Calls_that_change_something_are_named()
    {
        var finding = Assert.Single(Check.RunOn("web -> auth [attempts=2 unsafe=true layer=gateway product=nginx]"));

        Assert.StartsWith("gateway nginx retries calls that change something on web -> auth,", finding.Message);
        Assert.StartsWith("Make the call repeatable", finding.Remedies[0]);
    }

    [Fact]
    public void Both_faults_are_one_finding() =>
        Assert.Contains("retries 404 and calls that change something on", Assert.Single(Check.RunOn("web -> auth [attempts=2 on=404 unsafe=true]")).Message);

    [Fact]
    public void The_failures_may_be_stated_and_the_number_a_default()
    {
        var finding = Assert.Single(Check.RunOn("web -> auth [on=404 product=istio]", "web -> auth [attempts=3 product=istio provenance=default]"));

        Assert.Equal(1, finding.At.Line);
    }

    [Fact]
    public void Conditions_without_a_retry_are_fine() => Assert.Empty(Check.RunOn("web -> auth [attempts=1 on=404]", "web -> users [on=404]"));

    [Fact]
    public void What_a_product_does_by_default_is_no_statement() =>
        Assert.Empty(Check.RunOn("web -> auth [attempts=3 unsafe=true provenance=default]"));

    [Fact]
    public void A_guessed_call_does_not_count() => Assert.Empty(Check.RunOn("web -> auth [guessed attempts=3 on=404]"));
}
