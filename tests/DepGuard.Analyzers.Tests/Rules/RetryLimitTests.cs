using DepGuard.Analyzers.Rules.Retries;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DepGuard.Analyzers.Tests.Rules;

public class RetryLimitTests
{
    [Theory]
    [InlineData("new RetryStrategyOptions { [|MaxRetryAttempts|] = int.MaxValue };")]
    [InlineData("new RetryStrategyOptions<string> { Delay = TimeSpan.FromSeconds(1), [|MaxRetryAttempts|] = Forever };")]
    [InlineData("new HttpRetryStrategyOptions { [|MaxRetryAttempts|] = int.MaxValue };")]
    [InlineData("new HttpStandardResilienceOptions { Retry = { [|MaxRetryAttempts|] = int.MaxValue } };")]
    [InlineData("new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions { [|MaxRetryAttempts|] = int.MaxValue }).Build();")]
    [InlineData("var options = new RetryStrategyOptions(); options.[|MaxRetryAttempts|] = int.MaxValue - 1 + 1;")]
    [InlineData("services.AddHttpClient(\"auth\").AddStandardResilienceHandler(o => o.Retry.[|MaxRetryAttempts|] = int.MaxValue);")]
    [InlineData("services.AddHttpClient(\"auth\").AddStandardResilienceHandler(o => { o.Retry.[|MaxRetryAttempts|] = int.MaxValue; });")]
    public Task Polly_8_options_with_the_largest_integer_are_reported_at_the_property(string statement) => Check(statement);

    [Theory]
    [InlineData("new RetryStrategyOptions { MaxRetryAttempts = 3 };")]
    [InlineData("new RetryStrategyOptions();")]
    [InlineData("new HttpRetryStrategyOptions { MaxRetryAttempts = count };")]
    [InlineData("services.AddHttpClient(\"auth\").AddStandardResilienceHandler(o => o.Retry.MaxRetryAttempts = 2);")]
    [InlineData("new OtherOptions { MaxRetryAttempts = int.MaxValue };")]
    public Task Polly_8_options_with_a_limit_are_left_alone(string statement) => Check(statement);

    [Theory]
    [InlineData("bus.[|Immediate|](int.MaxValue);")]
    [InlineData("bus.[|Interval|](int.MaxValue, TimeSpan.FromSeconds(1));")]
    [InlineData("bus.[|Interval|](int.MaxValue, 100);")]
    [InlineData("bus.[|Incremental|](Forever, TimeSpan.Zero, TimeSpan.FromSeconds(1));")]
    [InlineData("bus.[|Exponential|](int.MaxValue, TimeSpan.Zero, TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(1));")]
    [InlineData("Retry.[|Interval|](int.MaxValue, TimeSpan.FromSeconds(1));")]
    [InlineData("bus.Immediate(3);")]
    [InlineData("bus.Interval(3, int.MaxValue);")]
    [InlineData("bus.Intervals(100, 200);")]
    [InlineData("bus.Exponential(count, TimeSpan.Zero, TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(1));")]
    public Task MassTransit_is_judged_by_its_limit(string statement) => Check(statement);

    [Theory]
    [InlineData("Retry.CreatePolicy(x => { x.Handle<ConnectionException>(); x.Interval(int.MaxValue, TimeSpan.FromSeconds(3)); });")]
    [InlineData("Retry.CreatePolicy(x => { x.Handle<TimeoutException>(); x.[|Interval|](int.MaxValue, TimeSpan.FromSeconds(3)); });")]
    [InlineData("receiver.UseMessageRetry(x => { x.Handle<ConnectionException>(); x.[|Interval|](int.MaxValue, TimeSpan.FromSeconds(3)); });")]
    public Task The_connection_of_a_MassTransit_host_may_be_restored_without_limit(string statement) => Check(statement);

    [Theory]
    [InlineData("Retry.CreatePolicy(x => { x.Handle<ConnectionException>(); x.Interval(1000, TimeSpan.FromSeconds(3)); });")]
    [InlineData("Retry.CreatePolicy(x => { x.Handle<TimeoutException>(); x.[|Interval|](1000, TimeSpan.FromSeconds(3)); });")]
    [InlineData("receiver.UseMessageRetry(x => { x.Handle<ConnectionException>(); x.[|Interval|](1000, TimeSpan.FromSeconds(3)); });")]
    public Task The_connection_of_a_MassTransit_host_may_be_restored_often(string statement) => Check<ExcessiveRetryLimit>(statement);

    [Theory]
    [InlineData("database.UseSqlServer(o => o.[|EnableRetryOnFailure|](int.MaxValue));")]
    [InlineData("database.UseSqlServer(o => o.[|EnableRetryOnFailure|](int.MaxValue, TimeSpan.FromSeconds(1), null));")]
    [InlineData("database.UseNpgsql(o => o.[|EnableRetryOnFailure|](Forever));")]
    [InlineData("database.UseSqlServer(o => o.EnableRetryOnFailure());")]
    [InlineData("database.UseNpgsql(o => o.EnableRetryOnFailure(6));")]
    public Task EF_Core_is_judged_by_its_limit(string statement) => Check(statement);

    [Theory]
    [InlineData("azure.Retry.[|MaxRetries|] = int.MaxValue;")]
    [InlineData("azure.Retry.MaxRetries = 5;")]
    [InlineData("aws.[|MaxErrorRetry|] = int.MaxValue;")]
    [InlineData("((IClientConfig)aws).MaxErrorRetry.ToString();")]
    [InlineData("aws.MaxErrorRetry = 4;")]
    public Task Cloud_clients_are_judged_by_their_limit(string statement) => Check(statement);

    [Fact]
    public Task The_default_of_librdkafka_is_left_alone() => AnalyzerCase.Check<UnboundedRetryPolicy>("""
        using Confluent.Kafka;

        class Sample
        {
            ProducerConfig Config() => new() { MessageSendMaxRetries = int.MaxValue };
        }
        """);

    private static Task Check(string statement) => Check<UnboundedRetryPolicy>(statement);

    private static Task Check<TAnalyzer>(string statement)
        where TAnalyzer : DiagnosticAnalyzer, new() => AnalyzerCase.Check<TAnalyzer>($$"""
        using Amazon.Runtime;
        using MassTransit;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Http.Resilience;
        using Polly;
        using Polly.Retry;

        class OtherOptions
        {
            public int MaxRetryAttempts { get; set; }
        }

        class Sample
        {
            private const int Forever = int.MaxValue;

            void Run(
                IServiceCollection services,
                IRetryConfigurator bus,
                IReceiveEndpointConfigurator receiver,
                DbContextOptionsBuilder database,
                Azure.Core.ClientOptions azure,
                ClientConfig aws,
                int count)
            {
                {{statement}}
            }
        }
        """);
}
