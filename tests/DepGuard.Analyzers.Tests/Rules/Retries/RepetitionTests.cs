using DepGuard.Analyzers.Rules.Retries;

namespace DepGuard.Analyzers.Tests.Rules.Retries;

public class RepetitionTests
{
    [Theory]
    [InlineData("async Task<string> Get() { try { return await http.GetStringAsync(\"/\"); } catch (HttpRequestException) { return await [|Get|](); } }")]
    [InlineData("async Task<string> Get(int left) { try { return await http.GetStringAsync(\"/\"); } catch (HttpRequestException) { await Task.Delay(1); return await [|Get|](left); } }")]
    [InlineData("async Task<string> Get() { var a = await http.GetAsync(\"/\"); if (!a.IsSuccessStatusCode) return await [|Get|](); return \"\"; }")]
    [InlineData("async Task<string> Get(int left) { try { return await http.GetStringAsync(\"/\"); } catch (HttpRequestException) when (left > 0) { return await Get(left - 1); } }")]
    [InlineData("async Task<int> Sum(Node node) { var all = 0; foreach (var child in node.Children) all += await Sum(child); return all + (await http.GetStringAsync(node.Name)).Length; } record Node(string Name, Node[] Children);")]
    [InlineData("int n; async Task<string> Get() { try { return await http.GetStringAsync(\"/\"); } catch (HttpRequestException) { if (++n > 3) throw; return await Get(); } }")]
    [InlineData("async Task<string> Get(int n) { try { return await http.GetStringAsync(\"/\"); } catch (HttpRequestException) { await Task.Delay(n * 10); return await [|Get|](n + 1); } }")]
    [InlineData("async Task<string> Get() { return await Once(); async Task<string> Once() { try { return await http.GetStringAsync(\"/\"); } catch (HttpRequestException) { return await [|Once|](); } } }")]
    [InlineData("async Task<string> Get(int n) { try { return await http.GetStringAsync(\"/\"); } catch (HttpRequestException) { if (!May(n)) throw; return await Get(n + 1); } } static bool May(int n) => n < 3;")]
    [InlineData("async Task<string> Get(bool isAgain = false) { try { return await http.GetStringAsync(\"/\"); } catch (HttpRequestException) { if (!isAgain) return await Get(isAgain: true); throw; } }")]
    [InlineData("async Task<string> Get(bool isAgain = false) { try { return await http.GetStringAsync(\"/\"); } catch (HttpRequestException) when (!isAgain) { return await Get(true); } }")]
    [InlineData("async Task<string> Get(bool isLogged = false) { try { return await http.GetStringAsync(\"/\"); } catch (HttpRequestException) { Console.WriteLine(isLogged); return await [|Get|](isLogged: true); } }")]
    public Task A_member_that_calls_itself_after_a_failure_is_reported(string member) => AnalyzerCase.Check<RecursiveRetry>(Sample(member));

    [Theory]
    [InlineData("async Task<string?> Get() { [|for|] (var i = 0; i < 3; i++) { try { return await http.GetStringAsync(\"/\"); } catch (HttpRequestException) { await Task.Delay(1); } } return null; }")]
    [InlineData("async Task<bool> Send() { [|for|] (var i = 0; i < 3; i++) { try { await http.GetStringAsync(\"/\"); return true; } catch { await Task.Delay(1); } } return false; }")]
    [InlineData("async Task<string[]> All() { [|for|] (var i = 0; i < 3; i++) { try { return [await http.GetStringAsync(\"/\")]; } catch (HttpRequestException) { await Task.Delay(1); } } return []; }")]
    [InlineData("async Task<List<string>> All() { [|for|] (var i = 0; i < 3; i++) { try { return new List<string> { await http.GetStringAsync(\"/\") }; } catch (HttpRequestException) { await Task.Delay(1); } } return new List<string>(); }")]
    [InlineData("async Task<string?> TryGet() { for (var i = 0; i < 3; i++) { try { return await http.GetStringAsync(\"/\"); } catch (HttpRequestException) { await Task.Delay(1); } } return null; }")]
    [InlineData("async Task<string?> Get() { for (var i = 0; i < 3; i++) { try { return await http.GetStringAsync(\"/\"); } catch (HttpRequestException e) { Console.WriteLine(e); } } return null; }")]
    [InlineData("async Task<string?> Get(Microsoft.Extensions.Logging.ILogger log) { for (var i = 0; i < 3; i++) { try { return await http.GetStringAsync(\"/\"); } catch (HttpRequestException) { Microsoft.Extensions.Logging.LoggerExtensions.LogWarning(log, \"again\"); } } return null; }")]
    [InlineData("async Task<string> Get() { for (var i = 0; i < 3; i++) { try { return await http.GetStringAsync(\"/\"); } catch (HttpRequestException) { await Task.Delay(1); } } throw new TimeoutException(); }")]
    public Task A_hidden_failure_is_reported(string member) => AnalyzerCase.Check<HiddenFailure>(Sample(member));

