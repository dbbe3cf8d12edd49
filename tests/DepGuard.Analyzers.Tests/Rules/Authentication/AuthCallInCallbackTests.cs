using DepGuard.Analyzers.Rules.Authentication;

namespace DepGuard.Analyzers.Tests.Rules.Authentication;

public class AuthCallInCallbackTests
{
    [Theory]
    [InlineData("IssuerSigningKeyResolver = (token, parsed, kid, _) => Keys(manager.GetConfigurationAsync(default).[|Result|])")]
    [InlineData("IssuerSigningKeyResolver = (token, parsed, kid, _) => { var all = manager.GetConfigurationAsync(default).GetAwaiter().[|GetResult|](); return Keys(all); }")]
    [InlineData("IssuerSigningKeyResolver = (token, parsed, kid, _) => new JsonWebKeySet(http.GetStringAsync(\"https://sts/jwks\").[|Result|]).GetSigningKeys()")]
    [InlineData("IssuerSigningKeyResolver = (token, parsed, kid, _) => new JsonWebKeySet(http.GetStringAsync(address).[|Result|]).GetSigningKeys()")]
    [InlineData("IssuerSigningKeyResolver = delegate (string token, SecurityToken parsed, string kid, TokenValidationParameters all) { return new JsonWebKeySet(http.GetStringAsync(address).[|Result|]).GetSigningKeys(); }")]
    [InlineData("IssuerValidator = (issuer, token, all) => http.GetStringAsync(address).GetAwaiter().[|GetResult|]()")]
    [InlineData("AudienceValidator = (audiences, token, all) => manager.GetConfigurationAsync(default).[|Result|] is not null")]
    [InlineData("IssuerSigningKeyResolver = (token, parsed, kid, _) => cached")]
    [InlineData("IssuerSigningKeyResolver = (token, parsed, kid, _) => cache.TryGetValue(kid, out var keys) ? keys : cached")]
    public Task Validation_must_not_wait(string setting) => AnalyzerCase.Check<AuthCallInCallback>(Sample($"object Make() => new TokenValidationParameters {{ {setting} }};"));

    [Theory]
    [InlineData("private IEnumerable<SecurityKey> Resolve(string token, SecurityToken parsed, string kid, TokenValidationParameters all) => Keys(manager.GetConfigurationAsync(default).[|Result|]);")]
    [InlineData("public IEnumerable<SecurityKey> Resolve(string token, SecurityToken parsed, string kid, TokenValidationParameters all) => Keys(manager.GetConfigurationAsync(default).[|Result|]);")]
    [InlineData("internal IEnumerable<SecurityKey> Resolve(string token, SecurityToken parsed, string kid, TokenValidationParameters all) => new JsonWebKeySet(http.GetStringAsync(address).[|Result|]).GetSigningKeys();")]
    [InlineData("IEnumerable<SecurityKey> Resolve(string token, SecurityToken parsed, string kid, TokenValidationParameters all) { return Fetch(); IEnumerable<SecurityKey> Fetch() => Keys(manager.GetConfigurationAsync(default).Result); }")]
    [InlineData("Task<object?> Validate(string token, TokenValidationParameters all) { http.GetStringAsync(address).Wait(); return null!; }")]
    public Task A_method_of_the_shape_of_a_callback_is_one(string method) => AnalyzerCase.Check<AuthCallInCallback>(Sample(method));

    private static string Sample(string member) => $$"""
        using Microsoft.IdentityModel.Protocols;
        using Microsoft.IdentityModel.Protocols.OpenIdConnect;
        using Microsoft.IdentityModel.Tokens;

        class Sample(IConfigurationManager<OpenIdConnectConfiguration> manager, HttpClient http, string address, SecurityKey[] cached, Dictionary<string, SecurityKey[]> cache)
        {
            {{member}}

            static IEnumerable<SecurityKey> Keys(OpenIdConnectConfiguration from) => from.SigningKeys;
        }
        """;
}
