using DepGuard.Checks.Retries;
using DepGuard.Contracts;
using Xunit;

namespace DepGuard.Tests.Checks;

public class UnboundedRetryTests
{
    private static readonly UnboundedRetry Check = new();

    [Fact]
    public void A_retry_without_end_is_an_error_at_the_line_that_states_it()
    {
        var finding = Assert.Single(Check.RunOn("web -> auth", "web -> auth [attempts=unbounded layer=sidecar product=dapr]"));

        Assert.Equal((Severity.Error, 2), (finding.Severity, finding.At.Line));
        Assert.Equal("Calls web -> auth are retried without end by sidecar dapr. Set a number of attempts, such as 3, with a growing delay and a deadline.", finding.Message);
        Assert.Equal(["web", "auth"], finding.Services);
    }

    [Fact]
    public void Any_number_is_a_limit() => Assert.Empty(Check.RunOn("web -> auth [attempts=1000000]"));

    [Fact]
    public void A_declared_number_takes_the_place_of_an_endless_default() =>
        Assert.Empty(Check.RunOn("web -> auth [attempts=3]", "web -> auth [attempts=unbounded provenance=default]"));

    [Fact]
    public void An_endless_default_counts() => Assert.Single(Check.RunOn("web -> auth [attempts=unbounded provenance=default]"));

    [Fact]
    public void A_database_that_is_called_without_end_counts() => Assert.Single(Check.RunOn("web -> db [data attempts=unbounded]"));

    [Fact]
    public void A_guessed_call_does_not_count() => Assert.Empty(Check.RunOn("web -> auth [guessed attempts=unbounded]"));

    [Fact]
    public void Another_layer_with_a_limit_does_not_end_it() =>
        Assert.Equal(2, Assert.Single(Check.RunOn("web -> auth [attempts=3]", "web -> auth [attempts=unbounded layer=sidecar]")).At.Line);

    [Fact]
    public void A_further_caller_is_no_new_finding()
    {
        var before = Assert.Single(Check.RunOn("web -> auth [attempts=unbounded]"));
        var after = Assert.Single(Check.RunOn("app -> auth [attempts=unbounded]"));

        Assert.Equal(before.Fingerprint, after.Fingerprint);
    }
}
