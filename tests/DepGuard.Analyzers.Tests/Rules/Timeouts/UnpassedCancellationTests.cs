using DepGuard.Analyzers.Rules.Timeouts;

namespace DepGuard.Analyzers.Tests.Rules.Timeouts;

public class UnpassedCancellationTests
{
    [Theory]
    [InlineData("await _http.[|GetAsync|](\"/\");")]
    [InlineData("await _http.[|GetStringAsync|](new Uri(\"http://a\"));")]
    [InlineData("using var r = new HttpRequestMessage(); await _http.[|SendAsync|](r, HttpCompletionOption.ResponseHeadersRead).ConfigureAwait(false);")]
    [InlineData("await _http.[|PostAsync|](\"/\", null);")]
    [InlineData("await _http.[|GetFromJsonAsync|]<int>(\"/\");")]
    [InlineData("await _connection.[|OpenAsync|]();")]
    [InlineData("await _command.[|ExecuteNonQueryAsync|]();")]
    [InlineData("await _db.[|SaveChangesAsync|]();")]
    [InlineData("await _db.Set<string>().[|ToListAsync|]();")]
    [InlineData("await _db.Set<string>().[|FirstOrDefaultAsync|](one => one == \"a\");")]
    [InlineData("await _blobs.[|ExistsAsync|]();")]
    [InlineData("await _s3.[|GetObjectAsync|](\"a\", \"b\");")]
    [InlineData("await _refit.[|Get|]();")]
    [InlineData("await _bus.[|Publish|](new object());")]
    [InlineData("await _builder.[|ExecuteAsync|]();")]
    [InlineData("await _auth.[|RequestTokenAsync|](new TokenRequest());")]
    [InlineData("await Task.WhenAll(new[] { 1 }.Select(n => _http.[|GetAsync|](\"/\" + n)));")]
    [InlineData("async Task Local() => await _http.[|GetAsync|](\"/\"); await Local();")]
    [InlineData("var task = _http.[|GetAsync|](\"/\"); await task;")]
    [InlineData("_http.[|GetAsync|](\"/\").GetAwaiter().GetResult();")]
    [InlineData("var text = await (await _http.[|GetAsync|](\"/\")).Content.ReadAsStringAsync();")]
    public Task A_parameter_is_at_hand(string body) => Check(body);

    [Theory]
    [InlineData("await _http.GetAsync(\"/\", stop);")]
    [InlineData("await _http.GetAsync(cancellationToken: stop, requestUri: \"/\");")]
    [InlineData("using var linked = CancellationTokenSource.CreateLinkedTokenSource(stop); await _http.GetAsync(\"/\", linked.Token);")]
    [InlineData("await _http.GetAsync(\"/\", CancellationToken.None);")]
    [InlineData("await _redis.StringGetAsync(\"a\");")]
    [InlineData("await _http.GetAsync(\"/\").WaitAsync(stop);")]
    [InlineData("_ = _http.GetAsync(\"/\");")]
    [InlineData("_http.GetAsync(\"/\"); await Task.Yield();")]
    [InlineData("_ = Task.Run(() => _http.GetAsync(\"/\"));")]
    [InlineData("Func<Task> later = () => _http.GetAsync(\"/\"); await later();")]
    [InlineData("await new System.Collections.Concurrent.ConcurrentDictionary<string, Task<string>>().GetOrAdd(\"/\", path => _http.GetStringAsync(path));")]
    [InlineData("static async Task Local(HttpClient http) => await http.GetAsync(\"/\"); await Local(_http);")]
    [InlineData("try { await Task.Yield(); } finally { await _http.DeleteAsync(\"/\"); }")]
    [InlineData("try { await Task.Yield(); } catch (Exception) { await _http.DeleteAsync(\"/\"); throw; }")]
    [InlineData("await _db.SaveChangesAsync(stop); await _bus.Publish(new object());")]
    [InlineData("var name = nameof(_http.GetAsync); await Task.Delay(1);")]
    public Task It_is_passed_or_cannot_be_or_should_not_be(string body) => Check(body);

