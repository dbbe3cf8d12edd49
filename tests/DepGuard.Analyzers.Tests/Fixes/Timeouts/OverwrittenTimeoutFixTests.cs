using DepGuard.Analyzers.CodeFixes.Timeouts;
using DepGuard.Analyzers.Rules.Timeouts;

namespace DepGuard.Analyzers.Tests.Fixes.Timeouts;

public class OverwrittenTimeoutFixTests
{
    [Theory]
    [InlineData(
        "s.AddHttpClient(\"a\", c => c.[|Timeout|] = TimeSpan.FromSeconds(15)).AddStandardResilienceHandler(); // prices",
        "s.AddHttpClient(\"a\").AddStandardResilienceHandler(options => options.TotalRequestTimeout.Timeout = TimeSpan.FromSeconds(15)); // prices")]
    [InlineData(
        "s.AddHttpClient(\"a\", c => c.[|Timeout|] = TimeSpan.FromSeconds(6)).AddStandardResilienceHandler();",
        "s.AddHttpClient(\"a\").AddStandardResilienceHandler(options => { options.TotalRequestTimeout.Timeout = TimeSpan.FromSeconds(6); options.AttemptTimeout.Timeout = TimeSpan.FromSeconds(6) / 3; });")]
    [InlineData(
        "s.AddHttpClient(\"a\").ConfigureHttpClient(c => c.[|Timeout|] = Limit).AddStandardResilienceHandler();",
        "s.AddHttpClient(\"a\").AddStandardResilienceHandler(options => options.TotalRequestTimeout.Timeout = Limit);")]
    [InlineData(
        "s.AddHttpClient(\"a\", c => { c.BaseAddress = new Uri(\"http://a\"); c.[|Timeout|] = Limit; }).AddStandardResilienceHandler(o => o.Retry.MaxRetryAttempts = 1);",
        "s.AddHttpClient(\"a\", c => { c.BaseAddress = new Uri(\"http://a\"); }).AddStandardResilienceHandler(o => { o.TotalRequestTimeout.Timeout = Limit; o.Retry.MaxRetryAttempts = 1; });")]
    [InlineData(
        "s.AddHttpClient(\"a\", c => c.[|Timeout|] = Limit).AddStandardResilienceHandler(); s.AddHttpClient(\"b\", c => c.[|Timeout|] = Limit).AddStandardResilienceHandler();",
        "s.AddHttpClient(\"a\").AddStandardResilienceHandler(options => options.TotalRequestTimeout.Timeout = Limit); s.AddHttpClient(\"b\").AddStandardResilienceHandler(options => options.TotalRequestTimeout.Timeout = Limit);")]
    public Task The_timeout_moves_into_the_options(string before, string after) => Check(before, after);

    [Fact]
    public Task In_a_block_it_becomes_a_statement_of_its_own() => Check(
        """
        s.AddHttpClient("a", c => c.[|Timeout|] = Limit).AddStandardResilienceHandler(o =>
                {
                    // Once is enough.
                    o.Retry.MaxRetryAttempts = 1;
                });
        """,
        """
        s.AddHttpClient("a").AddStandardResilienceHandler(o =>
                {
                    o.TotalRequestTimeout.Timeout = Limit;
                    // Once is enough.
                    o.Retry.MaxRetryAttempts = 1;
                });
        """);

    [Theory]
    [InlineData("s.AddHttpClient(\"a\", c => c.[|Timeout|] = _limit).AddStandardResilienceHandler();")]
    [InlineData("s.AddHttpClient(\"a\", c => { var limit = TimeSpan.FromSeconds(20); c.[|Timeout|] = limit; }).AddStandardResilienceHandler();")]
    [InlineData("s.AddHttpClient(\"a\", c => c.[|Timeout|] = Limit).AddStandardHedgingHandler();")]
    [InlineData("s.AddHttpClient(\"a\", c => c.[|Timeout|] = Limit).AddStandardResilienceHandler(o => o.TotalRequestTimeout.Timeout = TimeSpan.FromSeconds(20));")]
    [InlineData("s.AddHttpClient(\"a\", c => c.[|Timeout|] = TimeSpan.FromSeconds(20) + _limit).AddStandardResilienceHandler();")]
    [InlineData("var b = s.AddHttpClient(\"a\", c => c.[|Timeout|] = Limit); b.AddStandardResilienceHandler();")]
    public Task Where_the_value_or_the_options_are_not_plain_nothing_is_offered(string body) => Check(body, body);

    [Fact]
    public Task All_documents_are_repaired_at_once()
    {
        var before = Sample("s.AddHttpClient(\"a\", c => c.[|Timeout|] = Limit).AddStandardResilienceHandler();");
        var after = Sample("s.AddHttpClient(\"a\").AddStandardResilienceHandler(options => options.TotalRequestTimeout.Timeout = Limit);");
        return FixCase.CheckWithUsings<OverwrittenTimeout, OverwrittenTimeoutFix>([before, Other(before)], [after, Other(after)]);
    }

    private static string Other(string text) => text.Replace("Sample", "Other", StringComparison.Ordinal);

    private static Task Check(string before, string after) => FixCase.CheckWithUsings<OverwrittenTimeout, OverwrittenTimeoutFix>(Sample(before), Sample(after));

    private static string Sample(string body) => $$"""
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Http.Resilience;

        sealed class Sample(TimeSpan _limit)
        {
            private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
            private TimeSpan Own => _limit;

            public void Run(IServiceCollection s)
            {
                {{body}}
            }
        }
        """;
}
