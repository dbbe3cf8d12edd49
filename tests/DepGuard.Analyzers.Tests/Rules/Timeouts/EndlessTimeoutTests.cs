using DepGuard.Analyzers.Rules.Timeouts;
using Microsoft.CodeAnalysis;

namespace DepGuard.Analyzers.Tests.Rules.Timeouts;

public class EndlessTimeoutTests
{
    [Theory]
    [InlineData("var http = new HttpClient { [|Timeout|] = Timeout.InfiniteTimeSpan };")]
    [InlineData("var http = new HttpClient(); http.[|Timeout|] = TimeSpan.FromMilliseconds(-1);")]
    [InlineData("_http.[|Timeout|] = new TimeSpan(0, 0, 0, 0, -1);")]
    [InlineData("_http.[|Timeout|] = TimeSpan.FromMilliseconds(Timeout.Infinite);")]
    [InlineData("_http.[|Timeout|] = TimeSpan.FromMilliseconds(int.MaxValue);")]
    [InlineData("_http.[|Timeout|] = TimeSpan.MaxValue;")]
    [InlineData("_http.[|Timeout|] = Never;")]
    [InlineData("_http.[|Timeout|] = Always;")]
    [InlineData("var never = Timeout.InfiniteTimeSpan; _http.[|Timeout|] = never;")]
    [InlineData("s.AddHttpClient(\"legacy\", c => c.[|Timeout|] = TimeSpan.FromMilliseconds(-1));")]
    [InlineData("s.AddHttpClient(\"legacy\").ConfigureHttpClient((_, c) => { c.[|Timeout|] = Timeout.InfiniteTimeSpan; });")]
    [InlineData("s.AddHttpClient(\"a\", c => c.[|Timeout|] = Never); s.AddHttpClient(\"b\").AddStandardResilienceHandler();")]
    [InlineData("s.AddHttpClient(\"a\", c => c.[|Timeout|] = Never).AddResilienceHandler(\"r\", p => p.AddRetry(new()));")]
    [InlineData("_request.[|Timeout|] = -1;")]
    [InlineData("_request.[|ReadWriteTimeout|] = Timeout.Infinite;")]
    [InlineData("var o = new RestSharp.RestClientOptions(\"http://prices\") { [|Timeout|] = Timeout.InfiniteTimeSpan };")]
    public Task A_client_for_HTTP_has_no_limit(string body) => Check(body);

    [Theory]
    [InlineData("_command.[|CommandTimeout|] = 0;")]
    [InlineData("using var c = new Microsoft.Data.SqlClient.SqlCommand(\"select 1\") { [|CommandTimeout|] = 0 };")]
    [InlineData("var b = new Microsoft.Data.SqlClient.SqlConnectionStringBuilder { [|ConnectTimeout|] = 0, [|CommandTimeout|] = 0 };")]
    [InlineData("var b = new Npgsql.NpgsqlConnectionStringBuilder { [|Timeout|] = 0 };")]
    [InlineData("_db.Database.[|SetCommandTimeout|](0);")]
    [InlineData("_options.UseSqlServer(\"Server=a\", o => o.[|CommandTimeout|](0));")]
    [InlineData("var o = new StackExchange.Redis.ConfigurationOptions { [|ConnectTimeout|] = int.MaxValue, [|SyncTimeout|] = int.MaxValue, [|AsyncTimeout|] = int.MaxValue };")]
    [InlineData("var c = [|\"Server=db;Database=shop;Command Timeout=0\"|];")]
    [InlineData("var c = [|\"Data Source=db;Connect Timeout=0;\"|];")]
    [InlineData("var c = [|\"Host=db;Timeout=0\"|];")]
    [InlineData("var c = \"Host=db;\" + [|\"Timeout = 0\"|];")]
    [InlineData("var c = $\"Host={_host}[|;Command Timeout=0|]\";")]
    public Task A_client_of_a_store_has_no_limit(string body) => Check(body);

    [Fact]
    public Task A_client_of_WCF_has_no_limit() => AnalyzerCase.Check<EndlessTimeout>("""
        namespace System.ServiceModel.Channels
        {
            public abstract class Binding { public TimeSpan SendTimeout { get; set; } public TimeSpan ReceiveTimeout { get; set; } }
        }

        namespace Sample
        {
            using System.ServiceModel.Channels;

            sealed class BasicHttpBinding : Binding;

            static class Clients
            {
                public static Binding Make() => new BasicHttpBinding { [|SendTimeout|] = TimeSpan.MaxValue, ReceiveTimeout = TimeSpan.FromSeconds(5) };
            }
        }
        """);

