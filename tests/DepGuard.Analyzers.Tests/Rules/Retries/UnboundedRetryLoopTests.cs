using DepGuard.Analyzers.Rules.Retries;

namespace DepGuard.Analyzers.Tests.Rules.Retries;

public class UnboundedRetryLoopTests
{
    [Theory]
    [InlineData("[|while|] (true) { try { return await http.GetStringAsync(\"/\"); } catch (HttpRequestException) { } }")]
    [InlineData("[|while|] (true) { try { return await http.GetStringAsync(\"/\"); } catch (HttpRequestException) { await Task.Delay(10); continue; } }")]
    [InlineData("[|for|] (;;) { try { var text = await http.GetStringAsync(\"/\"); return text; } catch { } }")]
    [InlineData("[|do|] { try { return await http.GetStringAsync(\"/\"); } catch (HttpRequestException) { } } while (true);")]
    [InlineData("var text = \"\"; var done = false; [|while|] (!done) { try { text = await http.GetStringAsync(\"/\"); done = true; } catch (HttpRequestException) { } } return text;")]
    [InlineData("string? text = null; [|while|] (text == null) { try { text = await http.GetStringAsync(\"/\"); } catch (HttpRequestException) { } } return text;")]
    [InlineData("[|while|] (true) { var answer = await http.GetAsync(\"/\"); if (answer.IsSuccessStatusCode) return \"\"; await Task.Delay(10); }")]
    [InlineData("[|while|] (true) { var answer = await http.GetAsync(\"/\"); if (!answer.IsSuccessStatusCode) { await Task.Delay(10); continue; } return \"\"; }")]
    [InlineData("HttpResponseMessage answer; [|do|] { answer = await http.GetAsync(\"/\"); } while (!answer.IsSuccessStatusCode); return \"\";")]
    [InlineData("Again: try { return await http.GetStringAsync(\"/\"); } catch (HttpRequestException) { [|goto|] Again; }")]
    [InlineData("Again: var answer = await http.GetAsync(\"/\"); if (!answer.IsSuccessStatusCode) { await Task.Delay(10); [|goto|] Again; } return \"\";")]
    [InlineData("[|while|] (true) { try { return (await http.SendAsync(new HttpRequestMessage { RequestUri = _address })).ToString(); } catch (HttpRequestException) { } }")]
    [InlineData("var failures = 0; [|while|] (true) { try { return await http.GetStringAsync(\"/\"); } catch (HttpRequestException) { failures++; Console.WriteLine(failures); } }")]
    [InlineData("[|for|] (var n = 0; n < int.MaxValue; n++) { try { return await http.GetStringAsync(\"/\"); } catch (HttpRequestException) { } } return \"\";")]
    [InlineData("[|for|] (;;) { var answer = await http.GetAsync(\"/\"); if ((int)answer.StatusCode < 500) return \"\"; await Task.Delay(10); }")]
    [InlineData("[|while|] (true) { var answer = await http.GetAsync(\"/\"); if (answer.StatusCode is >= System.Net.HttpStatusCode.InternalServerError) { await Task.Delay(10); continue; } return \"\"; }")]
    [InlineData("[|do|] { try { await http.GetStringAsync(\"/\"); _done = true; } catch (HttpRequestException) { _done = false; } } while (!_done); return \"\";")]
    [InlineData("bool ok; [|do|] { try { await http.GetStringAsync(\"/\"); ok = true; } catch (HttpRequestException) { ok = false; } } while (!ok); return \"\";")]
    [InlineData("string? text; [|while|] ((text = await Find()) is null) await Task.Delay(10); return text;")]
    [InlineData("[|while|] (true) { try { return await Task.Run(() => http.GetStringAsync(\"/\")); } catch (HttpRequestException) { } }")]
    [InlineData("[|while|] (true) { var answer = await http.GetAsync(\"/\"); switch (answer.StatusCode) { case System.Net.HttpStatusCode.OK: return \"\"; case System.Net.HttpStatusCode.BadGateway: await Task.Delay(10); continue; default: throw new TimeoutException(); } }")]
    [InlineData("[|while|] (true) { var answer = await http.GetAsync(\"/\"); switch (answer.StatusCode) { case System.Net.HttpStatusCode.BadGateway: break; default: return \"\"; } await Task.Delay(10); }")]
    [InlineData("[|while|] (true) { var answer = await http.GetAsync(\"/\"); if (answer.IsSuccessStatusCode) return await answer.Content.ReadAsStringAsync(stop); await Task.Delay(10); }")]
    public Task Nothing_ends_the_retry(string body) => Check(body);

