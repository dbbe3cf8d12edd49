using DepGuard.Analyzers.CodeFixes.Authentication;
using DepGuard.Analyzers.Rules.Authentication;

namespace DepGuard.Analyzers.Tests.Fixes.Authentication;

public class SynchronousAuthApiFixTests
{
    [Theory]
    [InlineData(
        "async Task<string> Get(CancellationToken stop) { await Task.Yield(); return credential.[|GetToken|](context, stop).Token; }",
        "async Task<string> Get(CancellationToken stop) { await Task.Yield(); return (await credential.GetTokenAsync(context, stop)).Token; }")]
    [InlineData(
        "string Get() => credential.[|GetToken|](context, default).Token; // now",
        "async Task<string> Get() => (await credential.GetTokenAsync(context, default)).Token; // now")]
    [InlineData(
        "async Task Get() { await Task.Yield(); http.[|Send|](new HttpRequestMessage(HttpMethod.Post, \"/connect/token\")); }",
        "async Task Get() { await Task.Yield(); await http.SendAsync(new HttpRequestMessage(HttpMethod.Post, \"/connect/token\")); }")]
    [InlineData(
        "async Task Get() { await Task.Yield(); credential.[|GetToken|](context, default); credential.[|GetToken|](context, default); }",
        "async Task Get() { await Task.Yield(); await credential.GetTokenAsync(context, default); await credential.GetTokenAsync(context, default); }")]
    public Task The_asynchronous_form_is_awaited(string before, string after) => Check(before, after);

    [Fact]
    public Task Where_callers_cannot_await_nothing_is_offered()
    {
        const string Members = "string Get() => credential.[|GetToken|](context, default).Token; string Other() => Get();";
        return Check(Members, Members);
    }

    private static Task Check(string before, string after) => FixCase.Check<SynchronousAuthApi, SynchronousAuthApiFix>(Sample(before), Sample(after));

    private static string Sample(string member) => $$"""
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;
        using Azure.Core;

        class Sample(TokenCredential credential, TokenRequestContext context, HttpClient http)
        {
            {{member}}
        }
        """;
}