    [Theory]
    [InlineData("s.AddHttpClient(\"a\", c => c.Timeout = Never).AddStandardResilienceHandler();")]
    [InlineData("s.AddHttpClient(\"a\", c => c.Timeout = Never).AddStandardHedgingHandler();")]
    [InlineData("s.AddHttpClient(\"a\", c => c.Timeout = Never).AddResilienceHandler(\"r\", p => p.AddTimeout(TimeSpan.FromSeconds(3)));")]
    [InlineData("s.AddHttpClient(\"a\", c => c.Timeout = Never).AddPolicyHandler(Polly.Policy.TimeoutAsync<HttpResponseMessage>(3));")]
    [InlineData("var b = s.AddHttpClient(\"a\", c => c.Timeout = Never); b.AddStandardResilienceHandler();")]
    [InlineData("var b = s.AddHttpClient(\"a\"); b.AddStandardResilienceHandler(); b.ConfigureHttpClient(c => c.Timeout = Never);")]
    [InlineData("s.AddHttpClient(\"a\", c => c.Timeout = Never); s.AddHttpClient(\"a\").AddStandardResilienceHandler();")]
    [InlineData("s.ConfigureHttpClientDefaults(d => d.AddStandardResilienceHandler()); s.AddHttpClient(\"a\", c => c.Timeout = Never);")]
    public Task A_handler_of_the_same_client_brings_a_limit(string body) => Check(body);

    [Theory]
    [InlineData("var http = new HttpClient { Timeout = Never }; using var t = new CancellationTokenSource(TimeSpan.FromSeconds(3)); http.GetAsync(\"/\", t.Token);")]
    [InlineData("var http = new HttpClient { Timeout = Never }; using var t = new CancellationTokenSource(); t.CancelAfter(3000); var token = t.Token; http.GetAsync(\"/\", token);")]
    [InlineData("var http = new HttpClient { Timeout = Never }; using var t = new CancellationTokenSource(3000); using var both = CancellationTokenSource.CreateLinkedTokenSource(t.Token, _stop); http.GetAsync(\"/\", both.Token);")]
    [InlineData("var http = new HttpClient { Timeout = Never }; using var t = new CancellationTokenSource(3000); using var both = CancellationTokenSource.CreateLinkedTokenSource([_stop, CancellationToken.None, t.Token]); http.GetAsync(\"/\", both.Token);")]
    [InlineData("var http = new HttpClient { [|Timeout|] = Never }; using var t = new CancellationTokenSource(); using var both = CancellationTokenSource.CreateLinkedTokenSource(t.Token, _stop); http.GetAsync(\"/\", both.Token);")]
    [InlineData("var http = new HttpClient { Timeout = Never }; http.GetStreamAsync(\"/events\");")]
    [InlineData("var http = new HttpClient { Timeout = Never }; http.GetAsync(\"/\", HttpCompletionOption.ResponseHeadersRead).Result.Content.ReadAsStreamAsync();")]
    [InlineData("var http = new HttpClient { Timeout = Never }; var o = new Grpc.Net.Client.GrpcChannelOptions { HttpClient = http };")]
    [InlineData("var o = new Grpc.Net.Client.GrpcChannelOptions { HttpClient = new HttpClient { Timeout = Never } };")]
    [InlineData("if (System.Diagnostics.Debugger.IsAttached) _http.Timeout = Never;")]
    [InlineData("_db.Database.SetCommandTimeout(0); _db.Database.Migrate();")]
    public Task Something_else_ends_the_wait_or_nothing_should(string body) => Check(body);

    [Theory]
    [InlineData("_http.Timeout = TimeSpan.FromSeconds(5);")]
    [InlineData("_http.Timeout = _configured;")]
    [InlineData("_http.Timeout = _isSlow ? Never : TimeSpan.FromSeconds(5);")]
    [InlineData("_command.CommandTimeout = 30;")]
    [InlineData("_request.Timeout = 0;")]
    [InlineData("var o = new StackExchange.Redis.ConfigurationOptions { ConnectTimeout = 5000 };")]
    [InlineData("var c = \"Server=db;Database=shop;Command Timeout=30\";")]
    [InlineData("var c = \"Timeout=0\";")]
    [InlineData("var c = \"Server=db;Lock Timeout=0\";")]
    [InlineData("Task.Delay(Timeout.Infinite); Task.Delay(Timeout.InfiniteTimeSpan);")]
    [InlineData("var own = new Own { Timeout = Timeout.InfiniteTimeSpan };")]
    public Task There_is_a_limit_or_it_is_none_of_a_call(string body) => Check(body);

