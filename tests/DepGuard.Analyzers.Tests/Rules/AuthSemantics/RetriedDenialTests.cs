using DepGuard.Analyzers.Rules.AuthSemantics;

namespace DepGuard.Analyzers.Tests.Rules.AuthSemantics;

public class RetriedDenialTests
{
    [Theory]
    [InlineData("Policy.[|HandleResult|]<HttpResponseMessage>(r => r.StatusCode == HttpStatusCode.Unauthorized).WaitAndRetryAsync(3, n => TimeSpan.FromSeconds(n));")]
    [InlineData("Policy<HttpResponseMessage>.Handle<HttpRequestException>().[|OrResult|](r => r.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden).RetryAsync(3);")]
    [InlineData("Policy.HandleResult<HttpResponseMessage>(r => (int)r.StatusCode >= 500).[|OrResult|](r => (int)r.StatusCode == 401).RetryAsync(3);")]
    [InlineData("HttpPolicyExtensions.HandleTransientHttpError().[|OrResult|](r => Denied.Contains(r.StatusCode)).RetryAsync(3);")]
    [InlineData("HttpPolicyExtensions.HandleTransientHttpError().[|OrResult|](IsDenied).RetryAsync(3);")]
    [InlineData("Policy.[|Handle|]<MsalUiRequiredException>().RetryAsync(3);")]
    [InlineData("Policy.Handle<TimeoutException>().[|Or|]<AuthenticationException>().RetryAsync(3);")]
    [InlineData("Policy.[|Handle|]<RpcException>(e => e.StatusCode == Grpc.Core.StatusCode.Unauthenticated).RetryAsync(3);")]
    [InlineData("Policy.[|Handle|]<RpcException>(e => { if (e.StatusCode == Grpc.Core.StatusCode.PermissionDenied) return true; return false; }).RetryAsync(3);")]
    [InlineData("Policy.[|Handle|]<HttpRequestException>(e => e.StatusCode switch { HttpStatusCode.Unauthorized => true, _ => false }).RetryAsync(3);")]
    [InlineData("Policy.[|Handle|]<MsalServiceException>(e => e.StatusCode == 403).RetryAsync(3);")]
    [InlineData("Policy.[|HandleResult|](HttpStatusCode.Forbidden).RetryAsync(3);")]
    [InlineData("new ResiliencePipelineBuilder<HttpResponseMessage>().AddRetry(new() { ShouldHandle = new PredicateBuilder<HttpResponseMessage>().[|HandleResult|](r => r.StatusCode == HttpStatusCode.Unauthorized) });")]
    [InlineData("new ResiliencePipelineBuilder().AddRetry(new() { ShouldHandle = new PredicateBuilder().[|Handle|]<AuthenticationException>() });")]
    [InlineData("new RetryStrategyOptions<HttpResponseMessage> { [|ShouldHandle|] = args => ValueTask.FromResult(args.Outcome.Result?.StatusCode == HttpStatusCode.Unauthorized) };")]
    [InlineData("new RetryStrategyOptions<HttpResponseMessage> { [|ShouldHandle|] = args => args.Outcome switch { { Exception: HttpRequestException } => PredicateResult.True(), { Result.StatusCode: HttpStatusCode.Forbidden } => PredicateResult.True(), _ => PredicateResult.False() } };")]
    [InlineData("new HttpRetryStrategyOptions { [|ShouldHandle|] = args => new ValueTask<bool>(args.Outcome.Result is { StatusCode: HttpStatusCode.Unauthorized }) };")]
    [InlineData("new Grpc.Net.Client.Configuration.RetryPolicy { RetryableStatusCodes = { Grpc.Core.StatusCode.Unavailable, [|Grpc.Core.StatusCode.Unauthenticated|] } };")]
    public Task A_policy_retries_a_refusal(string statement) => Check("_ = " + statement);

