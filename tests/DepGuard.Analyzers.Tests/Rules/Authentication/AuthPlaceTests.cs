using DepGuard.Analyzers.Rules.Authentication;

namespace DepGuard.Analyzers.Tests.Rules.Authentication;

public class AuthPlaceTests
{
    [Theory]
    [InlineData("async Task Run() { await Task.Yield(); credential.[|GetToken|](context, default); }")]
    [InlineData("public string Run() => credential.[|GetToken|](context, default).Token;")]
    [InlineData("async Task Run(HttpClient http) { await Task.Yield(); http.[|Send|](new HttpRequestMessage(HttpMethod.Post, \"https://sts/connect/token\")); }")]
    [InlineData("async Task Run(HttpClient http) { await Task.Yield(); http.Send(new HttpRequestMessage(HttpMethod.Post, \"https://shop/orders\")); }")]
    [InlineData("public override string ToString() => credential.GetToken(context, default).Token;")]
    [InlineData("async Task Run() => await credential.GetTokenAsync(context, default);")]
    [InlineData("class Stop : Microsoft.Extensions.Hosting.IHostedService { public Task StartAsync(CancellationToken stop) => Task.CompletedTask; public Task StopAsync(CancellationToken stop) { credential.[|GetToken|](context, stop); return Task.CompletedTask; } static Azure.Core.TokenCredential credential = null!; static Azure.Core.TokenRequestContext context; }")]
    public Task A_synchronous_form_is_reported(string member) => AnalyzerCase.Check<SynchronousAuthApi>(Sample(member));

    [Fact]
    public Task A_decorator_may_call_its_sibling() => AnalyzerCase.Check<SynchronousAuthApi>("""
        using Azure.Core;

        class Cached(TokenCredential inner) : TokenCredential
        {
            public override AccessToken GetToken(TokenRequestContext context, CancellationToken stop) => inner.GetToken(context, stop);
            public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext context, CancellationToken stop) => inner.GetTokenAsync(context, stop);
        }
        """);

    [Fact]
    public Task A_credential_may_answer_with_what_it_has() => AnalyzerCase.Check<SynchronousAuthApi>("""
        using Azure.Core;

        class Signed(string key) : TokenCredential
        {
            public override AccessToken GetToken(TokenRequestContext context, CancellationToken stop) => new(GetTokenText(), DateTimeOffset.MaxValue);
            public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext context, CancellationToken stop) => new(GetToken(context, stop));
            private string GetTokenText() => key;
        }

        class Chosen(TokenCredential inner)
        {
            public async ValueTask<AccessToken> Get(bool async, TokenRequestContext context, CancellationToken stop) =>
                async ? await inner.GetTokenAsync(context, stop) : inner.GetToken(context, stop);
        }
        """);

    [Theory]
    [InlineData("string Run() { lock (this) { return users.GetUserNameAsync(\"a\").[|Result|]!; } }")]
    [InlineData("readonly Lock _gate = new(); string Run() { using (_gate.EnterScope()) { return users.GetUserNameAsync(\"a\").[|Result|]!; } }")]
    [InlineData("string Run() { Monitor.Enter(this); try { return users.GetUserNameAsync(\"a\").[|Result|]!; } finally { Monitor.Exit(this); } }")]
    [InlineData("Lazy<string> _a = new(() => new Azure.Identity.DefaultAzureCredential().[|GetToken|](default, default).Token);")]
    [InlineData("static string _a = new Azure.Identity.DefaultAzureCredential().[|GetToken|](default, default).Token;")]
    [InlineData("System.Collections.Concurrent.ConcurrentDictionary<string, string> _all = new(); string Run(string key) => _all.GetOrAdd(key, k => users.GetUserNameAsync(k).[|Result|]!);")]
    [InlineData("void Add(IServiceCollection s) => s.AddSingleton(p => p.GetRequiredService<TokenCredential>().[|GetToken|](context, default).Token);")]
    [InlineData("string? _cached; string Run() { lock (this) { return _cached ?? \"\"; } }")]
    [InlineData("async Task<string> Run() { lock (this) { } return (await users.GetUserNameAsync(\"a\"))!; }")]
    public Task A_call_that_holds_up_everybody_is_reported(string member) => AnalyzerCase.Check<SerialisedAuthCall>(Sample(member));

    [Theory]
    [InlineData("async void [|Run|]() => await users.CreateAsync(\"a\");")]
    [InlineData("void Run() { Action open = [|async () => await users.CreateAsync(\"a\")|]; }")]
    [InlineData("async void Clicked(object sender, EventArgs e) => await users.CreateAsync(\"a\");")]
    [InlineData("async void Run() { try { await users.CreateAsync(\"a\"); } catch (Exception) { } }")]
    [InlineData("async Task Run() => await users.CreateAsync(\"a\");")]
    [InlineData("async void Run() => await Task.Yield();")]
    public Task Async_void_is_reported_at_its_name(string member) => AnalyzerCase.Check<AuthCallInAsyncVoid>(Sample(member));

    [Theory]
    [InlineData("string Name() => users.GetUserNameAsync(\"a\").Result!; async Task Run() { await Task.Yield(); [|Name|](); }")]
    [InlineData("string Name() { return users.GetUserNameAsync(\"a\").GetAwaiter().GetResult()!; } async Task Run() { await Task.Yield(); this.[|Name|](); }")]
    [InlineData("async Task Run() { await Task.Yield(); [|Name|](); string Name() => users.GetUserNameAsync(\"a\").Result!; }")]
    [InlineData("async Task<string> Name() => (await users.GetUserNameAsync(\"a\"))!; async Task Run() => await Name();")]
    [InlineData("string Name() => users.GetUserNameAsync(\"a\").Result!; void Run() => Name();")]
    [InlineData("string Name() => \"\"; async Task Run() { await Task.Yield(); Name(); }")]
    public Task A_helper_that_blocks_is_reported_where_it_is_called(string member) => AnalyzerCase.Check<BlockingAuthHelper>(Sample(member));

    private static string Sample(string member) => $$"""
        using Azure.Core;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.Extensions.DependencyInjection;

        class Sample(TokenCredential credential, TokenRequestContext context, UserManager<string> users)
        {
            {{member}}
        }
        """;
}
