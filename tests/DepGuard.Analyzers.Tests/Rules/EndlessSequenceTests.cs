using DepGuard.Analyzers.Rules.Retries;

namespace DepGuard.Analyzers.Tests.Rules;

public class EndlessSequenceTests
{
    [Theory]
    [InlineData("Observable.FromAsync(() => http.GetAsync(\"/token\")).[|Retry|]().Subscribe();")]
    [InlineData("Observable.Defer(() => Observable.FromAsync(() => http.GetStringAsync(\"/\"))).Select(text => text.Length).[|Retry|]();")]
    [InlineData("Observable.Interval(TimeSpan.FromSeconds(1)).SelectMany(_ => http.GetStringAsync(\"/\")).[|Retry|]();")]
    [InlineData("Observable.FromAsync(() => http.GetAsync(\"/\")).[|Repeat|]();")]
    [InlineData("var tokens = Observable.FromAsync(() => http.GetAsync(\"/token\")); tokens.[|Retry|]().Subscribe();")]
    [InlineData("Observable.FromAsync(Fetch).[|Retry|]();")]
    [InlineData("Observable.FromAsync(() => context.SaveChangesAsync()).[|Retry|]();")]
    [InlineData("Observable.FromAsync(() => Task.CompletedTask).SelectMany(_ => http.GetAsync(\"/\")).[|Retry|]();")]
    public Task A_sequence_that_calls_a_service_without_end_is_reported(string statement) => Check(statement);

    [Theory]
    [InlineData("Observable.FromAsync(() => http.GetAsync(\"/\")).Retry(3);")]
    [InlineData("Observable.FromAsync(() => http.GetAsync(\"/\")).Repeat(3);")]
    [InlineData("Observable.FromAsync(() => http.GetAsync(\"/\")).Catch((Exception _) => Observable.Empty<HttpResponseMessage>());")]
    public Task A_sequence_with_a_count_is_left_alone(string statement) => Check(statement);

    [Theory]
    [InlineData("Observable.Range(0, 3).Retry();")]
    [InlineData("Observable.Range(0, 3).Repeat();")]
    [InlineData("Observable.Repeat(42);")]
    [InlineData("Observable.Repeat(http.GetAsync(\"/\"));")]
    [InlineData("Observable.FromAsync(Compute).Retry();")]
    [InlineData("Observable.FromAsync(() => Task.Delay(1)).Retry().SelectMany(_ => http.GetAsync(\"/\"));")]
    public Task A_sequence_that_calls_no_service_is_left_alone(string statement) => Check(statement);

    private static Task Check(string statement) => AnalyzerCase.Check<UnboundedRetryPolicy>($$"""
        using System.Reactive.Linq;
        using Microsoft.EntityFrameworkCore;

        class Sample(HttpClient http, DbContext context)
        {
            void Run()
            {
                {{statement}}
            }

            Task<HttpResponseMessage> Fetch() => http.GetAsync("/token");

            Task<int> Compute() => Task.FromResult(context.GetHashCode());
        }
        """);
}
