using DepGuard.Analyzers.Rules.Retries;

namespace DepGuard.Analyzers.Tests.Rules.Retries;

public class RetryLoopTests
{
    [Theory]
    [InlineData("[|for|] (var i = 0; i < 3; i++) { try { await http.GetStringAsync(\"/\"); return; } catch (HttpRequestException) { } }")]
    [InlineData("var n = 3; [|while|] (n-- > 0) { try { await http.GetStringAsync(\"/\"); break; } catch (HttpRequestException) { Console.WriteLine(); } }")]
    [InlineData("var n = 0; [|do|] { try { await http.GetStringAsync(\"/\"); return; } catch (HttpRequestException) { n++; } } while (n < 5);")]
    [InlineData("[|foreach|] (var i in Enumerable.Range(0, 5)) { try { await http.GetStringAsync(\"/\"); return; } catch (HttpRequestException) { } }")]
    [InlineData("for (var i = 0; i < 2; i++) { try { await http.GetStringAsync(\"/\"); return; } catch (HttpRequestException) { } }")]
    [InlineData("for (var i = 0; i < 3; i++) { try { await http.GetStringAsync(\"/\"); return; } catch (HttpRequestException) { await Pause(); } }")]
    [InlineData("for (var i = 0; i < 3; i++) { try { await http.GetStringAsync(\"/\"); return; } catch (HttpRequestException) { await Task.Delay(i); } }")]
    [InlineData("foreach (var server in new[] { \"a\", \"b\", \"c\" }) { try { await http.GetStringAsync(server); return; } catch (HttpRequestException) { } }")]
    [InlineData("for (var i = 0; i < 3; i++) { await http.GetStringAsync(\"/\" + i); }")]
    [InlineData("var most = 2; for (var i = 1; i <= most; i++) { try { await http.GetStringAsync(\"/\"); return; } catch (HttpRequestException) { } }")]
    [InlineData("for (var i = 0; i < 3; i++) { try { await http.GetStringAsync(\"/\"); return; } catch (HttpRequestException) { Task.Run(() => Task.Delay(10)).Wait(); } }")]
    [InlineData("Func<int, Task> wait = n => Task.Delay(n); for (var i = 0; i < 3; i++) { try { await http.GetStringAsync(\"/\"); return; } catch (HttpRequestException) { await wait(i); } }")]
    [InlineData("var servers = new[] { \"a\", \"b\", \"c\" }; for (var i = 0; i < servers.Length; i++) { var server = servers[i]; var address = \"https://\" + server; var request = new HttpRequestMessage(HttpMethod.Get, address); try { await http.SendAsync(request); return; } catch (HttpRequestException) { } }")]
    public Task A_bounded_loop_without_a_pause_is_reported(string body) => Check<ImmediateRetry>(body);

