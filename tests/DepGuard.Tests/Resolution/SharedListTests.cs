using DepGuard.Findings;
using DepGuard.Reports;
using DepGuard.Reports.Json;
using DepGuard.Reports.Stored;
using DepGuard.Sources;
using Xunit;

namespace DepGuard.Tests.Resolution;

/// <summary>One list of addresses for everybody says who can be called, not who calls.</summary>
public class SharedListTests
{
    private const string Everybody = """
        AUTH_URL=http://auth:8080
        USER_URL=http://user:8080
        MAIL_URL=http://mail:8080
        """;

    [Fact]
    public void Services_that_share_one_list_with_their_own_addresses_make_no_cycle()
    {
        var result = Run("""
            services:
              auth: { image: shop/auth, env_file: all.env }
              user: { image: shop/user, env_file: all.env }
              mail: { image: shop/mail, env_file: all.env }
            """);

        Assert.Equal(6, result.Graph.Edges.Count);
        Assert.All(result.Graph.Edges, edge => Assert.True(edge.IsFromSharedList));
        Assert.Empty(Cycles(result));
    }

    [Fact]
    public void Settings_of_their_own_close_a_cycle_among_them()
    {
        var result = Run("""
            services:
              auth: { image: shop/auth, env_file: all.env, environment: { PROFILES_URL: "http://user:8080" } }
              user: { image: shop/user, env_file: all.env, environment: { LOGIN_URL: "http://auth:8080" } }
              mail: { image: shop/mail, env_file: all.env }
            """);

        var cycle = Assert.Single(Cycles(result));
        Assert.Equal(["auth", "user"], cycle.Services);
    }

    [Fact]
    public void An_authentication_service_that_knows_its_own_address_is_no_list_for_everybody()
    {
        var result = Run("""
            services:
              auth: { image: shop/auth, environment: { AUTH_URL: "http://auth:8080", USER_URL: "http://user:8080" } }
              user: { image: shop/user, environment: { AUTH_URL: "http://auth:8080" } }
            """);

        Assert.Equal(["DPG2004"], Cycles(result).Select(cycle => cycle.Rule.Id));
    }

    [Fact]
    public void A_stored_result_keeps_it()
    {
        var result = Run("""
            services:
              auth: { image: shop/auth, env_file: all.env }
              user: { image: shop/user, env_file: all.env }
            """);
        using var json = new StringWriter();
        new JsonReport().Write(result, json);

        var graph = StoredResult.Read(json.ToString()).Result!.Graph;
        Assert.Equal(2, graph.Edges.Count(edge => edge.IsFromSharedList));
    }

    private static IEnumerable<Finding> Cycles(AnalysisResult result) => result.Active.Where(finding => finding.Rule.Id is "DPG2001" or "DPG2004");

    private static AnalysisResult Run(string compose) =>
        Analysis.Run(new AnalysisRequest(SourceTree.Of([new SourceFile("compose.yaml", compose), new SourceFile("all.env", Everybody)])));
}
