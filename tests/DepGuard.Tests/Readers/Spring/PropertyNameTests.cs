using DepGuard.Readers.Spring;
using DepGuard.Readers.Spring.Settings;
using Xunit;

namespace DepGuard.Tests.Readers.Spring;

public class PropertyNameTests
{
    [Theory]
    [InlineData("spring.datasource.url", "SPRING_DATASOURCE_URL")]
    [InlineData("feign.client.config.default.connectTimeout", "feign.client.config.default.connect-timeout")]
    [InlineData("spring.kafka.bootstrap-servers", "SPRING_KAFKA_BOOTSTRAPSERVERS")]
    [InlineData("spring.kafka.bootstrap-servers", "SPRING_KAFKA_BOOTSTRAP_SERVERS")]
    [InlineData("routes[0].uri", "ROUTES_0_URI")]
    public void Names_that_Spring_does_not_tell_apart_fold_alike(string name, string other) =>
        Assert.Equal(PropertyName.Fold(name), PropertyName.Fold(other));

    [Theory]
    [InlineData("routes.0.uri", "routes")]
    [InlineData("a.b.12", "a.b")]
    [InlineData("a.0.b.1", "a")]
    [InlineData("a.b", "")]
    [InlineData("0.a", "")]
    public void The_list_ends_before_the_first_index(string name, string list) =>
        Assert.Equal(list, name[..PropertyName.ListLength(name)]);
}
