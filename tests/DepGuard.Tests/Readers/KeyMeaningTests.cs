using DepGuard.Facts;
using DepGuard.Readers.Settings;
using Xunit;

namespace DepGuard.Tests.Readers;

public class KeyMeaningTests
{
    [Theory]
    [InlineData("DB_HOST")]
    [InlineData("RabbitMQ:HostName")]
    [InlineData("CatalogBaseUrl")]
    [InlineData("Services__basket__https__0")]
    [InlineData("ConnectionStrings:Db")]
    [InlineData("KAFKA_BROKERS")]
    [InlineData("AUTH_SERVICE_ADDR")]
    public void A_plain_word_can_be_a_host(string key) => Assert.True(Of(key).IsAddressLike);

    [Theory]
    [InlineData("LOG_LEVEL")]
    [InlineData("UserName")]
    [InlineData("QUEUE_NAME")]
    public void A_plain_word_is_no_host(string key) => Assert.False(Of(key).IsAddressLike);

    [Theory]
    [InlineData("ASPNETCORE_URLS")]
    [InlineData("Kestrel:Endpoints:Http:Url")]
    [InlineData("KAFKA_ADVERTISED_LISTENERS")]
    [InlineData("BIND_ADDRESS")]
    [InlineData("CORS_ORIGINS")]
    [InlineData("AllowedHosts")]
    [InlineData("RedirectUri")]
    [InlineData("PostLogoutRedirectUri")]
    [InlineData("CallBackUrl")]
    [InlineData("IdentityUrlExternal")]
    [InlineData("Jwt:ValidIssuer")]
    [InlineData("PicBaseUrl")]
    [InlineData("DJANGO_ALLOWED_HOSTS")]
    [InlineData("DOCS_URL")]
    [InlineData("$schema")]
    [InlineData("dnsHost")]
    [InlineData("DNS_SERVER")]
    [InlineData("VIRTUAL_HOST")]
    [InlineData("AUTH__EXTERNALURL")]
    [InlineData("CLIENT__POSTLOGOUTREDIRECTURIS__0")]
    [InlineData("SITE_URL")]
    [InlineData("GF_SERVER_ROOT_URL")]
    [InlineData("GITEA__server__ROOT_URL")]
    [InlineData("APP_URL")]
    [InlineData("NEXTAUTH_URL")]
    [InlineData("KC_HOSTNAME")]
    [InlineData("KC_HOSTNAME_URL")]
    [InlineData("KEYCLOAK_FRONTEND_URL")]
    [InlineData("SELFURL")]
    [InlineData("SUCCESS_URL")]
    [InlineData("Stripe:CancelUrl")]
    public void An_address_is_handed_over(string key) => Assert.True(Of(key).IsNeverCall);

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT")]
    [InlineData("Serilog:WriteTo:0:Args:serverUrl")]
    [InlineData("EUREKA_CLIENT_SERVICEURL")]
    [InlineData("Spring:Cloud:Config:Uri")]
    [InlineData("UNLEASH_URL")]
    [InlineData("CatalogUrlHC")]
    [InlineData("ORDERS_HEALTH_URL")]
    [InlineData("HealthChecks:Redis:Url")]
    [InlineData("IdentityUrl")]
    [InlineData("Identity:Url")]
    [InlineData("Jwt:Authority")]
    [InlineData("JWKS_URI")]
    [InlineData("AzureAd:Instance")]
    [InlineData("HealthChecksUI:HealthChecks:0:Uri")]
    [InlineData("Authentication:Schemes:Bearer:MetadataAddress")]
    public void The_key_decides_that_it_is_no_request(string key) => Assert.Equal(CallMode.Control, Of(key).Mode);

    [Theory]
    [InlineData("Services__Identity__Grpc")]
    [InlineData("Services__Identity__Url")]
    [InlineData("AUTH_SERVICE_URL")]
    [InlineData("SEQUENCE_URL")]
    [InlineData("SCHEMA_REGISTRY_URL")]
    [InlineData("TOKEN_ENDPOINT")]
    [InlineData("SENTRY_POSTGRES_HOST")]
    [InlineData("ORDERS_ROOT_URL")]
    [InlineData("ORDERS_APP_URL")]
    [InlineData("AUTH_URL")]
    [InlineData("KEYCLOAK_URL")]
    [InlineData("KC_DB_URL_HOST")]
    [InlineData("ORDERS_CANCEL_URL")]
    [InlineData("BASE_URL")]
    public void The_key_decides_nothing(string key)
    {
        var meaning = Of(key);
        Assert.False(meaning.IsNeverCall);
        Assert.Null(meaning.Mode);
    }

    private static KeyMeaning Of(string key) => KeyMeaning.Of(new SettingKey(key));
}
