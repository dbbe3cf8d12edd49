using DepGuard.Analyzers.Rules.AuthSemantics;

namespace DepGuard.Analyzers.Tests.Rules.AuthSemantics;

public class UnsharedTokenRefreshTests
{
    [Theory]
    [InlineData("if (_token is null || _expires < DateTime.UtcNow) { var answer = await auth.[|RequestClientCredentialsTokenAsync|](new(), stop); _token = answer.AccessToken; } return _token;")]
    [InlineData("if (_expires > DateTime.UtcNow) return _token; var answer = await auth.[|RequestClientCredentialsTokenAsync|](new(), stop); _expires = DateTime.UtcNow.AddSeconds(answer.ExpiresIn); return _token = answer.AccessToken;")]
    [InlineData("return _token ??= (await auth.[|RequestClientCredentialsTokenAsync|](new(), stop)).AccessToken;")]
    public Task Every_caller_refreshes(string body) => Check(body);

    [Theory]
    [InlineData("await _gate.WaitAsync(1000, stop); try { return _token ??= (await auth.RequestClientCredentialsTokenAsync(new(), stop)).AccessToken; } finally { _gate.Release(); }")]
    [InlineData("return await hybrid.GetOrCreateAsync(\"token\", async cancel => _token ??= (await auth.RequestClientCredentialsTokenAsync(new(), cancel)).AccessToken);")]
    [InlineData("return (await auth.RequestClientCredentialsTokenAsync(new(), stop)).AccessToken;")]
    [InlineData("if (stop.IsCancellationRequested) return null; _token = (await auth.RequestClientCredentialsTokenAsync(new(), stop)).AccessToken; return _token;")]
    public Task One_caller_refreshes_or_nothing_is_kept(string body) => Check(body);

    private static Task Check(string body) => AnalyzerCase.Check<UnsharedTokenRefresh>($$"""
        using Duende.IdentityModel.Client;
        using Microsoft.Extensions.Caching.Hybrid;

        sealed class Sample(HttpClient auth, HybridCache hybrid)
        {
            private readonly SemaphoreSlim _gate = new(1);
            private string? _token;
            private DateTime _expires;
            public async Task<string?> Get(CancellationToken stop) { await Task.Yield(); {{body}} }
        }
        """);
}
