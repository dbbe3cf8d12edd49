using DepGuard.Analyzers.Rules.Retries;
using Xunit;

namespace DepGuard.Analyzers.Tests.Rules.Retries;

/// <summary>Loops that ask a delegate about one item after the other, or until a condition holds, repeat no failed call.</summary>
public class DelegateLoopTests
{
    private const string Search = """
        static class Sample
        {
            public static bool Any(HttpClient http, string[] items, Func<string, bool> filter)
            {
                for (var i = 0; i < items.Length; i++)
                {
                    if (filter(items[i]))
                        return true;
                }

                return false;
            }

            public static string? First(IEnumerable<object> items, Func<string, bool> isMeant)
            {
                foreach (var item in items)
                {
                    if (item is string text && isMeant(text))
                        return text;
                }

                return null;
            }

            public static async Task<string?> FirstAsync(string[] items, Func<string, Task<string?>> find)
            {
                for (var i = 0; i < items.Length; i++)
                {
                    var item = items[i];
                    try
                    {
                        return await find(item);
                    }
                    catch (HttpRequestException)
                    {
                    }
                }

                return null;
            }

            public static void Until(Func<bool> condition)
            {
                while (true)
                {
                    if (condition())
                        return;
                }
            }
        }
        """;

    [Fact]
    public Task A_search_or_a_poll_is_no_burst_of_attempts() => AnalyzerCase.Check<ImmediateRetry>(Search);

    [Fact]
    public Task A_search_or_a_poll_is_no_endless_retry() => AnalyzerCase.Check<UnboundedRetryLoop>(Search);

    [Fact]
    public Task A_helper_that_asks_the_answer_for_success_still_retries() => AnalyzerCase.Check<ImmediateRetry>("""
        static class Sample
        {
            public static async Task<HttpResponseMessage> Retry(Func<Task<HttpResponseMessage>> send)
            {
                [|for|] (var attempt = 0; ; attempt++)
                {
                    var answer = await send();
                    if (answer.IsSuccessStatusCode || attempt == 5)
                        return answer;
                }
            }
        }
        """);

    [Fact]
    public Task A_locked_file_is_no_service() => AnalyzerCase.Check<ImmediateRetry>("""
        static class Sample
        {
            public static void Retry(Action save)
            {
                for (var attempt = 0; ; attempt++)
                {
                    try { save(); return; }
                    catch (System.IO.IOException) when (attempt < 10) { }
                }
            }
        }
        """);

    [Fact]
    public Task The_number_of_the_attempt_may_be_part_of_the_call() => AnalyzerCase.Check<ImmediateRetry>("""
        static class Sample
        {
            public static async Task<string> Retry(HttpClient http)
            {
                [|for|] (var attempt = 0; attempt < 5; attempt++)
                {
                    try { return await http.GetStringAsync("/?attempt=" + attempt); }
                    catch (HttpRequestException) { }
                }

                return "";
            }
        }
        """);
}
