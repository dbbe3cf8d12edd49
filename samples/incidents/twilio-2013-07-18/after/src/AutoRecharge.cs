using System;
using System.Net.Http;
using System.Net.Http.Json;
using System.Threading;
using System.Threading.Tasks;

public sealed record Charge(string Account, decimal Amount);

public sealed class AutoRecharge(HttpClient payments, HttpClient balances)
{
    public async Task RunAsync(Guid payment, Charge charge, CancellationToken cancellation)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, "/charges") { Content = JsonContent.Create(charge) };
                request.Headers.Add("Idempotency-Key", payment.ToString());
                using var charged = await payments.SendAsync(request, cancellation);
                charged.EnsureSuccessStatusCode();
                using var written = await balances.PutAsJsonAsync($"/accounts/{charge.Account}", charge, cancellation);
                written.EnsureSuccessStatusCode();
                return;
            }
            catch (HttpRequestException) when (attempt < 2)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(100, 200) << attempt), cancellation);
            }
        }
    }
}
