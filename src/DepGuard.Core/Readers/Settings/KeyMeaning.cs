using DepGuard.Facts;

namespace DepGuard.Readers.Settings;

/// <summary>What a key says about the address under it.</summary>
/// <param name="IsAddressLike">A plain word under this key can be a host.</param>
/// <param name="IsNeverCall">An address under this key is handed over or listened on, not called.</param>
/// <param name="Mode">Mode that the key decides; null if it decides none.</param>
/// <param name="WeakMode">Mode that the key suggests unless the callee's kind says otherwise; null if it suggests none.</param>
/// <param name="ProductMode">Mode of the product that the key names, such as data for <c>MYSQL_HOST</c>; null if it names none.</param>
/// <param name="IsBrowserSide">The browser calls it, not the service.</param>
internal sealed record KeyMeaning(bool IsAddressLike, bool IsNeverCall, CallMode? Mode, CallMode? WeakMode, CallMode? ProductMode, bool IsBrowserSide)
{
    /// <summary>True when a script waits for the address before the service starts: <c>WAIT_HOSTS</c>.</summary>
    public bool IsWait { get; private init; }

    /// <summary>True when tokens are shown to the address with every request.</summary>
    public bool IsIntrospection { get; private init; }

    /// <summary>True when a URL with a placeholder in its path is a link for somebody to follow, as in a template for mails.</summary>
    public bool IsTemplate { get; private init; }

    private static readonly HashSet<string> AddressWords = new(StringComparer.Ordinal)
    {
        "url", "urls", "uri", "uris", "host", "hosts", "hostname", "hostnames", "addr", "addrs", "address", "addresses", "endpoint", "endpoints",
        "server", "servers", "baseaddress", "baseurl", "baseuri", "service", "services", "authority", "broker", "brokers", "bootstrap",
        "connection", "connections", "connectionstring", "connectionstrings", "dsn", "upstream", "upstreams", "downstream", "target", "targets",
        "api", "apis", "grpc",
    };

    private static readonly HashSet<string> AddressSections = new(StringComparer.OrdinalIgnoreCase)
    {
        "services", "clients", "endpoints", "hosts", "urls", "apis", "upstreams", "connectionstrings",
    };

    private static readonly string[] AddressEndings = ["url", "uri", "endpoint", "hostname", "baseaddress"];

    private static readonly HashSet<string> HandedOver = new(StringComparer.Ordinal)
    {
        "callback", "callbacks", "redirect", "redirects", "return", "logout", "external", "public", "origin", "origins", "cors", "self",
        "issuer", "issuers", "validissuer", "audience", "audiences", "validaudience", "allowedhosts", "postlogoutredirect",
        "pic", "picture", "pictures", "image", "images", "avatar", "logo", "cdn", "brand", "branding",
    };

    /// <summary>Words that describe, as the last word of a key or in front of <c>url</c>; <c>SCHEMA_REGISTRY_URL</c> is a call.</summary>
    private static readonly HashSet<string> Described = new(StringComparer.Ordinal)
    {
        "schema", "license", "licence", "description", "docs", "documentation", "homepage", "website", "site",
    };

    /// <summary>
    /// Whole keys by which a product learns its own public address, or where a payment page leads back to. <c>ORDERS_ROOT_URL</c>,
    /// <c>ORDERS_APP_URL</c> and <c>ORDERS_CANCEL_URL</c> are calls, and <c>BASE_URL</c> or <c>AUTH_URL</c> may be one.
    /// </summary>
    private static readonly HashSet<string> OwnAddresses = new(StringComparer.Ordinal)
    {
        "gf_server_root_url", "gitea_server_root_url", "forgejo_server_root_url", "app_url", "nextauth_url", "nextauth_url_internal",
        "kc_hostname", "kc_hostname_url", "kc_hostname_admin", "kc_hostname_admin_url", "keycloak_frontend_url",
        "success_url", "cancel_url", "stripe_success_url", "stripe_cancel_url", "checkout_success_url", "checkout_cancel_url",
    };

    private static readonly HashSet<string> ListenWords = new(StringComparer.Ordinal)
    {
        "listen", "listener", "listeners", "bind", "binding", "kestrel", "applicationurl", "advertised",
    };

    private static readonly HashSet<string> ListenKeys = new(StringComparer.Ordinal)
    {
        "urls", "aspnetcore_urls", "dotnet_urls", "http_ports", "https_ports", "aspnetcore_http_ports", "aspnetcore_https_ports", "server_port",
        "listen_addr", "launch_url", "virtual_host", "no_proxy",
    };

