using DepGuard.Analyzers.Rules.Retries;

namespace DepGuard.Analyzers.Tests.Rules;

public class PollyForeverTests
{
    [Theory]
    [InlineData("failures.[|RetryForever|]();")]
    [InlineData("failures.[|RetryForever|](failure => { });")]
    [InlineData("failures.[|RetryForeverAsync|]();")]
    [InlineData("failures.[|WaitAndRetryForever|](_ => TimeSpan.FromSeconds(1));")]
    [InlineData("failures.[|WaitAndRetryForeverAsync|](_ => TimeSpan.FromSeconds(1));")]
    [InlineData("answers.[|RetryForever|]();")]
    [InlineData("answers.[|WaitAndRetryForeverAsync|](_ => TimeSpan.FromSeconds(1));")]
    [InlineData("Policy.Handle<TimeoutException>().Or<HttpRequestException>().[|RetryForeverAsync|]().ExecuteAsync(() => call);")]
    [InlineData("Polly.RetrySyntax.[|RetryForever|](failures);")]
    public Task A_forever_policy_is_reported_at_its_name(string statement) => Check(statement);

    [Theory]
    [InlineData("failures.Retry(3);")]
    [InlineData("failures.RetryAsync();")]
    [InlineData("failures.WaitAndRetry(3, attempt => TimeSpan.FromSeconds(attempt));")]
    [InlineData("failures.WaitAndRetryAsync(new[] { TimeSpan.FromSeconds(1) });")]
    [InlineData("answers.WaitAndRetryAsync(count, _ => TimeSpan.FromSeconds(1));")]
    public Task A_policy_with_a_count_is_left_alone(string statement) => Check(statement);

    [Theory]
    [InlineData("failures.[|Retry|](int.MaxValue);")]
    [InlineData("failures.[|WaitAndRetryAsync|](Forever, _ => TimeSpan.FromSeconds(1));")]
    [InlineData("answers.[|WaitAndRetry|](sleepDurationProvider: _ => TimeSpan.FromSeconds(1), retryCount: 0x7FFFFFFF);")]
    public Task The_largest_count_is_no_limit(string statement) => Check(statement);

    [Fact]
    public Task A_method_of_the_same_name_elsewhere_is_left_alone() => AnalyzerCase.Check<UnboundedRetryPolicy>("""
        namespace Other
        {
            public sealed class Job { }

            public static class RetrySyntax
            {
                public static Job RetryForever(this Job job) => job;
                public static Job WaitAndRetryForeverAsync(this Job job, int retryCount) => job;
            }

            class Sample
            {
                Job Run(Job job) => job.RetryForever().WaitAndRetryForeverAsync(int.MaxValue);
            }
        }
        """);

    [Fact]
    public Task Overloads_of_the_library_itself_are_left_alone() => AnalyzerCase.Check<UnboundedRetryPolicy>("""
        namespace Polly
        {
            public sealed class Builder { }

            public static class RetrySyntax
            {
                public static Builder RetryForever(this Builder builder) => builder.RetryForever(_ => { });
                public static Builder RetryForever(this Builder builder, Action<Exception> onRetry) => builder;
            }
        }
        """);

    private static Task Check(string statement) => AnalyzerCase.Check<UnboundedRetryPolicy>($$"""
        using Polly;

        class Sample
        {
            private const int Forever = int.MaxValue;

            void Run(PolicyBuilder failures, PolicyBuilder<HttpResponseMessage> answers, Task call, int count)
            {
                {{statement}}
            }
        }
        """);
}