    [Theory]
    [InlineData("for (var i = 0; ; i++) { try { await http.GetStringAsync(\"/\", stop); return; } [|catch|] (Exception) when (i < 3) { } }")]
    [InlineData("for (var i = 0; i < 3; i++) { try { await http.GetStringAsync(\"/\", stop); return; } [|catch|] { await Task.Delay(1, stop); } }")]
    [InlineData("for (var i = 0; i < 3; i++) { try { await http.GetStringAsync(\"/\"); return; } [|catch|] (ArgumentException) { await Task.Delay(1); } }")]
    [InlineData("[|for|] (var i = 0; i < 3; i++) { var answer = await http.GetAsync(\"/\"); if (answer.IsSuccessStatusCode) return; await Task.Delay(1); }")]
    [InlineData("for (var i = 0; i < 3; i++) { try { await http.GetStringAsync(\"/\", stop); return; } catch (Exception e) when (e is not OperationCanceledException) { await Task.Delay(1); } }")]
    [InlineData("for (var i = 0; i < 3; i++) { try { await http.GetStringAsync(\"/\", stop); return; } catch (OperationCanceledException) { throw; } catch (Exception) { await Task.Delay(1); } }")]
    [InlineData("for (var i = 0; i < 3; i++) { try { await http.GetStringAsync(\"/\", stop); return; } catch (Exception) { stop.ThrowIfCancellationRequested(); await Task.Delay(1); } }")]
    [InlineData("for (var i = 0; i < 3; i++) { try { await http.GetStringAsync(\"/\"); return; } catch (Exception) { await Task.Delay(1); } }")]
    [InlineData("for (var i = 0; i < 3; i++) { try { await http.GetStringAsync(\"/\", stop); return; } catch (HttpRequestException) { await Task.Delay(1); } }")]
    [InlineData("while (true) { try { await http.GetStringAsync(\"/\", stop); return; } catch when (stop.IsCancellationRequested) { return; } catch { await Task.Delay(1, stop); } }")]
    [InlineData("for (var i = 0; i < 3; i++) { using var limit = new CancellationTokenSource(1000); try { await http.GetStringAsync(\"/\", limit.Token); return; } catch (OperationCanceledException) { await Task.Delay(1); } }")]
    [InlineData("for (var i = 0; i < 3; i++) { using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop); limit.CancelAfter(1000); try { await http.GetStringAsync(\"/\", limit.Token); return; } [|catch|] (OperationCanceledException) { await Task.Delay(1); } }")]
    [InlineData("for (var i = 0; i < 3; i++) { stop.ThrowIfCancellationRequested(); try { await http.GetStringAsync(\"/\", stop); return; } catch (Exception) { await Task.Delay(1); } }")]
    [InlineData("for (var i = 0; i < 3; i++) { try { await http.GetStringAsync(\"/\", stop); return; } catch (Exception e) { if (!IsTransient(e)) throw; await Task.Delay(1); } static bool IsTransient(Exception e) => e is HttpRequestException; }")]
    [InlineData("Func<Exception, bool> isTransient = e => e is HttpRequestException; for (var i = 0; i < 3; i++) { try { await http.GetStringAsync(\"/\", stop); return; } catch (Exception e) when (isTransient(e)) { await Task.Delay(1); } }")]
    public Task A_failure_that_stays_is_reported(string body) => Check<FutileRetry>(body);

    [Theory]
    [InlineData("for (var i = 0; ; i++) { try { await http.[|PostAsync|](\"/\", null); return; } catch (HttpRequestException) when (i < 3) { await Task.Delay(1); } }")]
    [InlineData("for (var i = 0; ; i++) { try { await http.[|SendAsync|](new HttpRequestMessage(HttpMethod.Patch, \"/\")); return; } catch (HttpRequestException) when (i < 3) { await Task.Delay(1); } }")]
    [InlineData("await pipeline.ExecuteAsync(async token => await http.[|PostAsync|](\"/\", null, token), stop);")]
    [InlineData("for (var i = 0; ; i++) { try { await http.PutAsync(\"/\", null); return; } catch (HttpRequestException) when (i < 3) { await Task.Delay(1); } }")]
    [InlineData("for (var i = 0; ; i++) { try { await http.PostAsync(\"/connect/token\", null); return; } catch (HttpRequestException) when (i < 3) { await Task.Delay(1); } }")]
    [InlineData("for (var i = 0; ; i++) { try { var m = new HttpRequestMessage(HttpMethod.Post, \"/\"); m.Headers.Add(\"Idempotency-Key\", \"a\"); await http.SendAsync(m); return; } catch (HttpRequestException) when (i < 3) { await Task.Delay(1); } }")]
    [InlineData("for (var i = 0; ; i++) { try { await http.GetAsync(\"/\"); return; } catch (HttpRequestException) when (i < 3) { await http.PostAsync(\"/log\", null); } }")]
    public Task An_unsafe_request_in_a_retry_is_reported(string body) => Check<UnsafeRequestRetry>(body);