    [Theory]
    [InlineData("void Add(IServiceCollection s) => s.AddHttpClient(\"a\").AddStandardResilienceHandler(); void Two(IHttpClientBuilder c) { c.AddStandardResilienceHandler(); c.[|AddStandardHedgingHandler|](); }")]
    [InlineData("void Add(IServiceCollection s) { s.ConfigureHttpClientDefaults(b => b.AddStandardResilienceHandler()); s.AddHttpClient(\"a\").[|AddStandardResilienceHandler|](); }")]
    [InlineData("void Add(IHttpClientBuilder c) { c.AddResilienceHandler(\"a\", b => b.AddTimeout(TimeSpan.FromSeconds(1))); c.AddStandardResilienceHandler(); }")]
    [InlineData("void Add(IServiceCollection s) { s.AddHttpClient(\"a\").AddStandardResilienceHandler(); s.AddHttpClient(\"b\").AddStandardResilienceHandler(); }")]
    [InlineData("object All() => Policy.Handle<TimeoutException>().Retry(3).[|Wrap|](Policy.Handle<HttpRequestException>().Retry(3));")]
    [InlineData("object All() => Policy.[|WrapAsync|](Policy.Handle<TimeoutException>().RetryAsync(3), Policy.Handle<HttpRequestException>().RetryAsync(3));")]
    [InlineData("object All() => Policy.WrapAsync(Policy.Handle<TimeoutException>().RetryAsync(3), Policy.TimeoutAsync(3));")]
    [InlineData("object All() => new ResiliencePipelineBuilder().AddRetry(new()).AddTimeout(TimeSpan.FromSeconds(1)).[|AddRetry|](new()).Build();")]
    [InlineData("async Task Get(Azure.Security.KeyVault.Secrets.SecretClient s) { for (var i = 0; ; i++) { try { await s.[|GetSecretAsync|](\"a\"); return; } catch (Azure.RequestFailedException) when (i < 3) { await Task.Delay(1); } } }")]
    [InlineData("void Add(IHttpClientBuilder c) => c.AddTransientHttpErrorPolicy(p => p.WaitAndRetryAsync(3, n => TimeSpan.FromSeconds(n))).AddTransientHttpErrorPolicy(p => p.CircuitBreakerAsync(5, TimeSpan.FromSeconds(30)));")]
    [InlineData("async Task<string> Get() { for (var i = 0; ; i++) { try { return await Twice.[|ExecuteAsync|](() => http.GetStringAsync(\"/\")); } catch (HttpRequestException) when (i < 3) { await Task.Delay(1); } } } static readonly IAsyncPolicy Twice = Policy.Handle<HttpRequestException>().RetryAsync(1);")]
    [InlineData("void Add(IServiceCollection s) => s.AddHttpClient<Sample>().AddStandardResilienceHandler(); async Task<string> Get() { for (var i = 0; ; i++) { try { return await http.[|GetStringAsync|](\"/\"); } catch (HttpRequestException) when (i < 3) { await Task.Delay(1); } } }")]
    [InlineData("class Shop : Microsoft.EntityFrameworkCore.DbContext { protected override void OnConfiguring(Microsoft.EntityFrameworkCore.DbContextOptionsBuilder b) => Microsoft.EntityFrameworkCore.SqlServerDbContextOptionsExtensions.UseSqlServer(b, \"x\", o => o.EnableRetryOnFailure()); async Task Save() { for (var i = 0; ; i++) { try { await [|SaveChangesAsync|](); return; } catch (TimeoutException) when (i < 3) { await Task.Delay(1); } } } }")]
    public Task Retries_around_retries_are_reported(string member) => AnalyzerCase.Check<NestedRetries>(Sample(member));

