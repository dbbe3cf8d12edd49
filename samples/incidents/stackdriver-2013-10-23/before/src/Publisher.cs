using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Net.Http.Json;
using System.Threading;
using System.Threading.Tasks;

public sealed record Measurement(string Name, double Value);

public sealed class Publisher(IReadOnlyList<Uri> queues)
{
    private readonly HttpClient _broker = new() { Timeout = Timeout.InfiniteTimeSpan }; // DPG1301

    public async Task PublishAsync(Measurement measurement, CancellationToken cancellation)
    {
        foreach (var queue in queues)
            await _broker.PostAsJsonAsync(queue, measurement, cancellation);
    }
}