    [Theory]
    [InlineData("var m = new HttpRequestMessage(); for (var i = 0; ; i++) { try { await http.[|SendAsync|](m); return; } catch (HttpRequestException) when (i < 3) { } }")]
    [InlineData("var s = new StreamContent(body); for (var i = 0; ; i++) { try { await http.[|PostAsync|](\"/\", s); return; } catch (HttpRequestException) when (i < 3) { } }")]
    [InlineData("var m = new HttpRequestMessage(); await pipeline.ExecuteAsync(async token => await http.[|SendAsync|](m, token), stop);")]
    [InlineData("HttpContent s = new StreamContent(body); for (var i = 0; ; i++) { try { await http.[|PostAsync|](\"/\", s); return; } catch (HttpRequestException) when (i < 3) { } }")]
    [InlineData("for (var i = 0; ; i++) { try { using var m = new HttpRequestMessage(); await http.SendAsync(m); return; } catch (HttpRequestException) when (i < 3) { } }")]
    [InlineData("var m = new HttpRequestMessage(); for (var i = 0; ; i++) { try { await http.SendAsync(m); return; } catch (HttpRequestException) when (i < 3) { m = new HttpRequestMessage(); } }")]
    [InlineData("var s = new StringContent(\"\"); for (var i = 0; ; i++) { try { await http.PostAsync(\"/\", s); return; } catch (HttpRequestException) when (i < 3) { } }")]
    [InlineData("var m = new HttpRequestMessage(); await http.SendAsync(m);")]
    public Task A_request_that_is_used_up_is_reported(string body) => Check<ReusedRequest>(body);

    [Theory]
    [InlineData("for (var i = 0; ; i++) { try { await http.GetStringAsync(\"/\"); return; } catch (HttpRequestException) when (i < 3) { Thread.[|Sleep|](1); } }")]
    [InlineData("for (var i = 0; ; i++) { try { await http.GetStringAsync(\"/\"); return; } catch (HttpRequestException) when (i < 3) { Task.Delay(1).[|Wait|](); } }")]
    [InlineData("for (var i = 0; ; i++) { try { await http.GetStringAsync(\"/\"); return; } catch (HttpRequestException) when (i < 3) { Task.Delay(1).GetAwaiter().[|GetResult|](); } }")]
    [InlineData("for (var i = 0; ; i++) { try { await http.GetStringAsync(\"/\"); return; } catch (HttpRequestException) when (i < 3) { await Task.Delay(1); } }")]
    [InlineData("while (!stop.IsCancellationRequested) { Console.WriteLine(); Thread.Sleep(1); }")]
    public Task A_sleeping_thread_is_reported(string body) => Check<BlockingRetryWait>(body);

    [Theory]
    [InlineData("[|while|] (true) { try { await http.GetStringAsync(\"/\", stop); return; } catch (HttpRequestException) { await Task.Delay(1, stop); } }")]
    [InlineData("[|while|] (!stop.IsCancellationRequested) { try { await http.GetStringAsync(\"/\"); return; } catch (HttpRequestException) { await Task.Delay(1); } }")]
    [InlineData("var all = new ResiliencePipelineBuilder().[|AddRetry|](new()).Build(); await all.ExecuteAsync(async token => await http.GetStringAsync(\"/\", token), stop);")]
    [InlineData("clients.AddResilienceHandler(\"a\", b => b.[|AddRetry|](new()));")]
    [InlineData("var all = new ResiliencePipelineBuilder().AddTimeout(TimeSpan.FromSeconds(9)).AddRetry(new()).Build(); await all.ExecuteAsync(async token => await http.GetStringAsync(\"/\", token), stop);")]
    [InlineData("clients.AddResilienceHandler(\"a\", b => { b.AddRetry(new()); b.AddCircuitBreaker(new()); });")]
    [InlineData("clients.AddStandardResilienceHandler();")]
    [InlineData("stop = new CancellationTokenSource(1000).Token; while (true) { try { await http.GetStringAsync(\"/\", stop); return; } catch (HttpRequestException) { await Task.Delay(1, stop); } }")]
    public Task A_retry_without_a_deadline_is_reported(string body) => Check<RetryWithoutDeadline>(body);