    [Theory]
    [InlineData("for (var n = 0; n < 3; n++) { try { return await http.GetStringAsync(\"/\"); } catch (HttpRequestException) { } } return \"\";")]
    [InlineData("var n = 0; while (true) { try { return await http.GetStringAsync(\"/\"); } catch (HttpRequestException) { if (++n >= 3) throw; } }")]
    [InlineData("var n = 0; while (true) { try { return await http.GetStringAsync(\"/\"); } catch (HttpRequestException) when (n++ < 3) { } }")]
    [InlineData("var left = 3; while (left-- > 0) { try { return await http.GetStringAsync(\"/\"); } catch (HttpRequestException) { } } return \"\";")]
    [InlineData("var clock = System.Diagnostics.Stopwatch.StartNew(); while (true) { try { return await http.GetStringAsync(\"/\"); } catch (HttpRequestException) { if (clock.Elapsed > TimeSpan.FromSeconds(5)) throw; } }")]
    [InlineData("var end = DateTime.UtcNow.AddSeconds(5); while (DateTime.UtcNow < end) { try { return await http.GetStringAsync(\"/\"); } catch (HttpRequestException) { } } return \"\";")]
    [InlineData("using var timer = new CancellationTokenSource(TimeSpan.FromSeconds(5)); while (true) { try { return await http.GetStringAsync(\"/\", timer.Token); } catch (HttpRequestException) { } }")]
    [InlineData("foreach (var delay in new[] { 1, 2, 3 }) { try { return await http.GetStringAsync(\"/\"); } catch (HttpRequestException) { await Task.Delay(delay); } } return \"\";")]
    [InlineData("while (!stop.IsCancellationRequested) { try { return await http.GetStringAsync(\"/\", stop); } catch (HttpRequestException) { } } return \"\";")]
    [InlineData("Again: try { return await http.GetStringAsync(\"/\"); } catch (HttpRequestException) { if (++_n < 3) goto Again; throw; }")]
    [InlineData("var repeated = false; while (true) { try { return await http.GetStringAsync(\"/\"); } catch (HttpRequestException) when (!repeated) { repeated = true; } }")]
    [InlineData("var repeated = false; while (true) { try { return await http.GetStringAsync(\"/\"); } catch (HttpRequestException) { if (repeated) throw; repeated = true; } }")]
    [InlineData("var errors = new List<Exception>(); while (errors.Count < 3) { try { return await http.GetStringAsync(\"/\"); } catch (HttpRequestException e) { errors.Add(e); } } throw new AggregateException(errors);")]
    public Task Something_ends_the_retry(string body) => Check(body);

    [Theory]
    [InlineData("while (true) { try { await http.GetStringAsync(\"/\"); } catch (HttpRequestException) { } await Task.Delay(1000); }")]
    [InlineData("string? next = \"/\"; while (next != null) { try { next = await http.GetStringAsync(next); } catch (HttpRequestException) { } } return \"\";")]
    [InlineData("while (true) { try { return await http.GetStringAsync(\"/\"); } catch (HttpRequestException) { throw; } }")]
    [InlineData("while (true) { if (await http.GetStringAsync(\"/\") == \"ready\") return \"\"; await Task.Delay(1000); }")]
    [InlineData("foreach (var server in new[] { \"a\", \"b\" }) { try { return await http.GetStringAsync(server); } catch (HttpRequestException) { } } return \"\";")]
    [InlineData("while (true) { try { return Console.ReadLine()!; } catch (FormatException) { } }")]
    [InlineData("while (true) { try { return await http.GetStringAsync(\"/\"); } catch (HttpRequestException) { if (!Ask()) throw; } }")]
    [InlineData("var queue = new System.Collections.Concurrent.ConcurrentQueue<string>(); while (queue.TryDequeue(out var item)) { try { return await http.GetStringAsync(item); } catch (HttpRequestException) { } } return \"\";")]
    [InlineData("while (true) { var code = Guid.NewGuid().ToString(); var answer = await http.PutAsync(code, null); if (answer.IsSuccessStatusCode) return code; }")]
    [InlineData("while (true) { var answer = await http.GetAsync(\"/\"); if ((int)answer.StatusCode >= 200) return \"\"; }")]
    [InlineData("while (true) { var answer = await http.GetAsync(\"/\"); switch (answer.StatusCode) { case System.Net.HttpStatusCode.OK: break; default: throw new TimeoutException(); } await Task.Delay(10); }")]
    [InlineData("while (true) { var answer = await http.GetAsync(\"/\"); switch ((int)answer.StatusCode % 2) { case 0: return \"\"; default: continue; } }")]
    public Task It_is_no_retry(string body) => Check(body);

