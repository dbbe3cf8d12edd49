using DepGuard.Readers.Spring.Settings;

namespace DepGuard.Readers.Spring.Projects;

/// <summary>Which libraries read which properties, as far as a build file tells them apart by a word.</summary>
internal static class Libraries
{
    private static readonly (string Prefix, string[] Words)[] Table =
    [
        ("eureka", ["eureka"]), ("springcloudconsul", ["consul"]), ("springcloudnacos", ["nacos"]), ("springcloudzookeeper", ["zookeeper"]), ("springcloudvault", ["vault"]),
        ("springrabbitmq", ["amqp", "rabbit", "cloud-bus"]), ("springkafka", ["kafka"]), ("springzipkin", ["zipkin", "sleuth", "brave"]),
        ("managementzipkin", ["zipkin", "tracing"]), ("springbootadmin", ["boot-admin"]), ("springdatamongodb", ["mongo"]), ("springdataredis", ["redis"]), ("springredis", ["redis"]),
        ("springdatasource", ["jdbc", "jpa", "mybatis", "jooq"]), ("springmail", ["mail"]), ("springsecurityoauth2", ["oauth2"]), ("securityoauth2", ["oauth2"]),
        ("turbine", ["turbine"]), ("zuul", ["zuul"]),
    ];

    /// <summary>Whether a project uses the library that reads a property; null if its build file is missing or cannot tell.</summary>
    public static bool? Use(BuildFile? build, Property property)
    {
        if (build is null)
            return null;
        foreach (var (prefix, words) in Table)
            if (property.Folded.StartsWith(prefix, StringComparison.Ordinal))
                return Array.Exists(words, build.MayUse);
        return null;
    }
}
