using DepGuard.Readers.Spring.Settings;

namespace DepGuard.Readers.Spring.Calls;

/// <summary>
/// The properties of Spring Boot, Spring Cloud and their companions that hold addresses, from the configuration properties of these projects
/// (docs/formats.md names them). <c>*</c> stands for a name that the user chooses.
/// </summary>
internal static class AddressProperties
{
    private const string BinderEnvironment = ".environment.";

    /// <summary>Sections of <c>management</c> that send meters and traces somewhere.</summary>
    private static readonly string[] MetersAndTraces =
    [
        "zipkin", "otlp", "tracing", "opentelemetry", "metrics", "influx", "graphite", "elastic", "datadog", "newrelic", "wavefront", "statsd", "signalfx", "dynatrace", "prometheus",
    ];

    private static readonly AddressProperty[] Table =
    [
        .. Of(AddressUse.Data, null,
            "spring.datasource.url", "spring.datasource.*.url", "spring.datasource.jdbc-url", "spring.datasource.*.jdbc-url", "spring.flyway.url", "spring.liquibase.url",
            "spring.r2dbc.url", "spring.data.mongodb.uri", "spring.mongodb.uri", "spring.elasticsearch.uris", "spring.elasticsearch.rest.uris", "spring.data.neo4j.uri",
            "spring.neo4j.uri", "spring.ldap.urls", "spring.data.ldap.urls", "spring.data.solr.host", "spring.influx.url", "spring.redis.url", "spring.data.redis.url"),
        .. Of(AddressUse.Data, "mongodb", "spring.data.mongodb.host", "spring.mongodb.host", "spring.data.mongodb.additional-hosts"),
        .. Of(AddressUse.Data, "redis",
            "spring.redis.host", "spring.data.redis.host", "spring.redis.cluster.nodes", "spring.data.redis.cluster.nodes", "spring.redis.sentinel.nodes",
            "spring.data.redis.sentinel.nodes"),
        .. Of(AddressUse.Data, "elasticsearch", "spring.data.elasticsearch.cluster-nodes", "spring.data.elasticsearch.client.reactive.endpoints"),
        .. Of(AddressUse.Data, "cassandra", "spring.cassandra.contact-points", "spring.data.cassandra.contact-points"),
        .. Of(AddressUse.Data, "couchbase", "spring.couchbase.connection-string", "spring.couchbase.bootstrap-hosts"),
        .. Of(AddressUse.Messages, "amqp",
            "spring.rabbitmq.host", "spring.rabbitmq.addresses", "spring.rabbitmq.stream.host", "spring.cloud.stream.rabbit.binder.nodes"),
        .. Of(AddressUse.Messages, "kafka",
            "spring.kafka.bootstrap-servers", "spring.kafka.*.bootstrap-servers", "spring.cloud.stream.kafka.binder.brokers",
            "spring.cloud.stream.kafka.streams.binder.brokers", "kafka.bootstrap-servers"),
        .. Of(AddressUse.Messages, null,
            "spring.activemq.broker-url", "spring.artemis.broker-url", "spring.artemis.host", "spring.pulsar.client.service-url", "rocketmq.name-server",
            "spring.cloud.stream.rocketmq.binder.name-server"),
        .. Of(AddressUse.Control, null,
            "eureka.client.service-url.*", "spring.cloud.consul.host", "spring.cloud.zookeeper.connect-string", "spring.cloud.nacos.server-addr", "spring.cloud.nacos.*.server-addr",
            "nacos.*.server-addr", "spring.cloud.sentinel.transport.dashboard", "spring.cloud.sentinel.*.server-addr", "spring.cloud.config.uri",
            "spring.cloud.vault.uri", "spring.cloud.vault.host", "spring.cloud.config.server.vault.host",
            "spring.boot.admin.client.url", "spring.boot.admin.url", "spring.zipkin.base-url", "spring.security.oauth2.resourceserver.jwt.issuer-uri", "spring.security.oauth2.resourceserver.jwt.jwk-set-uri",
            "security.oauth2.resource.jwk.key-set-uri", "security.oauth2.resource.jwt.key-uri", "spring.security.oauth2.client.provider.*.jwk-set-uri",
            "spring.pulsar.admin.service-url", "spring.cloud.stream.rabbit.binder.admin-addresses", "spring.cloud.stream.kafka.binder.zk-nodes"),
        .. MetersAndTraces.SelectMany(section => Of(AddressUse.Control, null, $"management.{section}.*url", $"management.{section}.*uri", $"management.{section}.*host", $"management.{section}.*endpoint")),
        .. Of(AddressUse.Instances, null, "turbine.app-config"),
        .. Of(AddressUse.Authentication, null,
            "spring.security.oauth2.resourceserver.opaquetoken.introspection-uri", "security.oauth2.resource.user-info-uri", "security.oauth2.resource.token-info-uri",
            "spring.oauth2.resource.user-info-uri", "spring.oauth2.resource.token-info-uri"),
        .. Of(AddressUse.Call, null,
            "spring.security.oauth2.client.provider.*.issuer-uri", "spring.security.oauth2.client.provider.*.token-uri", "spring.security.oauth2.client.provider.*.user-info-uri",
            "security.oauth2.client.access-token-uri", "spring.oauth2.client.access-token-uri"),
        .. Of(AddressUse.Call, "smtp", "spring.mail.host"),
        .. Of(AddressUse.NoCall, null,
            "eureka.instance.*", "spring.boot.admin.client.instance.*", "spring.security.oauth2.client.provider.*.authorization-uri", "spring.security.oauth2.client.registration.*", "security.oauth2.client.*-uri", "spring.oauth2.client.*-uri",
            "management.endpoints.*", "management.server.*", "spring.cloud.config.server.*.search-locations", "info.*", "server.*", "springdoc.*", "swagger.*", "springfox.*",
            "openapi.*", "knife4j.*", "spring.application.*", "spring.profiles.*", "spring.config.*", "logging.level.*"),
    ];

    private static readonly Dictionary<string, AddressProperty> Fixed = Table.Where(entry => entry.Suffix is null).ToDictionary(entry => entry.Prefix, StringComparer.Ordinal);

    private static readonly AddressProperty[] Open = [.. Table.Where(entry => entry.Suffix is not null)];

    /// <summary>What is documented about a property; null if nothing is.</summary>
    /// <param name="property">The property; the index of a list's element may end its name, and it may stand in the environment of a binder.</param>
    public static AddressProperty? Find(Property property)
    {
        var inner = property.Folded.StartsWith("springcloudstreambinders", StringComparison.Ordinal) ? property.Name.LastIndexOf(BinderEnvironment, StringComparison.OrdinalIgnoreCase) : -1;
        if (inner >= 0)
            return Find(new Property(property.Name[(inner + BinderEnvironment.Length)..], property.Value, property.At, property.Origin));
        return Fixed.GetValueOrDefault(property.Folded) ?? Fixed.GetValueOrDefault(property.Folded.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9'))
            ?? Array.Find(Open, entry => entry.Covers(property));
    }

    private static IEnumerable<AddressProperty> Of(AddressUse use, string? scheme, params string[] names) =>
        from name in names
        let star = name.IndexOf('*')
        let root = PropertyName.Fold(name.Split('.')[0])
        select star >= 0
            ? new AddressProperty(root, PropertyName.Fold(name[..star]), PropertyName.Fold(name[(star + 1)..]), use, scheme)
            : new AddressProperty(root, PropertyName.Fold(name), null, use, scheme);
}