    [Theory]
    [InlineData("s.AddGrpcClient<PricesClient>(o => o.Address = new(\"http://prices\")).ConfigureChannel(o => o.ServiceConfig = Config(new RetryPolicy { MaxAttempts = 4 }));", "[|Get|]")]
    [InlineData("s.AddGrpcClient<PricesClient>(o => o.Address = new(\"http://prices\"));", "Get")]
    [InlineData("s.AddGrpcClient<PricesClient>(o => o.Address = new(\"http://prices\")); s.AddGrpcClient<OtherClient>(o => o.Address = new(\"http://other\")).ConfigureChannel(o => o.ServiceConfig = Config(new RetryPolicy { MaxAttempts = 4 }));", "Get")]
    public Task A_loop_around_a_grpc_client_that_retries_is_reported(string registration, string call) => AnalyzerCase.Check<NestedRetries>($$"""
        using Grpc.Core;
        using Grpc.Net.Client.Configuration;
        using Microsoft.Extensions.DependencyInjection;

        abstract class PricesClient : ClientBase<PricesClient> { public string Get(DateTime deadline) => ""; }
        abstract class OtherClient : ClientBase<OtherClient>;

        static class Registration
        {
            public static void Add(IServiceCollection s) { {{registration}} }
            private static ServiceConfig Config(RetryPolicy policy) => new() { MethodConfigs = { new MethodConfig { Names = { MethodName.Default }, RetryPolicy = policy } } };
        }

        class Sample(PricesClient prices)
        {
            public async Task<string> Load()
            {
                for (var attempt = 1; ; attempt++)
                {
                    try { return prices.{{call}}(DateTime.UtcNow.AddSeconds(1)); }
                    catch (RpcException) when (attempt < 3) { await Task.Delay(100 * attempt); }
                }
            }
        }
        """);

    [Theory]
    [InlineData("async Task Take(RabbitMQ.Client.IChannel c, ulong t) { try { await http.GetStringAsync(\"/\"); } catch { await c.[|BasicNackAsync|](t, false, true); } }")]
    [InlineData("async Task Take(RabbitMQ.Client.IChannel c, ulong t) { try { await http.GetStringAsync(\"/\"); } catch { await c.[|BasicRejectAsync|](t, requeue: true); } }")]
    [InlineData("async Task Take(RabbitMQ.Client.IChannel c, ulong t, bool redelivered) { try { await http.GetStringAsync(\"/\"); } catch { await c.BasicNackAsync(t, false, !redelivered); } }")]
    [InlineData("async Task Take(RabbitMQ.Client.IChannel c, RabbitMQ.Client.Events.BasicDeliverEventArgs e) { try { await http.GetStringAsync(\"/\"); } catch { if (!e.Redelivered) await c.BasicNackAsync(e.DeliveryTag, false, true); } }")]
    [InlineData("async Task Take(RabbitMQ.Client.IChannel c, ulong t) { try { await http.GetStringAsync(\"/\"); } catch { await c.BasicNackAsync(t, false, false); } }")]
    [InlineData("void Fail(Exception e) => throw [|new Quartz.JobExecutionException(e, true)|];")]
    [InlineData("void Fail(Exception e) => throw [|new Quartz.JobExecutionException(e) { RefireImmediately = true }|];")]
    [InlineData("void Fail(Exception e, Quartz.IJobExecutionContext c) { if (c.RefireCount > 3) throw new Quartz.JobExecutionException(e, false); throw new Quartz.JobExecutionException(e, true); }")]
    [InlineData("void Watch(Microsoft.AspNetCore.SignalR.Client.HubConnection hub) => hub.Closed += async _ => await hub.[|StartAsync|]();")]
    [InlineData("void Watch(Microsoft.AspNetCore.SignalR.Client.HubConnection hub) => hub.Closed += async _ => { await Task.Delay(Random.Shared.Next(5000)); await hub.StartAsync(); };")]
    [InlineData("async Task Take(RabbitMQ.Client.IChannel c, RabbitMQ.Client.Events.BasicDeliverEventArgs e) { try { await http.GetStringAsync(\"/\"); } catch { await c.BasicNackAsync(e.DeliveryTag, false, Count(e) < 3); } } static int Count(RabbitMQ.Client.Events.BasicDeliverEventArgs e) => e.BasicProperties.Headers?.ContainsKey(\"x-death\") == true ? 1 : 0;")]
    [InlineData("void Fail(Exception e) => throw new Quartz.JobExecutionException(e, false);")]
    public Task Work_that_is_put_back_is_reported(string member) => AnalyzerCase.Check<UnlimitedRequeue>(Sample(member));

    private static string Sample(string member) => $$"""
        using Microsoft.Extensions.DependencyInjection;
        using Polly;

        class Sample(HttpClient http)
        {
            {{member}}
        }
        """;
}
