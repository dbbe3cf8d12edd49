using DepGuard.Sources;
using Xunit;

namespace DepGuard.Tests.Readers.Spring;

public class SpringProfilesTests
{
    private const string Settings = """
        spring.application.name: desk
        orders.url: http://orders-base.acme.test
        ---
        spring.config.activate.on-profile: docker
        orders.url: http://orders-docker.acme.test
        prices.url: http://prices-docker.acme.test
        ---
        spring.config.activate.on-profile: prod
        orders.url: http://orders-prod.acme.test
        """;

    [Fact]
    public void A_project_on_the_host_has_no_profile() =>
        Assert.Equal(["orders-base.acme.test"], Callees(null));

    [Fact]
    public void The_environment_that_is_asked_for_is_the_profile() =>
        Assert.Equal(["orders-prod.acme.test"], Callees("prod"));

    [Fact]
    public void A_profile_named_after_the_platform_is_active_in_a_container() =>
        Assert.Equal(["orders-docker.acme.test", "prices-docker.acme.test"], Callees(null, "services: { desk: { image: acme/desk } }"));

    [Fact]
    public void The_environment_that_is_asked_for_comes_after_the_platform() =>
        Assert.Equal(["orders-prod.acme.test", "prices-docker.acme.test"], Callees("prod", "services: { desk: { image: acme/desk } }"));

    [Fact]
    public void The_profiles_of_the_container_win() =>
        Assert.Equal(["orders-prod.acme.test"], Callees("docker", "services: { desk: { image: acme/desk, environment: { SPRING_PROFILES_ACTIVE: prod } } }"));

    [Fact]
    public void A_group_activates_its_members() =>
        Assert.Equal(["orders-prod.acme.test"], Callees(null, "services: { desk: { image: acme/desk, environment: { SPRING_PROFILES_ACTIVE: live, SPRING_PROFILES_GROUP_LIVE: prod } } }"));

    [Fact]
    public void Profiles_that_are_not_active_can_be_asked_for() =>
        Assert.Equal(["docker", "prod"], Analyse(null, null).Coverage.NotAnalysed);

    private static IEnumerable<string> Callees(string? environment, string? compose = null) =>
        Analyse(environment, compose).Graph.Edges.Select(edge => edge.Callee.Id).Order(StringComparer.Ordinal);

    private static Findings.AnalysisResult Analyse(string? environment, string? compose)
    {
        var files = new List<SourceFile> { new("desk/src/main/resources/application.yml", Settings) };
        if (compose is not null)
            files.Add(new SourceFile("compose.yaml", compose));
        return Analysis.Run(new AnalysisRequest(SourceTree.Of(files)) { Environment = environment });
    }
}
