using DepGuard.Analyzers.Rules.AuthSemantics;

namespace DepGuard.Analyzers.Tests.Rules.AuthSemantics;

public class CredentialPerCallTests
{
    [Theory]
    [InlineData("public async Task<AccessToken> Get() => await [|new DefaultAzureCredential()|].GetTokenAsync(Scope, default);")]
    [InlineData("public async Task Get() { var credential = [|new ClientSecretCredential(\"t\", \"c\", \"s\")|]; await credential.GetTokenAsync(Scope, default); }")]
    [InlineData("public static async Task Get() { TokenCredential credential = [|new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned)|]; await credential.GetTokenAsync(Scope, default); }")]
    [InlineData("public async Task Get() { var secrets = new SecretClient(Vault, [|new DefaultAzureCredential()|]); await secrets.GetSecretAsync(\"name\"); }")]
    [InlineData("public async Task Get() { var credential = [|new ChainedTokenCredential(new EnvironmentCredential(), new AzureCliCredential())|]; await credential.GetTokenAsync(Scope, default); }")]
    [InlineData("public Task Get() => Run(async () => await [|new DefaultAzureCredential()|].GetTokenAsync(Scope, default));")]
    [InlineData("public async Task Get() { var app = [|ConfidentialClientApplicationBuilder.Create(\"id\").WithClientSecret(\"s\").Build()|]; await app.AcquireTokenForClient([]).ExecuteAsync(); }")]
    [InlineData("public async Task Get() { var builder = ConfidentialClientApplicationBuilder.Create(\"id\"); var app = [|builder.Build()|]; await app.AcquireTokenForClient([]).ExecuteAsync(); }")]
    [InlineData("public async Task Get() => await [|PublicClientApplicationBuilder.Create(\"id\").Build()|].AcquireTokenInteractive([]).ExecuteAsync();")]
    public Task The_credential_lives_for_one_call(string member) => Check(member);

    [Theory]
    [InlineData("public Sample() { _credential = new DefaultAzureCredential(); }")]
    [InlineData("private static readonly TokenCredential Shared = new DefaultAzureCredential();")]
    [InlineData("private static readonly IConfidentialClientApplication App = ConfidentialClientApplicationBuilder.Create(\"id\").Build();")]
    [InlineData("public TokenCredential Create() => new DefaultAzureCredential();")]
    [InlineData("public TokenCredential Create() { var credential = new DefaultAzureCredential(); return credential; }")]
    [InlineData("public SecretClient Create() => new(Vault, new DefaultAzureCredential());")]
    [InlineData("public IConfidentialClientApplication Create() { var app = ConfidentialClientApplicationBuilder.Create(\"id\").Build(); return app; }")]
    [InlineData("public async Task Get() { _credential ??= new DefaultAzureCredential(); await _credential.GetTokenAsync(Scope, default); }")]
    [InlineData("public async Task Get() { var credential = new DefaultAzureCredential(); _credential = credential; await credential.GetTokenAsync(Scope, default); }")]
    [InlineData("public TokenCredential For(string tenant) => _all.GetOrAdd(tenant, key => new ClientSecretCredential(key, \"c\", \"s\"));")]
    [InlineData("public void Register(IServiceCollection services) => services.AddSingleton<TokenCredential>(new DefaultAzureCredential());")]
    [InlineData("public void Register(IServiceCollection services) => services.AddSingleton(_ => new SecretClient(Vault, new DefaultAzureCredential()));")]
    [InlineData("public void Register(IServiceCollection services) { var credential = new DefaultAzureCredential(); services.AddSingleton(new SecretClient(Vault, credential)); }")]
    [InlineData("public static async Task Main() { var secrets = new SecretClient(Vault, new DefaultAzureCredential()); await secrets.GetSecretAsync(\"name\"); }")]
    [InlineData("private readonly Lazy<TokenCredential> _lazy = new(() => new DefaultAzureCredential());")]
    [InlineData("public async Task Get() { var app = PublicClientApplicationBuilder.Create(\"id\").Build(); app.UserTokenCache.SetBeforeAccess(_ => { }); await app.GetAccountsAsync(); }")]
    [InlineData("public async Task Get() { var app = ConfidentialClientApplicationBuilder.Create(\"id\").WithCacheOptions(CacheOptions.EnableSharedCacheOptions).Build(); await app.AcquireTokenForClient([]).ExecuteAsync(); }")]
    public Task The_credential_is_kept(string member) => Check(member);

    private static Task Check(string member) => AnalyzerCase.Check<CredentialPerCall>($$"""
        using System.Collections.Concurrent;
        using Azure.Core;
        using Azure.Identity;
        using Azure.Security.KeyVault.Secrets;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Identity.Client;

        public class Sample
        {
            private static readonly Uri Vault = new("https://vault.example");
            private static readonly TokenRequestContext Scope = new(["api://reports/.default"]);
            private readonly ConcurrentDictionary<string, TokenCredential> _all = new();
            private TokenCredential? _credential;
            private static Task Run(Func<Task> action) => action();
            {{member}}
        }
        """);
}
