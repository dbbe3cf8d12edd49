using DepGuard.Analyzers.Rules.Retries;

namespace DepGuard.Analyzers.Tests.Rules;

public class ReconnectPolicyTests
{
    [Theory]
    [InlineData("=> TimeSpan.FromSeconds(5);")]
    [InlineData("=> context.PreviousRetryCount < 5 ? TimeSpan.FromSeconds(1) : TimeSpan.FromMinutes(1);")]
    [InlineData("=> context.PreviousRetryCount switch { 0 => TimeSpan.Zero, _ => TimeSpan.FromMinutes(1) };")]
    [InlineData("=> _known ?? TimeSpan.FromSeconds(1);")]
    [InlineData("{ if (context.PreviousRetryCount > 3) return TimeSpan.FromMinutes(1); return TimeSpan.Zero; }")]
    [InlineData("{ TimeSpan? None() => null; return None() ?? TimeSpan.Zero; }")]
    [InlineData("{ if (context is null) throw new ArgumentNullException(nameof(context)); return TimeSpan.Zero; }")]
    public Task A_policy_that_never_returns_null_is_reported_at_its_method(string body) =>
        Check($"public TimeSpan? [|NextRetryDelay|](RetryContext context) {body}");

    [Theory]
    [InlineData("=> null;")]
    [InlineData("=> context.PreviousRetryCount < 5 ? TimeSpan.FromSeconds(1) : null;")]
    [InlineData("=> context.PreviousRetryCount switch { 0 => TimeSpan.Zero, _ => null };")]
    [InlineData("{ if (context.PreviousRetryCount > 3) return null; return TimeSpan.Zero; }")]
    [InlineData("{ if (context.PreviousRetryCount > 3) return default; return TimeSpan.Zero; }")]
    [InlineData("{ if (context.PreviousRetryCount > 3) throw new InvalidOperationException(); return TimeSpan.Zero; }")]
    [InlineData("=> throw new NotImplementedException();")]
    public Task A_policy_that_gives_up_is_left_alone(string body) =>
        Check($"public TimeSpan? NextRetryDelay(RetryContext context) {body}");

    [Theory]
    [InlineData("=> _known;")]
    [InlineData("=> Compute();")]
    public Task A_delay_that_cannot_be_judged_is_left_alone(string body) =>
        Check($"public TimeSpan? NextRetryDelay(RetryContext context) {body}");

    [Fact]
    public Task An_explicit_implementation_is_recognised() =>
        Check("TimeSpan? IRetryPolicy.[|NextRetryDelay|](RetryContext context) => TimeSpan.Zero;");

    [Fact]
    public Task An_override_is_recognised() => AnalyzerCase.Check<UnboundedRetryPolicy>("""
        using Microsoft.AspNetCore.SignalR.Client;

        abstract class Template : IRetryPolicy
        {
            public abstract TimeSpan? NextRetryDelay(RetryContext context);
        }

        sealed class Sample : Template
        {
            public override TimeSpan? [|NextRetryDelay|](RetryContext context) => TimeSpan.Zero;
        }
        """);

    [Fact]
    public Task A_method_of_the_same_name_elsewhere_is_left_alone() => AnalyzerCase.Check<UnboundedRetryPolicy>("""
        interface IRetryPolicy
        {
            TimeSpan? NextRetryDelay(object context);
        }

        sealed class Sample : IRetryPolicy
        {
            public TimeSpan? NextRetryDelay(object context) => TimeSpan.Zero;
        }
        """);

    private static Task Check(string method) => AnalyzerCase.Check<UnboundedRetryPolicy>($$"""
        using Microsoft.AspNetCore.SignalR.Client;

        sealed class Sample : IRetryPolicy
        {
            private TimeSpan? _known = null;

            {{method}}

            private TimeSpan? Compute() => _known;
        }
        """);
}