    [Fact]
    public Task A_helper_is_reported_for_the_delegate_that_it_repeats() => AnalyzerCase.Check<UnboundedRetryLoop>("""
        static class Sample
        {
            public static async Task<T> Retry<T>(Func<Task<T>> action)
            {
                [|while|] (true)
                {
                    try { return await action(); }
                    catch (Exception) { await Task.Delay(100); }
                }
            }
        }
        """);

    [Fact]
    public Task A_call_behind_a_private_method_counts() => AnalyzerCase.Check<UnboundedRetryLoop>("""
        sealed class Sample(HttpClient http)
        {
            public async Task<string> Load()
            {
                [|while|] (true)
                {
                    try { return await Get(); }
                    catch (HttpRequestException) { await Task.Delay(100); }
                }
            }

            private Task<string> Get() => http.GetStringAsync("/");
        }
        """);

    [Fact]
    public Task A_lost_race_for_a_row_is_a_note() => AnalyzerCase.Check<UnboundedRetryLoop>("""
        using Microsoft.EntityFrameworkCore;

        sealed class Sample(DbContext db)
        {
            public async Task Save()
            {
                [|while|] (true)
                {
                    try { await db.SaveChangesAsync(); return; }
                    catch (DbUpdateConcurrencyException e) { foreach (var entry in e.Entries) await entry.ReloadAsync(); }
                }
            }
        }
        """);

    [Theory]
    [InlineData("[|while|]", "await prices.CountDocumentsAsync(price => price == \"a\")")]
    [InlineData("[|while|]", "await prices.Find(price => price == \"a\").FirstOrDefaultAsync()")]
    [InlineData("[|while|]", "await prices.Find(price => price == \"a\").ToListAsync()")]
    [InlineData("[|while|]", "await prices.ReplaceOneAsync(price => price == \"a\", \"b\")")]
    [InlineData("while", "prices.Find(price => price == \"a\")")]
    public Task An_extension_method_of_MongoDB_that_sends_counts(string loop, string call) => AnalyzerCase.Check<UnboundedRetryLoop>($$"""
        using MongoDB.Driver;

        sealed class Sample(IMongoCollection<string> prices)
        {
            public async Task<object> Load()
            {
                {{loop}} (true)
                {
                    try { return {{call}}; }
                    catch (MongoException) { await Task.Delay(100); }
                }
            }
        }
        """);

    [Fact]
    public Task A_handler_that_sends_again_counts() => AnalyzerCase.Check<UnboundedRetryLoop>("""
        sealed class Sample : DelegatingHandler
        {
            protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken stop)
            {
                [|while|] (true)
                {
                    try { return await base.SendAsync(request, CancellationToken.None); }
                    catch (HttpRequestException) { await Task.Delay(100); }
                }
            }
        }
        """);

    [Fact]
    public Task A_delegate_that_is_told_the_count_may_hold_the_limit() => AnalyzerCase.Check<UnboundedRetryLoop>("""
        record Attempt(int Number, Exception Reason);

        static class Sample
        {
            public static async Task<T> Asked<T>(Func<Task<T>> send, Func<Attempt, Task<bool>> mayRetry)
            {
                var failures = 0;
                while (true)
                {
                    try { return await send(); }
                    catch (Exception e)
                    {
                        failures++;
                        var attempt = new Attempt(failures, e);
                        if (!await mayRetry(attempt))
                            throw;
                    }
                }
            }

            public static async Task<T> Filtered<T>(Func<Task<T>> send, Func<Exception, bool> isTransient)
            {
                [|while|] (true)
                {
                    try { return await send(); }
                    catch (Exception e) when (isTransient(e)) { await Task.Delay(100); }
                }
            }
        }
        """);

    [Fact]
    public Task What_the_condition_hands_out_is_the_next_item() => AnalyzerCase.Check<UnboundedRetryLoop>("""
        sealed class Sample(HttpClient http)
        {
            public async Task Run(ReadOnlyMemory<byte> buffer)
            {
                string? answer = null;
                while (TryParse(ref buffer, out var message))
                {
                    answer = await Send(message);
                    if (answer != null)
                        break;
                }
            }

            private async Task<string?> Send(string message) => await http.GetStringAsync(message);
            private static bool TryParse(ref ReadOnlyMemory<byte> buffer, out string message) { message = ""; return buffer.Length > 0; }
        }
        """);

    private static Task Check(string body) => AnalyzerCase.Check<UnboundedRetryLoop>($$"""
        sealed class Sample(HttpClient http)
        {
            private readonly Uri _address = new("http://prices");
            private int _n;
            public async Task<string> Run(CancellationToken stop) { await Task.Yield(); {{body}} }
            private bool _done;
            private bool Ask() => _n++ < 3;
            private async Task<string?> Find() { try { return await http.GetStringAsync("/"); } catch (HttpRequestException) { return null; } }
        }
        """);
}
