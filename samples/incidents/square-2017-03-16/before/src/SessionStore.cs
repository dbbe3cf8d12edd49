using System;
using System.Threading.Tasks;
using Polly;
using Polly.Retry;
using StackExchange.Redis;

public sealed class SessionStore(IDatabase sessions)
{
    private static readonly ResiliencePipeline Patient = new ResiliencePipelineBuilder()
        .AddTimeout(TimeSpan.FromMinutes(1))
        .AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = 499, // DPG1203
            Delay = TimeSpan.Zero, // DPG1204
        })
        .Build();

    public Task<bool> ExtendAsync(string session) =>
        Patient.ExecuteAsync(async _ => await sessions.KeyExpireAsync(session, TimeSpan.FromHours(12))).AsTask();
}