    [Fact]
    public Task A_field_that_is_only_used_with_timed_tokens_is_left_alone() => AnalyzerCase.Check<EndlessTimeout>("""
        sealed class Prices
        {
            private readonly HttpClient _http = new() { Timeout = Timeout.InfiniteTimeSpan };

            public async Task<string> Get(CancellationToken cancellation)
            {
                using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
                timer.CancelAfter(TimeSpan.FromSeconds(2));
                return await _http.GetStringAsync("/prices", timer.Token);
            }
        }
        """);

    [Fact]
    public Task A_request_of_another_kind_of_client_says_nothing_of_this_one() => AnalyzerCase.Check<EndlessTimeout>("""
        sealed class Prices(RestSharp.IRestClient other)
        {
            private readonly HttpClient _http = new() { Timeout = Timeout.InfiniteTimeSpan };

            public async Task<string> Get(CancellationToken cancellation)
            {
                using var timer = new CancellationTokenSource(2000);
                using var both = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellation);
                var token = both.Token;
                return await _http.GetStringAsync("/prices", token);
            }

            public Task Send(RestSharp.RestRequest request) => other.ExecuteAsync(request);
        }
        """);

    [Fact]
    public Task A_field_with_one_use_without_such_a_token_is_reported() => AnalyzerCase.Check<EndlessTimeout>("""
        sealed class Prices
        {
            private readonly HttpClient _http = new() { [|Timeout|] = Timeout.InfiniteTimeSpan };

            public Task<string> One(CancellationToken cancellation) => _http.GetStringAsync("/one", cancellation);

            public async Task<string> Two()
            {
                using var timer = new CancellationTokenSource(2000);
                return await _http.GetStringAsync("/two", timer.Token);
            }
        }
        """);

    [Fact]
    public Task A_named_client_is_judged_by_those_who_create_it() => AnalyzerCase.Check<EndlessTimeout>("""
        using Microsoft.Extensions.DependencyInjection;

        static class Registration
        {
            public static void Add(IServiceCollection services)
            {
                services.AddHttpClient("events", c => c.Timeout = Timeout.InfiniteTimeSpan);
                services.AddHttpClient("prices", c => c.[|Timeout|] = Timeout.InfiniteTimeSpan);
                services.AddHttpClient<Rates>(Configure).AddStandardResilienceHandler();
            }

            private static void Configure(HttpClient client) => client.Timeout = Timeout.InfiniteTimeSpan;

            private static void ConfigureOther(HttpClient client) => client.[|Timeout|] = Timeout.InfiniteTimeSpan;
        }

        sealed class Rates(HttpClient http) { public HttpClient Http => http; }

        sealed class Events(IHttpClientFactory clients)
        {
            public async Task<System.IO.Stream> Watch(CancellationToken stop)
            {
                var answer = await clients.CreateClient("events").GetAsync("/", HttpCompletionOption.ResponseHeadersRead, stop);
                return await answer.Content.ReadAsStreamAsync(stop);
            }
        }

        sealed class Prices(IHttpClientFactory clients)
        {
            public Task<string> Get(CancellationToken stop) => clients.CreateClient("prices").GetStringAsync("/", stop);
        }
        """);

    [Fact]
    public Task A_client_whose_calls_have_a_timer_is_limited() => AnalyzerCase.Check<EndlessTimeout>("""
        using Microsoft.Extensions.DependencyInjection;

        sealed class Limited
        {
            private readonly HttpClient _http = new() { Timeout = Timeout.InfiniteTimeSpan };

            public async Task<string> Get(CancellationToken stop)
            {
                using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
                limit.CancelAfter(TimeSpan.FromSeconds(5));
                return await Send(limit.Token);
            }

            private Task<string> Send(CancellationToken limit) => _http.GetStringAsync("/", limit);
        }

        sealed class Unlimited
        {
            private readonly HttpClient _http = new() { [|Timeout|] = Timeout.InfiniteTimeSpan };

            public Task<string> Get(CancellationToken stop) => _http.GetStringAsync("/", stop);
        }

        static class Registration
        {
            public static void Add(IServiceCollection services) =>
                services.AddGrpcClient<Prices.PricesClient>("prices", o => o.Address = new("http://prices")).ConfigureHttpClient(http => http.Timeout = Timeout.InfiniteTimeSpan);
        }

        static class Prices
        {
            public class PricesClient(Grpc.Core.CallInvoker invoker) : Grpc.Core.ClientBase(invoker);
        }
        """);

