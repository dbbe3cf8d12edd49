using Xunit;

namespace DepGuard.Cli.Tests;

/// <summary>The commands that answer a question about the graph.</summary>
public class QueryTests
{
    private const string Chain = """
        services:
          web:
            image: shop/web
            environment: { ORDERS_URL: "http://orders:8080" }
          orders:
            image: shop/orders
            environment: { AUTH_URL: "http://auth:8080" }
          auth:
            image: shop/auth
        """;

    [Fact]
    public void Files_that_only_define_an_object_again_are_no_environments()
    {
        const string deployment = "apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: ratings }\nspec: { template: { spec: { containers: [ { name: a, image: a } ] } } }\n";
        using var tree = Systems.Of(
            ("shop.yaml", deployment), ("shop-prod.yaml", deployment), ("shop-ratings.yaml", deployment), ("shop-v2.yaml", deployment),
            ("routes-80-20.yaml", deployment), ("other-fault-abort.yaml", deployment));

        Assert.Contains("\nnot analysed: prod (--env)\n", "\n" + tree.Run("check").Out);
    }

    [Fact]
    public void Why_shows_the_path_with_a_line_for_each_edge()
    {
        using var tree = Systems.Compose(Chain);

        var outcome = tree.Run("why", "web", "auth");

        Assert.Equal(0, outcome.Status);
        Assert.StartsWith("web -> orders -> auth\n", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("compose.yaml(4,32) ORDERS_URL = http://orders:8080", outcome.Out);
        Assert.Contains("compose.yaml(7,30) AUTH_URL = http://auth:8080", outcome.Out);
    }

    [Fact]
    public void Why_explains_that_there_is_no_path()
    {
        using var tree = Systems.Compose(Chain);

        var outcome = tree.Run("why", "auth", "web");

        Assert.Equal(0, outcome.Status);
        Assert.Contains("No path leads from auth to web.", outcome.Out);
        Assert.Contains("auth depends on nothing that the files state.", outcome.Out);
        Assert.Contains("depguard why web auth", outcome.Out);
    }

    [Fact]
    public void Why_in_an_empty_folder_says_that_nothing_was_found()
    {
        using var tree = Systems.Of(("notes.yaml", "title: notes"));

        Assert.Equal(3, tree.Run("why", "web", "auth").Status);
        Assert.Equal(3, tree.Run("graph", "--explain", "auth").Status);
    }

    [Fact]
    public void Why_from_a_service_to_itself_shows_the_cycle_or_says_that_there_is_none()
    {
        using var chain = Systems.Compose(Chain);
        using var cycle = Systems.Compose(Systems.Cycle);

        Assert.Contains("No path leads from web to web.", chain.Run("why", "web", "web").Out);
        Assert.StartsWith("orders -> stock -> orders\n", cycle.Run("why", "orders", "orders").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Callers_lists_direct_and_indirect_ones()
    {
        using var tree = Systems.Compose(Chain);

        var outcome = tree.Run("callers", "auth");

        Assert.Contains("auth: 1 direct, 2 in all, of 3 services", outcome.Out);
        Assert.Contains("orders (sync) compose.yaml(7,30) AUTH_URL = http://auth:8080", outcome.Out);
        Assert.Contains("web (through others)", outcome.Out);
    }

    [Fact]
    public void Graph_explains_where_a_service_comes_from()
    {
        using var tree = Systems.Compose(Chain);

        var outcome = tree.Run("graph", "--explain", "auth");

        Assert.StartsWith("auth: service, auth\n", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("is depended on by:\n  orders (sync, inferred)", outcome.Out);
    }

    [Fact]
    public void An_environment_replaces_the_base_model()
    {
        using var tree = Systems.Of(
            ("compose.yaml", Chain),
            ("compose.staging.yaml", "services: { orders: { environment: { AUTH_URL: \"http://web:8080\" } } }"));

        Assert.Equal(0, tree.Run("check").Status);
        Assert.Equal(1, tree.Run("check", "--env", "staging").Status);
        Assert.Contains("not analysed: staging (--env)", tree.Run("check").Out);
    }

    [Fact]
    public void Doctor_says_what_became_of_every_file()
    {
        using var tree = Systems.Of(
            ("compose.yaml", Chain), ("compose.staging.yaml", "services: { web: { image: shop/web } }"), ("notes.yaml", "title: notes"), ("bin/compose.yaml", Chain));

        var outcome = tree.Run("doctor");

        Assert.Contains("Read: 1\n  compose.yaml (docker-compose)", outcome.Out);
        Assert.Contains("  compose.staging.yaml: Compose file of another variant", outcome.Out);
        Assert.Contains("  notes.yaml\n", outcome.Out);
        Assert.Contains("  bin/: ", outcome.Out);
    }
}
