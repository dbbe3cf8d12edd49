using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

public sealed class Subscribers(HttpClient popcount)
{
    private const int Attempts = 2;

    /// <summary>The subscribers of a playlist; null if they are not to be had now, and the playlist is shown without them.</summary>
    public async Task<string?> OfAsync(string playlist, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await popcount.GetStringAsync($"/playlists/{playlist}/subscribers", cancellation);
            }
            catch (HttpRequestException) when (attempt < Attempts)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(100, 300)), cancellation);
            }
            catch (HttpRequestException)
            {
                return null;
            }
        }
    }
}