    [Fact]
    public Task Tokens_of_contexts_are_at_hand() => AnalyzerCase.Check<UnpassedCancellation>("""
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.Filters;

        sealed class PricesController(HttpClient http) : ControllerBase
        {
            [HttpGet]
            public async Task<string> Get() => await http.[|GetStringAsync|]("/");
        }

        sealed class Filter(HttpClient http) : IAsyncActionFilter
        {
            public Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next) => http.[|GetStringAsync|]("/");
        }

        sealed class Middleware(HttpClient http)
        {
            public Task InvokeAsync(HttpContext context) => http.[|GetStringAsync|]("/");
        }

        sealed class PricesService(HttpClient http)
        {
            public async Task<string> Get(string request, Grpc.Core.ServerCallContext context) => await http.[|GetStringAsync|]("/");
        }

        sealed class Consumer(HttpClient http) : MassTransit.IConsumer<Uri>
        {
            public Task Consume(MassTransit.ConsumeContext<Uri> context) => http.[|GetStringAsync|](context.Message);
        }

        sealed class Job(HttpClient http) : Quartz.IJob
        {
            public Task Execute(Quartz.IJobExecutionContext context) => http.[|GetStringAsync|]("/");
        }

        sealed class Worker(HttpClient http) : Microsoft.Extensions.Hosting.BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken stoppingToken) => await http.[|GetStringAsync|]("/");
        }

        static class Endpoints
        {
            public static void Map(WebApplication app)
            {
                app.MapGet("/a", async (HttpContext context, HttpClient http) => await http.[|GetStringAsync|]("/"));
                app.MapGet("/b", async (HttpClient http, CancellationToken stop) => await http.[|GetStringAsync|]("/"));
                app.MapGet("/c", async (HttpClient http) => await http.GetStringAsync("/"));
            }
        }
        """);

    [Fact]
    public Task Tokens_in_fields_are_at_hand() => AnalyzerCase.Check<UnpassedCancellation>("""
        sealed class Poller(HttpClient http, CancellationToken stop) : IAsyncDisposable
        {
            private readonly CancellationToken _stop = stop;
            public Task<string> Get() => http.[|GetStringAsync|]("/");
            public static Task<string> Get(HttpClient http) => http.GetStringAsync("/");
            public async ValueTask DisposeAsync() => await http.DeleteAsync("/");
        }

        sealed class Worker(HttpClient http)
        {
            private readonly CancellationTokenSource _stop = new();
            public Task<string> Get() => http.[|GetStringAsync|]("/");
            public Task StopAsync(CancellationToken stop) => http.DeleteAsync("/");
        }

        sealed class Search(HttpClient http)
        {
            private CancellationTokenSource? _last;
            public Task<string> Get() { _last?.Cancel(); return http.GetStringAsync("/"); }
        }
        """);

    [Fact]
    public Task Constructors_and_functions_without_a_token_are_left_alone() => AnalyzerCase.Check<UnpassedCancellation>("""
        sealed class Sample
        {
            private readonly HttpClient _http = new();
            public Sample(CancellationToken stop) => Text = _http.GetStringAsync("/").Result;
            public string Text { get; }
            public Task<string> Get() => _http.GetStringAsync("/");
        }
        """);

    [Fact]
    public Task An_overload_that_cannot_be_called_there_does_not_count() => AnalyzerCase.Check<UnpassedCancellation>("""
        class Client : System.Net.Http.HttpMessageInvoker
        {
            public Client() : base(new HttpClientHandler()) { }
            public Task<int> GetA() => Task.FromResult(1);
            private Task<int> GetA(CancellationToken cancellation) => Task.FromResult(1);
            public Task<int> GetB(int a) => Task.FromResult(1);
            public Task<int> GetB(string a, CancellationToken cancellation) => Task.FromResult(1);
            [Obsolete] public Task<int> GetC(CancellationToken cancellation) => Task.FromResult(1);
            public Task<int> GetC() => Task.FromResult(1);
        }

        class Sample
        {
            async Task<int> Run(Client client, CancellationToken stop) => await client.GetA() + await client.GetB(1) + await client.GetC();
        }
        """);

    private static Task Check(string body) => AnalyzerCase.Check<UnpassedCancellation>($$"""
        using System.Net.Http.Json;
        using Amazon.S3;
        using Azure.Storage.Blobs;
        using Duende.IdentityModel.Client;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.Identity.Client;

        interface IPrices { [Refit.Get("/")] Task<string> Get(CancellationToken cancellation = default); }

        sealed class Sample(
            HttpClient _http, HttpClient _auth, System.Data.Common.DbConnection _connection, System.Data.Common.DbCommand _command, DbContext _db, BlobContainerClient _blobs,
            IAmazonS3 _s3, IPrices _refit, MassTransit.IPublishEndpoint _bus, AcquireTokenForClientParameterBuilder _builder, StackExchange.Redis.IDatabase _redis)
        {
            public async Task Run(CancellationToken stop) { await Task.Yield(); {{body}} }
        }
        """);
}
