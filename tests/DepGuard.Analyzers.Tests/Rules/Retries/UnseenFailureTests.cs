using DepGuard.Analyzers.Rules.Retries;

namespace DepGuard.Analyzers.Tests.Rules.Retries;

public class UnseenFailureTests
{
    [Theory]
    [InlineData("pipeline.[|Execute|](() => http.GetStringAsync(\"/\"));")]
    [InlineData("pipeline.[|Execute|](async () => { await http.GetStringAsync(\"/\"); });")]
    [InlineData("pipeline.[|Execute|](Load);")]
    [InlineData("pipeline.[|Execute|](token => http.GetStringAsync(\"/\", token), stop);")]
    [InlineData("pipeline.[|Execute|](static state => state.GetStringAsync(\"/\"), http);")]
    [InlineData("policy.[|Execute|](async () => await http.GetStringAsync(\"/\"));")]
    [InlineData("policy.[|ExecuteAndCapture|](() => http.GetStringAsync(\"/\"));")]
    [InlineData("Policy.Handle<Exception>().Retry(3).[|Execute|](() => http.GetStringAsync(\"/\"));")]
    [InlineData("sync.[|Execute|](() => http.GetStringAsync(\"/\"));")]
    [InlineData("Func<Task<string>> load = Load; policy.[|Execute|](load);")]
    [InlineData("strategy.[|Execute|](async () => await http.GetStringAsync(\"/\"));")]
    [InlineData("strategy.[|Execute|](http, client => client.GetStringAsync(\"/\"));")]
    [InlineData("tasks.[|Execute|](() => http.GetStringAsync(\"/\"));")]
    public Task An_asynchronous_delegate_is_reported(string statement) => Check(statement);

    [Theory]
    [InlineData("pipeline.Execute(() => 1);")]
    [InlineData("policy.Execute(() => http.Send(new HttpRequestMessage()));")]
    [InlineData("policy.Execute(() => http.GetStringAsync(\"/\").Result);")]
    [InlineData("pipeline.ExecuteAsync(async token => await http.GetStringAsync(\"/\", token), stop);")]
    [InlineData("strategy.ExecuteAsync(async () => await http.GetStringAsync(\"/\"));")]
    [InlineData("new Own().Execute(() => http.GetStringAsync(\"/\"));")]
    public Task Anything_else_is_left_alone(string statement) => Check(statement);

    [Fact]
    public Task A_method_that_asks_for_a_task_is_left_alone() => AnalyzerCase.Check<UnseenFailure>("""
        namespace Polly.Pipelines
        {
            public sealed class Component
            {
                public ValueTask<T> Execute<T>(Func<ValueTask<T>> callback) => callback();
                public ValueTask<T> Run<T>(Func<ValueTask<T>> callback) => Execute(callback);
                public ValueTask<int> Run() => Execute(() => ValueTask.FromResult(1));
            }
        }
        """);

    private static Task Check(string statement) => AnalyzerCase.Check<UnseenFailure>($$"""
        using Microsoft.EntityFrameworkCore;
        using Microsoft.EntityFrameworkCore.Storage;
        using Polly;

        class Own { public T Execute<T>(Func<T> action) => action(); }

        class Sample(HttpClient http, ResiliencePipeline pipeline, Policy policy, ISyncPolicy sync, IExecutionStrategy strategy, Policy<Task<string>> tasks)
        {
            void Run(CancellationToken stop) { {{statement}} }
            Task<string> Load() => http.GetStringAsync("/");
        }
        """);
}
