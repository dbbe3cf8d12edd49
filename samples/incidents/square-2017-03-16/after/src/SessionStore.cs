using System;
using System.Threading.Tasks;
using Polly;
using Polly.Retry;
using StackExchange.Redis;

public sealed class SessionStore(IDatabase sessions)
{
    private static readonly ResiliencePipeline Brief = new ResiliencePipelineBuilder()
        .AddTimeout(TimeSpan.FromSeconds(1))
        .AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = 2,
            Delay = TimeSpan.FromMilliseconds(50),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
        })
        .Build();

    public Task<bool> ExtendAsync(string session) =>
        Brief.ExecuteAsync(async _ => await sessions.KeyExpireAsync(session, TimeSpan.FromHours(12))).AsTask();
}