    [Theory]
    [InlineData("private static readonly ResiliencePipeline _all = new ResiliencePipelineBuilder().[|AddRetry|](new()).Build();")]
    [InlineData("private static readonly ResiliencePipeline _all = new ResiliencePipelineBuilder().AddTimeout(TimeSpan.FromSeconds(9)).AddRetry(new()).Build();")]
    [InlineData("private static readonly ResiliencePipeline _all; static Sample() => _all = new ResiliencePipelineBuilder().[|AddRetry|](new()).Build();")]
    [InlineData("private static readonly ResiliencePipeline _all = Limited(new ResiliencePipelineBuilder()).AddRetry(new()).Build();")]
    [InlineData("private static readonly ResiliencePipeline _all; static Sample() { var builder = new ResiliencePipelineBuilder(); Limited(builder); _all = builder.AddRetry(new()).Build(); }")]
    [InlineData("private static readonly ResiliencePipeline _limit = new ResiliencePipelineBuilder().AddTimeout(TimeSpan.FromSeconds(9)).Build(), _all = new ResiliencePipelineBuilder().AddPipeline(_limit).AddRetry(new()).Build();")]
    public Task A_pipeline_in_a_field_is_judged_by_all_of_its_type(string members) => CheckMembers(members, "return await _all.ExecuteAsync(async token => await http.GetStringAsync(\"/\", token), stop);");

    [Theory]
    [InlineData("private readonly CancellationTokenSource _stop = new(1000);", "[|while|] (true) { try { return await http.GetStringAsync(\"/\", stop); } catch (HttpRequestException) { await Task.Delay(1, stop); } }")]
    [InlineData("private readonly CancellationTokenSource _stop = new(1000);", "while (true) { try { return await http.GetStringAsync(\"/\", _stop.Token); } catch (HttpRequestException) { await Task.Delay(1); } }")]
    [InlineData("private readonly CancellationTokenSource _stop = new(); void Start() => _stop.CancelAfter(1000);", "while (true) { try { return await http.GetStringAsync(\"/\", _stop.Token); } catch (HttpRequestException) { await Task.Delay(1); } }")]
    [InlineData("private readonly CancellationTokenSource _stop = new(); void Stop() => _stop.Cancel();", "[|while|] (true) { try { return await http.GetStringAsync(\"/\", _stop.Token); } catch (HttpRequestException) { await Task.Delay(1); } }")]
    [InlineData("public async Task<string> Get() { using var limit = new CancellationTokenSource(1000); return await Run(limit.Token); }", "while (true) { try { return await http.GetStringAsync(\"/\", stop); } catch (HttpRequestException) { await Task.Delay(1, stop); } }")]
    [InlineData("public Task<string> Get(CancellationToken other) => Run(other);", "[|while|] (true) { try { return await http.GetStringAsync(\"/\", stop); } catch (HttpRequestException) { await Task.Delay(1, stop); } }")]
    [InlineData("private DateTime _end; private bool IsOver => DateTime.UtcNow > _end;", "while (!IsOver) { try { return await http.GetStringAsync(\"/\", stop); } catch (HttpRequestException) { await Task.Delay(1, stop); } } return \"\";")]
    public Task A_deadline_may_stand_in_another_member(string members, string body) => CheckMembers(members, body);

    private static Task CheckMembers(string members, string body) => AnalyzerCase.Check<RetryWithoutDeadline>($$"""
        using Polly;

        class Sample(HttpClient http)
        {
            {{members}}
            private async Task<string> Run(CancellationToken stop) { {{body}} }
            private static ResiliencePipelineBuilder Limited(ResiliencePipelineBuilder builder) => builder.AddTimeout(TimeSpan.FromSeconds(9));
        }
        """);

    private static Task Check<T>(string body)
        where T : Microsoft.CodeAnalysis.Diagnostics.DiagnosticAnalyzer, new() => AnalyzerCase.Check<T>($$"""
        using Microsoft.Extensions.DependencyInjection;
        using Polly;
        using Polly.Retry;

        class Sample(HttpClient http, IHttpClientBuilder clients, System.IO.Stream body)
        {
            private static readonly ResiliencePipeline pipeline = new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions()).Build();
            async Task Run(CancellationToken stop) { await Task.Yield(); {{body}} }
            static Task Pause() => Task.Delay(100);
        }
        """);
}
