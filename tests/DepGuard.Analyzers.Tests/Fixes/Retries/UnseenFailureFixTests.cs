using DepGuard.Analyzers.CodeFixes.Retries;
using DepGuard.Analyzers.Rules.Retries;

namespace DepGuard.Analyzers.Tests.Fixes.Retries;

public class UnseenFailureFixTests
{
    [Theory]
    [InlineData(
        "public Task<string> Get() => pipeline.[|Execute|](() => http.GetStringAsync(\"/\"));",
        "public async Task<string> Get() => await pipeline.ExecuteAsync(async _ => await http.GetStringAsync(\"/\"));")]
    [InlineData(
        "public async Task<string> Get() => await pipeline.[|Execute|](async () => await http.GetStringAsync(\"/\"));",
        "public async Task<string> Get() => await pipeline.ExecuteAsync(async _ => await http.GetStringAsync(\"/\"));")]
    [InlineData(
        "public async Task<string> Get(CancellationToken stop) => await pipeline.[|Execute|](token => http.GetStringAsync(\"/\", token), stop);",
        "public async Task<string> Get(CancellationToken stop) => await pipeline.ExecuteAsync(async token => await http.GetStringAsync(\"/\", token), stop);")]
    [InlineData(
        "public async Task Get() { await pipeline.[|Execute|](async () => { await http.GetStringAsync(\"/\"); }); /* done */ }",
        "public async Task Get() { await pipeline.ExecuteAsync(async _ => { await http.GetStringAsync(\"/\"); }); /* done */ }")]
    [InlineData(
        "public string Get() => pipeline.[|Execute|](() => http.GetStringAsync(\"/\")).Result;",
        "public async Task<string> Get() => await pipeline.ExecuteAsync(async _ => await http.GetStringAsync(\"/\"));")]
    [InlineData(
        "public async Task Save() => await database.CreateExecutionStrategy().[|Execute|](async () => await http.GetStringAsync(\"/\"));",
        "public async Task Save() => await database.CreateExecutionStrategy().ExecuteAsync(async () => await http.GetStringAsync(\"/\"));")]
    [InlineData(
        "public async Task Get() { await pipeline.[|Execute|](async () => await http.GetStringAsync(\"a\")); await pipeline.[|Execute|](async () => await http.GetStringAsync(\"b\")); }",
        "public async Task Get() { await pipeline.ExecuteAsync(async _ => await http.GetStringAsync(\"a\")); await pipeline.ExecuteAsync(async _ => await http.GetStringAsync(\"b\")); }")]
    public Task The_delegate_runs_asynchronously(string before, string after) => Check(before, after);

    [Theory]
    [InlineData("public Task<string> Get(Policy policy) => policy.[|Execute|](() => http.GetStringAsync(\"/\"));")]
    [InlineData("public void Get() { var task = pipeline.[|Execute|](() => http.GetStringAsync(\"/\")); }")]
    [InlineData("public Task<string> Get() => pipeline.[|Execute|](Later); Task<string> Later() => http.GetStringAsync(\"/\");")]
    public Task Where_the_result_might_not_compile_nothing_is_offered(string member) => Check(member, member);

    private static Task Check(string before, string after) => FixCase.Check<UnseenFailure, UnseenFailureFix>(Sample(before), Sample(after));

    private static string Sample(string member) => $$"""
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.EntityFrameworkCore.Infrastructure;
        using Polly;

        class Sample(HttpClient http, ResiliencePipeline pipeline, DatabaseFacade database)
        {
            {{member}}
        }
        """;
}
