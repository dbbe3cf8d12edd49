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
        .AddRetry(new RetryStrategyOptions // DPG1205
        {
            MaxRetryAttempts = 3,
            Delay = TimeSpan.FromMilliseconds(100),
        })
        .Build();

    private readonly Channel<Event> _events = Channel.CreateUnbounded<Event>(); // DPG1308

    public ValueTask QueueAsync(Event what, CancellationToken cancellation) => _events.Writer.WriteAsync(what, cancellation);

    public async Task RunAsync(CancellationToken cancellation)
    {
        await foreach (var what in _events.Reader.ReadAllAsync(cancellation))
            await Reconnect.ExecuteAsync(async stop => await presence.PutAsJsonAsync($"/users/{what.User}", what, stop), cancellation);
    }
}