    [Theory]
    [InlineData("_ = Policy.HandleResult<HttpResponseMessage>(r => r.StatusCode != HttpStatusCode.Unauthorized).RetryAsync(3);")]
    [InlineData("_ = Policy.HandleResult<HttpResponseMessage>(r => r.StatusCode == HttpStatusCode.ServiceUnavailable).RetryAsync(3);")]
    [InlineData("_ = Policy.HandleResult<HttpResponseMessage>(r => (int)r.StatusCode >= 500 && r.StatusCode is not HttpStatusCode.Forbidden).RetryAsync(3);")]
    [InlineData("_ = Policy.HandleResult<HttpResponseMessage>(r => r.StatusCode == HttpStatusCode.Unauthorized).RetryAsync(1, (r, n) => Renew());")]
    [InlineData("_ = Policy.HandleResult<HttpResponseMessage>(r => r.StatusCode == HttpStatusCode.Unauthorized).CircuitBreakerAsync(3, TimeSpan.FromSeconds(5));")]
    [InlineData("_ = Policy.Handle<Exception>().RetryAsync(3);")]
    [InlineData("_ = Policy.Handle<RpcException>(e => e.StatusCode == Grpc.Core.StatusCode.Unavailable).RetryAsync(3);")]
    [InlineData("_ = new RetryStrategyOptions<HttpResponseMessage> { MaxRetryAttempts = 1, OnRetry = _ => default, ShouldHandle = args => ValueTask.FromResult(args.Outcome.Result?.StatusCode == HttpStatusCode.Unauthorized) };")]
    [InlineData("_ = new RetryStrategyOptions<HttpResponseMessage> { ShouldHandle = args => ValueTask.FromResult(args.Outcome.Result?.StatusCode == HttpStatusCode.TooManyRequests) };")]
    [InlineData("_ = new Grpc.Net.Client.Configuration.RetryPolicy { RetryableStatusCodes = { Grpc.Core.StatusCode.Unavailable } };")]
    public Task A_policy_retries_something_else_or_replays_once(string statement) => Check(statement);

    [Theory]
    [InlineData("[|for|] (var n = 0; n < 5; n++) { var r = await http.GetAsync(\"/\"); if (r.StatusCode != HttpStatusCode.Unauthorized) return; await Task.Delay(100); }")]
    [InlineData("[|for|] (var n = 0; n < 5; n++) { var r = await http.GetAsync(\"/\"); if (r.StatusCode == HttpStatusCode.Forbidden) { await Task.Delay(100); continue; } return; }")]
    [InlineData("var n = 0; [|while|] (true) { var r = await http.GetAsync(\"/\"); if (r.IsSuccessStatusCode) return; if (r.StatusCode is HttpStatusCode.Unauthorized && ++n < 5) { await Task.Delay(100); continue; } throw new InvalidOperationException(); }")]
    [InlineData("var n = 0; HttpResponseMessage r; [|do|] { r = await http.GetAsync(\"/\"); await Task.Delay(100); } while (r.StatusCode == HttpStatusCode.Unauthorized && ++n < 5);")]
    [InlineData("[|for|] (var n = 0; n < 5; n++) { try { await http.GetStringAsync(\"/\"); return; } catch (HttpRequestException e) when (e.StatusCode == HttpStatusCode.Unauthorized) { await Task.Delay(100); } }")]
    [InlineData("[|for|] (var n = 0; n < 5; n++) { try { await http.GetStringAsync(\"/\"); return; } catch (HttpRequestException e) { if (e.StatusCode is not HttpStatusCode.Forbidden) throw; await Task.Delay(100); } }")]
    [InlineData("[|for|] (var n = 0; n < 5; n++) { try { await app.AcquireTokenForClient([]).ExecuteAsync(); return; } catch (MsalUiRequiredException) { await Task.Delay(100); } }")]
    [InlineData("[|for|] (var n = 0; n < 5; n++) { try { await http.GetStringAsync(\"/\"); return; } catch (AuthenticationException) { } catch (Exception) { await Task.Delay(100); } }")]
    [InlineData("var n = 0; [|while|] (true) { try { ldap.Bind(); return; } catch (LdapException e) when (e.ErrorCode == 49 && ++n < 5) { await Task.Delay(100); } }")]
    [InlineData("var n = 0; Again: try { await http.GetStringAsync(\"/\"); } catch (HttpRequestException e) when (e.StatusCode == HttpStatusCode.Forbidden && ++n < 5) { await Task.Delay(100); [|goto|] Again; }")]
    public Task A_loop_repeats_a_refusal(string body) => Check(body);

