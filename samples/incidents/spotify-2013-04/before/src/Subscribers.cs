using System.Net.Http;
using System.Threading.Tasks;

public sealed class Subscribers(HttpClient popcount)
{
    public async Task<string> OfAsync(string playlist)
    {
        while (true) // DPG1201
        {
            try
            {
                return await popcount.GetStringAsync($"/playlists/{playlist}/subscribers");
            }
            catch (TaskCanceledException)
            {
                // Timed out: ask again.
            }
        }
    }
}
