using DepGuard.Analyzers.CodeFixes.Retries;
using DepGuard.Analyzers.Rules.Retries;

namespace DepGuard.Analyzers.Tests.Fixes.Retries;

public class FutileRetryFixTests
{
    [Theory]
    [InlineData("[|catch|] (Exception failure) // any", "catch (Exception failure) when (failure is not OperationCanceledException) // any")]
    [InlineData("[|catch|] (Exception)", "catch (Exception failure) when (failure is not OperationCanceledException)")]
    [InlineData("[|catch|]", "catch (Exception failure) when (failure is not OperationCanceledException)")]
    [InlineData("[|catch|] (Exception e) when (i < 3 || e.Data.Count > 0)", "catch (Exception e) when (e is not OperationCanceledException && (i < 3 || e.Data.Count > 0))")]
    public Task Cancellation_gets_out(string before, string after) => Check(Loop(before), Loop(after));

    [Theory]
    [InlineData("[|catch|] (OperationCanceledException)")]
    [InlineData("[|catch|] (ArgumentException)")]
    public Task A_clause_for_one_failure_is_left_to_its_author(string clause) => Check(Loop(clause), Loop(clause));

    [Fact]
    public Task Every_clause_of_a_file_is_changed_at_once() => Check(
        Loop("[|catch|] (Exception)") + Loop("[|catch|]"),
        Loop("catch (Exception failure) when (failure is not OperationCanceledException)") + Loop("catch (Exception failure) when (failure is not OperationCanceledException)"));

    private static string Loop(string clause) => $$"""
        for (var i = 0; i < 5; i++)
                {
                    try
                    {
                        await http.GetStringAsync("/", stop);
                        return;
                    }
                    {{clause}}
                    {
                        await Task.Delay(i);
                    }
                }

        """;

    private static Task Check(string before, string after) => FixCase.Check<FutileRetry, FutileRetryFix>(Sample(before), Sample(after));

    private static string Sample(string body) => $$"""
        using System;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        class Sample(HttpClient http)
        {
            public async Task Run(CancellationToken stop)
            {
                {{body}}
            }
        }
        """;
}
