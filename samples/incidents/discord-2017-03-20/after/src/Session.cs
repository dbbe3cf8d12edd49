using System;
using System.Net.Http;
using System.Net.Http.Json;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using Polly;
using Polly.Retry;

public sealed record Event(string User, string Status);

public sealed class Session(HttpClient presence)
{
    private static readonly ResiliencePipeline Reconnect = new ResiliencePipelineBuilder()
        .AddTimeout(TimeSpan.FromSeconds(10))
        .AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = 3,
            Delay = TimeSpan.FromMilliseconds(100),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
        })
        .Build();

    private readonly Channel<Event> _events = Channel.CreateBounded<Event>(
        new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.DropOldest });

    public ValueTask QueueAsync(Event what, CancellationToken cancellation) => _events.Writer.WriteAsync(what, cancellation);

    public async Task RunAsync(CancellationToken cancellation)
    {
        await foreach (var what in _events.Reader.ReadAllAsync(cancellation))
            await Reconnect.ExecuteAsync(async stop => await presence.PutAsJsonAsync($"/users/{what.User}", what, stop), cancellation);
    }
}
