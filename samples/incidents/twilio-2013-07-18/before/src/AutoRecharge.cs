using System;
using System.Net.Http;
using System.Net.Http.Json;
using System.Threading;
using System.Threading.Tasks;

public sealed record Charge(string Account, decimal Amount);

public sealed class AutoRecharge(HttpClient payments, HttpClient balances)
{
    public async Task RunAsync(Charge charge, CancellationToken cancellation)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await payments.PostAsJsonAsync("/charges", charge, cancellation); // DPG1208
                using var written = await balances.PutAsJsonAsync($"/accounts/{charge.Account}", charge, cancellation);
                written.EnsureSuccessStatusCode();
                return;
            }
            catch (HttpRequestException) when (attempt < 5)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(100, 200) << attempt), cancellation);
            }
        }
    }
}