    private static readonly HashSet<string> ControlWords = new(StringComparer.Ordinal)
    {
        "otel", "otlp", "zipkin", "jaeger", "dd", "sentry", "seq", "loki", "statsd", "graylog", "logstash", "fluent", "fluentd", "fluentbit",
        "applicationinsights", "newrelic", "eureka", "consul", "configserver", "vault", "keyvault", "zookeeper", "flagd", "unleash",
        "launchdarkly", "flagsmith",
    };

    private static readonly HashSet<string> HealthWords = new(StringComparer.Ordinal) { "health", "healthcheck", "healthchecks", "healthz" };

    private static readonly HashSet<string> ControlSections = new(StringComparer.OrdinalIgnoreCase)
    {
        "serilog", "logging", "logger", "logoptions", "tracing", "metrics", "healthchecksui", "azuread", "azureadb2c",
    };

    private static readonly HashSet<string> TemplateWords = new(StringComparer.Ordinal) { "mail", "mails", "email", "emails", "template", "templates" };

    private static readonly string[] BrowserPrefixes = ["react_app_", "vite_", "vue_app_", "next_public_"];

    private static readonly KeyMeaning Introspection = new(IsAddressLike: true, IsNeverCall: false, null, null, null, IsBrowserSide: false) { IsIntrospection = true };

    private static readonly KeyMeaning Discovered = new(IsAddressLike: true, IsNeverCall: false, null, null, null, IsBrowserSide: false);

    /// <summary>The meaning of a key.</summary>
    public static KeyMeaning Of(SettingKey key) => IsDiscovery(key) ? Discovered : AsksForTokens(key) ? Introspection : new(
        IsAddressKey(key),
        (key.HasWord(HandedOver) && !IsConnectionString(key)) || IsHandedOver(key) || IsListen(key),
        DecidesControl(key) ? CallMode.Control : null,
        Cloud(key),
        Product(key),
        IsBrowserKey(key.Canonical))
    {
        IsWait = key.Canonical is "wait_hosts" or "wait_for" || key.Canonical.StartsWith("wait_for_", StringComparison.Ordinal),
        IsTemplate = key.HasWord(TemplateWords),
    };

    /// <summary>
    /// The section of .NET service discovery, <c>Services:public-images:health:0</c>: names of the service and its endpoint, whose words say
    /// nothing about the call.
    /// </summary>
    private static bool IsDiscovery(SettingKey key) =>
        key.Path.StartsWith("services:", StringComparison.OrdinalIgnoreCase)
        && key.Path.Split(':') is [_, _, _, { Length: > 0 } index] && index.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;

    /// <summary><c>IntrospectionEndpoint</c>, and the authority in a section such as <c>OAuth2Introspection</c>, unlike an authority whose keys are cached.</summary>
    private static bool AsksForTokens(SettingKey key) =>
        key.Text.Contains("introspection", StringComparison.OrdinalIgnoreCase) && key.Words.Contains("introspection")
        && key.LastWord is "introspection" or "endpoint" or "url" or "uri" or "address" or "authority" or "issuer" or "host";

    /// <summary><c>ConnectionStrings:public</c>: the name of a store or broker.</summary>
    private static bool IsConnectionString(SettingKey key) => key.Path.StartsWith("connectionstrings:", StringComparison.OrdinalIgnoreCase);

    /// <summary>True when a plain word under the key can be a host; the cheaper part of <see cref="Of"/>.</summary>
    public static bool IsAddressKey(SettingKey key) =>
        AddressWords.Contains(key.LastWord)
        || key.Canonical.EndsWith("connection_string", StringComparison.Ordinal)
        || key.IsHostName
        || HasAddressEnding(key.LastWord)
        || key.HasSection(AddressSections);

    private static bool HasAddressEnding(string word)
    {
        foreach (var ending in AddressEndings)
            if (word.EndsWith(ending, StringComparison.Ordinal))
                return true;
        return false;
    }

    private static bool IsBrowserKey(string canonical)
    {
        foreach (var prefix in BrowserPrefixes)
            if (canonical.StartsWith(prefix, StringComparison.Ordinal))
                return true;
        return false;
    }

