using DepGuard.Analyzers.CodeFixes.Retries;
using DepGuard.Analyzers.Rules.Retries;

namespace DepGuard.Analyzers.Tests.Fixes.Retries;

public class UnboundedRetryLoopFixTests
{
    [Fact]
    public Task The_loop_counts_and_lets_the_third_failure_out() => Check(
        """
        // Prices are worth it.
        [|while|] (true)
        {
            try
            {
                return await http.GetStringAsync("/");
            }
            catch (HttpRequestException failure)
            {
                Console.WriteLine(failure); // seen
                await Task.Delay(100);
            }
        }
        """,
        """
        // Prices are worth it.
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await http.GetStringAsync("/");
            }
            catch (HttpRequestException failure) when (attempt < 3)
            {
                Console.WriteLine(failure); // seen
                await Task.Delay(100);
            }
        }
        """);

    [Fact]
    public Task A_loop_without_a_pause_gets_one() => Check(
        """
        [|for|] (; ; )
        {
            try
            {
                return await http.GetStringAsync("/");
            }
            catch
            {
            }
        }
        """,
        """
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await http.GetStringAsync("/");
            }
            catch when (attempt < 3)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(100, 200) << attempt));
            }
        }
        """);

    [Fact]
    public Task Every_clause_that_goes_again_is_limited_and_conditions_stay() => Check(
        """
        var attempt = "";
        var isDone = false;
        [|while|] (!isDone)
        {
            try
            {
                attempt = await http.GetStringAsync("/");
                isDone = true;
            }
            catch (HttpRequestException failure) when (failure.StatusCode is null || failure.InnerException is null)
            {
                await Task.Delay(100);
            }
            catch (TimeoutException)
            {
                await Task.Delay(100);
                continue;
            }
            catch (FormatException)
            {
                throw;
            }
        }

        return attempt;
        """,
        """
        var attempt = "";
        var isDone = false;
        for (var attempt2 = 1; !isDone; attempt2++)
        {
            try
            {
                attempt = await http.GetStringAsync("/");
                isDone = true;
            }
            catch (HttpRequestException failure) when (attempt2 < 3 && (failure.StatusCode is null || failure.InnerException is null))
            {
                await Task.Delay(100);
            }
            catch (TimeoutException) when (attempt2 < 3)
            {
                await Task.Delay(100);
                continue;
            }
            catch (FormatException)
            {
                throw;
            }
        }

        return attempt;
        """);

    [Theory]
    [InlineData("Again: try { return await http.GetStringAsync(\"/\"); } catch (HttpRequestException) { [|goto|] Again; }")]
    [InlineData("HttpResponseMessage answer; [|do|] { answer = await http.GetAsync(\"/\"); } while (!answer.IsSuccessStatusCode); return \"\";")]
    public Task Other_forms_are_left_to_their_author(string body) => Check(body, body);

    [Fact]
    public Task Every_loop_of_a_project_is_limited_at_once()
    {
        const string Before = "[|while|] (true) { try { return await http.GetStringAsync(\"/\"); } catch (HttpRequestException) { await Task.Delay(9); } }";
        const string After = "for (var attempt = 1; ; attempt++) { try { return await http.GetStringAsync(\"/\"); } catch (HttpRequestException) when (attempt < 3) { await Task.Delay(9); } }";
        return FixCase.CheckAll<UnboundedRetryLoop, UnboundedRetryLoopFix>(
            (Sample($"if (http is null) {{ {Before} }}\n{Before}"), Sample($"if (http is null) {{ {After} }}\n{After}")),
            (Sample(Before).Replace("Sample", "Other"), Sample(After).Replace("Sample", "Other")));
    }

    private static Task Check(string before, string after) => FixCase.Check<UnboundedRetryLoop, UnboundedRetryLoopFix>(Sample(before), Sample(after));

    private static string Sample(string body) => $$"""
        using System;
        using System.Net.Http;
        using System.Threading.Tasks;

        class Sample(HttpClient http)
        {
            public async Task<string> Get()
            {
                {{body.Replace("\n", "\n        ").Replace("        \n", "\n")}}
            }
        }
        """;
}
