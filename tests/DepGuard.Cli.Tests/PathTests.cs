using Xunit;

namespace DepGuard.Cli.Tests;

/// <summary>Several paths, paths outside of the current folder, and names of environments.</summary>
public class PathTests
{
    [Fact]
    public void Folders_outside_of_the_current_one_are_told_apart()
    {
        using var tree = Systems.Of(("clean/compose.yaml", Systems.Healthy), ("faulty/compose.yaml", Systems.Cycle), ("here/notes.yaml", "title: notes"));

        var outcome = new Shell(tree.Combine("here")).Run("check", "../clean", "../faulty");

        Assert.Equal(1, outcome.Status);
        Assert.Contains("faulty/compose.yaml(4,31): error DPG2001", outcome.Out);
        Assert.Contains("in 4 services, 3 edges from 2 files", outcome.Out);
        Assert.DoesNotContain(tree.Path, outcome.Both);
    }

    [Fact]
    public void Folders_of_the_same_name_get_numbers()
    {
        using var tree = Systems.Of(("a/deploy/compose.yaml", Systems.Healthy), ("b/deploy/compose.yaml", Systems.Cycle), ("here/deploy/compose.yaml", Systems.Healthy));

        var outcome = new Shell(tree.Combine("here")).Run("doctor", ".", "../a/deploy", "../b/deploy/compose.yaml");

        Assert.Contains("Read: 3\n  deploy-2/compose.yaml (docker-compose)\n  deploy-3/compose.yaml (docker-compose)\n  deploy/compose.yaml (docker-compose)\n", outcome.Out);
    }

    [Theory]
    [InlineData("shop/")]
    [InlineData("shop//")]
    [InlineData("./shop/")]
    public void A_slash_behind_a_folder_changes_no_path(string path)
    {
        using var tree = Systems.Of(("shop/compose.yaml", Systems.Cycle));

        Assert.Contains("shop/compose.yaml(4,31): error DPG2001", "\n" + tree.Run("check", path).Out);
        Assert.DoesNotContain("//compose", tree.Run("check", path).Out);
    }

    [Theory]
    [InlineData(".", "a")]
    [InlineData("a", "a")]
    [InlineData("a", "a/compose.yaml")]
    public void A_file_that_two_paths_lead_to_is_read_once(string first, string second)
    {
        using var tree = Systems.Of(("a/compose.yaml", Systems.Cycle));

        Assert.Contains("1 error, 0 warnings in 2 services, 2 edges from 1 file\n", tree.Run("check", first, second).Out);
    }

    [Fact]
    public void Standard_input_counts_beside_a_folder_that_holds_only_tests()
    {
        using var tree = Systems.Of(("tests/notes.yaml", "title: notes"));

        var outcome = new Shell(tree.Path) { Input = Systems.Broken }.Run("check", "-", ".");

        Assert.Equal(4, outcome.Status);
        Assert.Contains("<stdin>(3", outcome.Out);
    }

    [Theory]
    [InlineData("stagin", "--env stagin: no file is for this environment, so this is the base model; did you mean 'staging'?")]
    [InlineData("prod", "there are: debug, production, staging")]
    [InlineData("staging", null)]
    [InlineData("DEBUG", null)]
    public void An_environment_that_no_file_is_for_is_named(string environment, string? message)
    {
        using var tree = Systems.Of(
            ("compose.yaml", Systems.Healthy + "\n  probe:\n    image: shop/probe\n    profiles: [debug]\n"),
            ("compose.staging.yaml", "services: { web: { image: shop/web } }"),
            ("compose.production.yaml", "services: { web: { image: shop/web } }"));

        var outcome = tree.Run("check", "--env", environment);

        Assert.Equal(0, outcome.Status);
        if (message is null)
            Assert.Empty(outcome.Error);
        else
            Assert.Contains(message, outcome.Error);
    }

    [Theory]
    [InlineData("diff", "env:stagin")]
    [InlineData("diff", "env:staging", "env:stagin")]
    [InlineData("order", "--base", "env:stagin")]
    public void An_environment_to_compare_must_exist(params string[] arguments)
    {
        using var tree = Systems.Of(("compose.yaml", Systems.Healthy), ("compose.staging.yaml", "services: { web: { image: shop/web } }"));

        var outcome = tree.Run(arguments);

        Assert.Equal(2, outcome.Status);
        Assert.Equal("depguard: env:stagin: no file is for this environment; did you mean 'staging'?\n", outcome.Error);
        Assert.Empty(outcome.Out);
    }

    [Fact]
    public void An_environment_where_there_are_none_is_named()
    {
        using var tree = Systems.Compose(Systems.Healthy);

        Assert.Equal(
            "depguard: --env production: no file is for this environment, so this is the base model; there are none\n",
            tree.Run("check", "--env", "production").Error);
    }
}