    private static bool IsHandedOver(SettingKey key) =>
        key.Canonical.Contains("call_back", StringComparison.Ordinal)
        || key.Canonical.Contains("log_out", StringComparison.Ordinal)
        || key.Canonical.EndsWith("allowed_hosts", StringComparison.Ordinal)
        || OwnAddresses.Contains(key.Canonical)
        || IsHandedOverUrl(key.LastWord)
        || Described.Contains(key.LastWord)
        || (key.LastWord is "url" or "uri" && Described.GetAlternateLookup<ReadOnlySpan<char>>().Contains(key.WordBeforeLast))
        || IsResolver(key);

    /// <summary><c>AUTH__EXTERNALURL</c>: .NET compares keys without regard to case, so nothing parts the words of one in capitals.</summary>
    private static bool IsHandedOverUrl(string word)
    {
        var singular = word.AsSpan().TrimEnd('s');
        foreach (var ending in AddressEndings)
            if (singular.EndsWith(ending, StringComparison.Ordinal))
                return HandedOver.GetAlternateLookup<ReadOnlySpan<char>>().Contains(singular[..^ending.Length]);
        return false;
    }

    /// <summary>A name server is part of every call by name, and no callee of its own: <c>dnsHost</c>, <c>DNS_SERVER</c>.</summary>
    private static bool IsResolver(SettingKey key) =>
        key.LastSegment.StartsWith("dns", StringComparison.OrdinalIgnoreCase) && (key.LastSegment.Length == 3 || !char.IsAsciiLetterLower(key.LastSegment[3]));

    private static bool IsListen(SettingKey key) => key.HasWord(ListenWords) || ListenKeys.Contains(key.Canonical);

    /// <summary>Telemetry, registries and probes. <c>SENTRY_REDIS_HOST</c> is the store that such a product keeps its own data in.</summary>
    private static bool DecidesControl(SettingKey key) =>
        (key.HasWord(ControlWords) && Product(key) != CallMode.Data)
        || key.HasWord(HealthWords)
        || key.HasSegment(ControlSections)
        || key.Canonical.Contains("elastic_apm", StringComparison.Ordinal)
        || key.Canonical.Contains("config_server", StringComparison.Ordinal)
        || key.Canonical.Contains("spring_cloud_config", StringComparison.Ordinal)
        || key.Canonical.Contains("spring_config_import", StringComparison.Ordinal)
        || key.LastSegment.EndsWith("HC")
        || IsIdentityMetadata(key);

    /// <summary>Keys under which identity libraries read metadata and signing keys, which they cache.</summary>
    private static bool IsIdentityMetadata(SettingKey key) =>
        key.Canonical.Contains("authority", StringComparison.Ordinal)
        || key.Canonical.StartsWith("jwks", StringComparison.Ordinal) || key.Canonical.Contains("_jwks", StringComparison.Ordinal)
        || (key.Canonical.EndsWith("identity_url", StringComparison.Ordinal) && !key.HasSection(AddressSections))
        || key.Canonical.EndsWith("identityurl", StringComparison.Ordinal)
        || key.Canonical.EndsWith("metadata_address", StringComparison.Ordinal);

    private static CallMode? Cloud(SettingKey key)
    {
        if (IsTaskQueue(key))
            return CallMode.Async;
        foreach (var range in key.Canonical.AsSpan().Split('_'))
        {
            CallMode? mode = key.Canonical.AsSpan()[range] switch
            {
                "sqs" or "sns" or "kinesis" => CallMode.Async,
                "s3" or "dynamodb" => CallMode.Data,
                "ses" => CallMode.Sync,
                _ => null,
            };
            if (mode is not null)
                return mode;
        }

        return null;
    }

    /// <summary>Celery sends tasks through its broker, whatever product that is, and keeps results in a store.</summary>
    private static bool IsTaskQueue(SettingKey key) =>
        (key.Canonical.Contains("celery", StringComparison.Ordinal) && key.Words.Contains("celery") && !key.Words.Contains("result") && !key.Words.Contains("backend")) || key.Canonical is "broker_url";

    private static CallMode? Product(SettingKey key)
    {
        foreach (var range in key.Canonical.AsSpan().Split('_'))
        {
            CallMode? mode = key.Canonical.AsSpan()[range] switch
            {
                "mqtt" or "amqp" or "rabbitmq" or "kafka" or "nats" => CallMode.Async,
                "postgres" or "postgresql" or "mysql" or "mariadb" or "mongo" or "mongodb" or "redis" or "cassandra" or "sqlserver" or "mssql"
                    or "jdbc" or "memcached" => CallMode.Data,
                _ => null,
            };
            if (mode is not null)
                return mode;
        }

        return null;
    }
}
