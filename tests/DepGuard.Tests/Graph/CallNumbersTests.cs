using DepGuard.Facts.Policies;
using DepGuard.Graph;
using DepGuard.Sources;
using Xunit;

namespace DepGuard.Tests.Graph;

public class CallNumbersTests
{
    private static readonly SourceSpan At = SourceSpan.StartOf("a.yaml");

    [Fact]
    public void Attempts_of_several_layers_multiply()
    {
        var numbers = CallNumbers.Of([Policy(Layer.Client) with { Attempts = Attempts.Of(3) }, Policy(Layer.Sidecar) with { Attempts = Attempts.AfterRetries(2) }]);

        Assert.Equal(Attempts.Of(9), numbers.Attempts);
    }

    [Fact]
    public void One_layer_without_end_has_no_end_whatever_the_others_do() =>
        Assert.Equal(Attempts.Unbounded, Attempts.Unbounded * Attempts.Once);

    [Fact]
    public void A_limit_of_an_attempt_is_the_deadline_of_who_does_not_retry()
    {
        var once = CallNumbers.Of([Policy(Layer.Client) with { Timeout = TimeLimit.Seconds(2) }]);
        var thrice = CallNumbers.Of([Policy(Layer.Client) with { Timeout = TimeLimit.Seconds(2), Attempts = Attempts.Of(3) }]);

        Assert.Equal((TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2)), (once.AttemptTimeout, once.Deadline));
        Assert.Equal((TimeSpan.FromSeconds(2), null), (thrice.AttemptTimeout, thrice.Deadline));
    }

    [Fact]
    public void An_idle_limit_is_never_a_deadline()
    {
        var numbers = CallNumbers.Of([Policy(Layer.Gateway) with { Idle = TimeLimit.Seconds(60), Attempts = Attempts.Once }]);

        Assert.Equal((TimeSpan.FromSeconds(60), null), (numbers.AttemptTimeout, numbers.Deadline));
    }

    [Fact]
    public void A_deadline_behind_a_layer_that_retries_bounds_one_attempt()
    {
        var numbers = CallNumbers.Of(
        [
            Policy(Layer.Client) with { Attempts = Attempts.Of(3) },
            Policy(Layer.Sidecar) with { Deadline = TimeLimit.Seconds(1) },
        ]);

        Assert.Equal((TimeSpan.FromSeconds(1), null), (numbers.AttemptTimeout, numbers.Deadline));
    }

    [Fact]
    public void A_deadline_before_a_layer_that_retries_bounds_all_attempts()
    {
        var numbers = CallNumbers.Of(
        [
            Policy(Layer.Client) with { Deadline = TimeLimit.Seconds(1) },
            Policy(Layer.Sidecar) with { Attempts = Attempts.Of(3), Timeout = TimeLimit.Seconds(2) },
        ]);

        Assert.Equal(TimeSpan.FromSeconds(1), numbers.Deadline);
    }

    [Fact]
    public void A_limit_that_is_switched_off_is_no_limit() =>
        Assert.Null(CallNumbers.Of([Policy(Layer.Sidecar) with { Deadline = TimeLimit.Of(TimeSpan.Zero) }]).Deadline);

    private static CallPolicy Policy(Layer layer) => new(layer, "test", Provenance.Declared, At);
}