    [Theory]
    [InlineData("for (var n = 0; n < 2; n++) { var r = await http.GetAsync(\"/\"); if (r.StatusCode != HttpStatusCode.Unauthorized) return; await RefreshAsync(); }")]
    [InlineData("var renewed = false; while (true) { var r = await http.GetAsync(\"/\"); if (r.StatusCode == HttpStatusCode.Unauthorized && !renewed) { renewed = true; await RefreshAsync(); continue; } return; }")]
    [InlineData("for (var n = 0; n < 5; n++) { var r = await http.GetAsync(\"/\"); if (r.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden) throw new InvalidOperationException(); if (r.IsSuccessStatusCode) return; await Task.Delay(100); }")]
    [InlineData("for (var n = 0; n < 5; n++) { try { await http.GetStringAsync(\"/\"); return; } catch (AuthenticationException) { throw; } catch (HttpRequestException) { await Task.Delay(100); } }")]
    [InlineData("for (var n = 0; n < 5; n++) { try { await http.GetStringAsync(\"/\"); return; } catch (HttpRequestException e) when (e.StatusCode != HttpStatusCode.Unauthorized) { await Task.Delay(100); } }")]
    [InlineData("for (var n = 0; n < 5; n++) { try { await http.GetStringAsync(\"/\"); return; } catch (Exception) { await Task.Delay(100); } }")]
    [InlineData("for (var n = 0; n < 5; n++) { var r = await http.GetAsync(\"/\"); if (r.StatusCode == HttpStatusCode.ServiceUnavailable) { await Task.Delay(100); continue; } return; }")]
    [InlineData("foreach (var server in new[] { \"a\", \"b\" }) { var r = await http.GetAsync(server); if (r.StatusCode == HttpStatusCode.Unauthorized) continue; return; }")]
    [InlineData("while (true) { var r = await http.RequestDeviceTokenAsync(new()); if (!r.IsError) return; await Task.Delay(5000); }")]
    [InlineData("Func<bool, Task<string>> token = isNew => Task.FromResult(\"\"); for (var n = 0; ; n++) { http.DefaultRequestHeaders.Authorization = new(\"Bearer\", await token(n > 0)); var r = await http.GetAsync(\"/\"); if (r.StatusCode != HttpStatusCode.Unauthorized || n == 1) return; }")]
    [InlineData("for (var n = 0; ; n++) { http.DefaultRequestHeaders.Authorization = new(\"Bearer\", await _tokens.Get(n > 0)); var r = await http.GetAsync(\"/\"); if (r.StatusCode != HttpStatusCode.Unauthorized || n > 0) return; }")]
    [InlineData("[|for|] (var n = 0; ; n++) { http.DefaultRequestHeaders.Authorization = new(\"Bearer\", await _tokens.Get(n > 0)); var r = await http.GetAsync(\"/\"); if (r.StatusCode != HttpStatusCode.Unauthorized || n > 4) return; }")]
    public Task A_loop_fails_renews_or_does_not_retry(string body) => Check(body);

    private static Task Check(string body) => AnalyzerCase.Check<RetriedDenial>($$"""
        using System.DirectoryServices.Protocols;
        using System.Net;
        using System.Security.Authentication;
        using Duende.IdentityModel.Client;
        using Grpc.Core;
        using Microsoft.Extensions.Http.Resilience;
        using Microsoft.Identity.Client;
        using Polly;
        using Polly.Extensions.Http;
        using Polly.Retry;

        interface ITokens { Task<string> Get(bool isNew); }

        sealed class Sample(HttpClient http, ITokens _tokens, IConfidentialClientApplication app, LdapConnection ldap)
        {
            private static readonly HashSet<HttpStatusCode> Denied = [HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden];
            private static bool IsDenied(HttpResponseMessage r) => r.StatusCode == HttpStatusCode.Forbidden;
            private static void Renew() { }
            private Task RefreshAsync() => Task.CompletedTask;
            public async Task Run() { await Task.Yield(); {{body}} }
        }
        """);
}
