using DepGuard.Analyzers.Rules.Retries;
using Microsoft.CodeAnalysis;

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

    [Theory]
    [InlineData("Policy.Handle<Exception>().WaitAndRetryForeverAsync(_ => Pause).ExecuteAsync(() => hub.StartAsync());", DiagnosticSeverity.Info)]
    [InlineData("var policy = Policy.Handle<Exception>().WaitAndRetryForever(_ => Pause); policy.Execute(() => { channel = broker.CreateConnectionAsync(); });", DiagnosticSeverity.Info)]
    [InlineData("Kept.ExecuteAsync(hub.StartAsync, default);", DiagnosticSeverity.Info)]
    [InlineData("Kept.ExecuteAsync(async token => { await hub.StartAsync(token); await http.GetStringAsync(\"/\"); }, default);", DiagnosticSeverity.Warning)]
    [InlineData("Policy.Handle<Exception>().WaitAndRetryForeverAsync(_ => Pause).ExecuteAsync(() => hub.InvokeAsync(\"a\"));", DiagnosticSeverity.Warning)]
    [InlineData("Policy.Handle<Exception>().RetryForeverAsync();", DiagnosticSeverity.Warning)]
    public async Task A_connection_that_is_kept_is_a_note(string statement, DiagnosticSeverity severity)
    {
        var found = await AnalyzerCase.Run(
            AnalyzerCase.Compile($$"""
                using Microsoft.AspNetCore.SignalR.Client;
                using Polly;
                using RabbitMQ.Client;

                class Sample(HubConnection hub, IConnectionFactory broker, HttpClient http)
                {
                    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
                    {{(statement.StartsWith("Kept", StringComparison.Ordinal) ? "private static readonly AsyncPolicy Kept = Policy.Handle<Exception>().WaitAndRetryForeverAsync(_ => Pause);" : "")}}
                    object? channel;
                    void Run() { {{statement}} }
                }
                """),
            new UnboundedRetryPolicy());
        Assert.Equal([severity], found.Select(diagnostic => diagnostic.Severity));
    }

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
