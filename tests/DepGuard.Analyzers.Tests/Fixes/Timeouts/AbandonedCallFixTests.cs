using DepGuard.Analyzers.CodeFixes.Timeouts;
using DepGuard.Analyzers.Rules.Timeouts;

namespace DepGuard.Analyzers.Tests.Fixes.Timeouts;

public class AbandonedCallFixTests
{
    [Fact]
    public Task A_timer_cancels_the_call() => Check(
        """
        // The price of today.
                return await _http.GetStringAsync("/").[|WaitAsync|](TimeSpan.FromSeconds(2)); // soon
        """,
        """
        // The price of today.
                using var timer = new CancellationTokenSource(TimeSpan.FromSeconds(2));
                return await _http.GetStringAsync("/", timer.Token); // soon
        """);

    [Fact]
    public Task The_callers_token_still_cancels_it() => Check(
        """
        var text = await _http.GetStringAsync("/", stop).[|WaitAsync|](_limit).ConfigureAwait(false);
                return text;
        """,
        """
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(stop);
                timer.CancelAfter(_limit);
                var text = await _http.GetStringAsync("/", timer.Token).ConfigureAwait(false);
                return text;
        """);

    [Fact]
    public Task The_token_of_the_wait_counts_too() => Check(
        """
        await _http.GetStringAsync("/").[|WaitAsync|](_limit, stop);
                return "";
        """,
        """
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(stop);
                timer.CancelAfter(_limit);
                await _http.GetStringAsync("/", timer.Token);
                return "";
        """);

    [Fact]
    public Task Each_call_gets_its_own_timer() => Check(
        """
        await _http.GetStringAsync("/a").[|WaitAsync|](_limit);
                return await _http.GetStringAsync("/b").[|WaitAsync|](_limit);
        """,
        """
        using var timer = new CancellationTokenSource(_limit);
                await _http.GetStringAsync("/a", timer.Token);
                using var timer2 = new CancellationTokenSource(_limit);
                return await _http.GetStringAsync("/b", timer2.Token);
        """);

    [Theory]
    [InlineData("var call = _http.GetStringAsync(\"/\"); return await call.[|WaitAsync|](_limit);")]
    [InlineData("var call = _http.GetStringAsync(\"/\"); if (await Task.[|WhenAny|](call, Task.Delay(_limit)) != call) throw new TimeoutException(); return await call;")]
    [InlineData("try { return await _http.GetStringAsync(\"/\").[|WaitAsync|](_limit); } catch (TimeoutException) { return \"\"; }")]
    [InlineData("if (stop.CanBeCanceled) return await _http.GetStringAsync(\"/\").[|WaitAsync|](_limit); return \"\";")]
    public Task Where_more_would_have_to_change_nothing_is_offered(string body) => Check(body, body);

    [Fact]
    public Task All_documents_are_repaired_at_once()
    {
        var before = Sample("return await _http.GetStringAsync(\"/\").[|WaitAsync|](_limit);");
        var after = Sample(
            """
            using var timer = new CancellationTokenSource(_limit);
                    return await _http.GetStringAsync("/", timer.Token);
            """);
        return FixCase.CheckWithUsings<AbandonedCall, AbandonedCallFix>([before, Other(before)], [after, Other(after)]);
    }

    private static string Other(string text) => text.Replace("Sample", "Other", StringComparison.Ordinal);

    private static Task Check(string before, string after) => FixCase.CheckWithUsings<AbandonedCall, AbandonedCallFix>(Sample(before), Sample(after));

    private static string Sample(string body) => $$"""
        sealed class Sample(HttpClient _http, TimeSpan _limit)
        {
            public async Task<string> Run(CancellationToken stop)
            {
                {{body}}
            }
        }
        """;
}
