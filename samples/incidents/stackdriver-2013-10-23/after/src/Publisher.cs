using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Json;
using System.Threading;
using System.Threading.Tasks;

public sealed record Measurement(string Name, double Value);

public sealed class Publisher(IReadOnlyList<Uri> queues)
{
    private readonly HttpClient _broker = new() { Timeout = TimeSpan.FromSeconds(1) };

    /// <summary>The queues that took it.</summary>
    public async Task<int> PublishAsync(Measurement measurement, CancellationToken cancellation)
    {
        var taken = await Task.WhenAll(queues.Select(queue => OfferAsync(queue, measurement, cancellation)));
        return taken.Count(wasTaken => wasTaken);
    }

    private async Task<bool> OfferAsync(Uri queue, Measurement measurement, CancellationToken cancellation)
    {
        try
        {
            using var answer = await _broker.PostAsJsonAsync(queue, measurement, cancellation);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception failure) when (failure is HttpRequestException || !cancellation.IsCancellationRequested)
        {
            return false;
        }
    }
}