    [Theory]
    [InlineData("HttpClient Make() { var http = new HttpClient { [|Timeout|] = Timeout.InfiniteTimeSpan }; return http; }")]
    [InlineData("public static HttpClient Make() => new() { [|Timeout|] = Timeout.InfiniteTimeSpan };")]
    [InlineData("Lazy<HttpClient> _http = new(() => new HttpClient { [|Timeout|] = Timeout.InfiniteTimeSpan });")]
    [InlineData("HttpClient Make() { var http = new HttpClient(); http.[|Timeout|] = Timeout.InfiniteTimeSpan; return http; }")]
    [InlineData("Prices Make() => new(new HttpClient { [|Timeout|] = Timeout.InfiniteTimeSpan });")]
    [InlineData("Prices Make() { var http = new HttpClient { [|Timeout|] = Timeout.InfiniteTimeSpan }; return new(http); }")]
    [InlineData("Options Make() => new() { Http = new HttpClient { [|Timeout|] = Timeout.InfiniteTimeSpan } };")]
    [InlineData("void Fill(Options options) => options.Http = new HttpClient { [|Timeout|] = Timeout.InfiniteTimeSpan };")]
    [InlineData("void Limit(Action<HttpClient> limit) { var http = new HttpClient { [|Timeout|] = Timeout.InfiniteTimeSpan }; limit(http); }")]
    [InlineData("HttpClient? _http; HttpClient Get() { _http ??= Make(); return _http; } HttpClient Make() => new() { [|Timeout|] = Timeout.InfiniteTimeSpan };")]
    [InlineData("private readonly HttpClient _http = new() { [|Timeout|] = Timeout.InfiniteTimeSpan }; Prices Make() => new(_http);")]
    [InlineData("internal HttpClient Http { get; } = new() { [|Timeout|] = Timeout.InfiniteTimeSpan };")]
    public async Task A_client_that_leaves_before_a_call_may_be_limited_elsewhere(string members)
    {
        await CheckMembers(members);
        var found = await AnalyzerCase.Run(AnalyzerCase.Compile(Members(members.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal))), new EndlessTimeout());
        Assert.Equal([DiagnosticSeverity.Info], found.Select(diagnostic => diagnostic.Severity));
    }

    [Theory]
    [InlineData("public HttpClient Http { get; } = new() { [|Timeout|] = Timeout.InfiniteTimeSpan }; Task<string> Get() => Http.GetStringAsync(\"/\");")]
    [InlineData("HttpClient Make() { var http = new HttpClient { [|Timeout|] = Timeout.InfiniteTimeSpan }; http.GetAsync(\"/\"); return http; }")]
    [InlineData("HttpClient Make() => new() { [|Timeout|] = Timeout.InfiniteTimeSpan }; Task<string> Get() => Make().GetStringAsync(\"/\");")]
    [InlineData("Task<string> Get() => Send(new HttpClient { [|Timeout|] = Timeout.InfiniteTimeSpan }); Task<string> Send(HttpClient http) => http.GetStringAsync(\"/\");")]
    [InlineData("private readonly HttpClient _http = new() { [|Timeout|] = Timeout.InfiniteTimeSpan };")]
    [InlineData("void Use() { var http = new HttpClient { [|Timeout|] = Timeout.InfiniteTimeSpan }; http.Dispose(); }")]
    public Task A_client_that_stays_or_is_called_here_is_reported(string members) => CheckMembers(members);

    private static Task CheckMembers(string members) => AnalyzerCase.Check<EndlessTimeout>(Members(members));

    private static string Members(string members) => $$"""
        sealed class Prices(HttpClient http) { public override string ToString() => $"{http}"; }

        sealed class Options { public HttpClient? Http { get; set; } }

        sealed class Sample
        {
            {{members}}
        }
        """;

    private static Task Check(string body) => AnalyzerCase.Check<EndlessTimeout>($$"""
        using Microsoft.EntityFrameworkCore;
        using Microsoft.Extensions.DependencyInjection;
        using Polly;

        sealed class Own { public TimeSpan Timeout { get; set; } }

        #pragma warning disable SYSLIB0014
        sealed class Sample(DbContext _db, System.Data.Common.DbCommand _command, DbContextOptionsBuilder _options, System.Net.HttpWebRequest _request, string _host)
        {
            private static readonly TimeSpan Never = Timeout.InfiniteTimeSpan;
            private static TimeSpan Always => Timeout.InfiniteTimeSpan;
            private readonly TimeSpan _configured;
            private readonly CancellationToken _stop;
            private readonly bool _isSlow;
            private HttpClient _http = null!;

            public void Run(IServiceCollection s) { {{body}} }
        }
        """);
}
