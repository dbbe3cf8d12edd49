using DepGuard.Analyzers.Rules.AuthSemantics;

namespace DepGuard.Analyzers.Tests.Rules.AuthSemantics;

public class KeysPerValidationTests
{
    [Theory]
    [InlineData("public async Task<bool> Check(string token) { var d = await auth.[|GetDiscoveryDocumentAsync|](\"https://auth\"); return (await auth.IntrospectTokenAsync(new() { Address = d.IntrospectionEndpoint, Token = token })).IsActive; }")]
    [InlineData("public async Task<bool> Check(string token) { var keys = await auth.[|GetJsonWebKeySetAsync|](\"https://auth/jwks\"); return (await handler.ValidateTokenAsync(token, new() { IssuerSigningKeys = Convert(keys) })).IsValid; }")]
    [InlineData("public async Task<object?> Check(string token) { var d = await auth.[|GetDiscoveryDocumentAsync|](\"https://auth\"); var request = new UserInfoRequest { Address = d.UserInfoEndpoint, Token = token }; return await auth.GetUserInfoAsync(request); }")]
    [InlineData("public async Task<object> Keys() { var manager = [|new ConfigurationManager<OpenIdConnectConfiguration>(\"https://auth\", new OpenIdConnectConfigurationRetriever())|]; return await manager.GetConfigurationAsync(default); }")]
    [InlineData("public async Task<object> Keys() { _manager!.[|RequestRefresh|](); return await _manager.GetConfigurationAsync(default); }")]
    public Task The_keys_are_fetched_each_time(string member) => Check(member);

    [Theory]
    [InlineData("public async Task<bool> Check(string token) { _discovery ??= await auth.GetDiscoveryDocumentAsync(\"https://auth\"); return (await auth.IntrospectTokenAsync(new() { Address = _discovery.IntrospectionEndpoint, Token = token })).IsActive; }")]
    [InlineData("public async Task<bool> Check(string token) { var d = await cache.GetOrCreateAsync(\"d\", _ => auth.GetDiscoveryDocumentAsync(\"https://auth\")); return (await auth.IntrospectTokenAsync(new() { Address = d!.IntrospectionEndpoint, Token = token })).IsActive; }")]
    [InlineData("public async Task<bool> Check(string token) { var d = await discovery.GetAsync(); return (await auth.IntrospectTokenAsync(new() { Address = d.IntrospectionEndpoint, Token = token })).IsActive; }")]
    [InlineData("public async Task<string?> Address() => (await auth.GetDiscoveryDocumentAsync(\"https://auth\")).TokenEndpoint;")]
    [InlineData("public Sample(string address) : this(null!, null!, null!, null!) { _manager = new ConfigurationManager<OpenIdConnectConfiguration>(address, new OpenIdConnectConfigurationRetriever()); }")]
    [InlineData("private static readonly ConfigurationManager<OpenIdConnectConfiguration> Shared = new(\"https://auth\", new OpenIdConnectConfigurationRetriever());")]
    [InlineData("public ConfigurationManager<OpenIdConnectConfiguration> Create() => new(\"https://auth\", new OpenIdConnectConfigurationRetriever());")]
    [InlineData("public async Task<object> Keys() { _manager ??= new(\"https://auth\", new OpenIdConnectConfigurationRetriever()); return await _manager.GetConfigurationAsync(default); }")]
    [InlineData("public async Task<object> Keys(bool isUnknownKey) { if (isUnknownKey) _manager!.RequestRefresh(); return await _manager!.GetConfigurationAsync(default); }")]
    [InlineData("public async Task<object> Keys() { try { return await _manager!.GetConfigurationAsync(default); } catch (InvalidOperationException) { _manager!.RequestRefresh(); throw; } }")]
    [InlineData("public void Rotate() => _manager!.RequestRefresh();")]
    public Task The_keys_are_kept(string member) => Check(member);

    [Fact]
    public Task A_controller_fetches_the_document_for_every_request() => AnalyzerCase.Check<KeysPerValidation>("""
        using Duende.IdentityModel.Client;
        using Microsoft.AspNetCore.Mvc;

        public sealed class ReportsController(HttpClient auth) : ControllerBase
        {
            private DiscoveryDocumentResponse? _kept;

            public async Task<string?> Get() => (await auth.[|GetDiscoveryDocumentAsync|]("https://auth")).TokenEndpoint;

            public async Task<string?> Kept()
            {
                var answer = await auth.GetDiscoveryDocumentAsync("https://auth");
                _kept = answer;
                return answer.TokenEndpoint;
            }
        }
        """);

    private static Task Check(string member) => AnalyzerCase.Check<KeysPerValidation>($$"""
        using Duende.IdentityModel.Client;
        using Duende.IdentityModel.Jwk;
        using Microsoft.Extensions.Caching.Memory;
        using Microsoft.IdentityModel.JsonWebTokens;
        using Microsoft.IdentityModel.Protocols;
        using Microsoft.IdentityModel.Protocols.OpenIdConnect;
        using SecurityKey = Microsoft.IdentityModel.Tokens.SecurityKey;

        sealed class Sample(HttpClient auth, IMemoryCache cache, IDiscoveryCache discovery, JsonWebTokenHandler handler)
        {
            private ConfigurationManager<OpenIdConnectConfiguration>? _manager;
            private DiscoveryDocumentResponse? _discovery;
            private static IEnumerable<SecurityKey> Convert(JsonWebKeySetResponse keys) => [];
            {{member}}
        }
        """);
}
