using DepGuard.Testing;
using Xunit;

namespace DepGuard.Cli.Tests;

/// <summary>Steps of a cold start and of a deployment.</summary>
public class OrderTests
{
    [Fact]
    public void What_is_called_comes_first_and_a_cycle_has_no_order()
    {
        using var tree = Systems.Of(("compose.yaml", Systems.Cycle), ("depguard.yaml", "edges: [ { from: web, to: orders }, { from: web, to: cache, kind: startup } ]\n"));

        Assert.Equal(
            """
            Cold start (nothing runs yet; a step starts when those before it answer):
              1. cache, orders, stock
              2. web (after cache)
            Deployment of additions (what is called first); take things away, and roll back, from the last step to the first:
              1. cache, [orders, stock]
              2. web (after cache, orders)
              no safe order: orders -> stock -> orders (compose.yaml:4, compose.yaml:7)
                deploy each of them so that it works with the old and the new version of the others, then switch the new call on

            """.ReplaceLineEndings("\n"),
            tree.Run("order").Out);
    }

    [Fact]
    public void A_change_has_steps_of_its_own_and_what_is_removed_goes_last()
    {
        const string before = "edges: [ { from: web, to: old, timeout: 1s }, { from: web, to: auth, timeout: 1s } ]\n";
        const string after = "edges: [ { from: web, to: fresh, timeout: 1s }, { from: fresh, to: store, kind: data }, { from: web, to: auth, timeout: 1s } ]\n";
        using var repository = new GitRepository().Write("depguard.yaml", before).Commit("v1").Write("depguard.yaml", after);

        var text = repository.Run("order", "--base", "v1").Out;

        Assert.StartsWith(
            """
            Deploy (a step when those before it answer); roll back from the last step to the first:
              1. store
              2. fresh (after store)
              3. web (after fresh)
              last, when no request reaches it any more: stop old
            Mind:
              DPG3007
            """.ReplaceLineEndings("\n"),
            text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_of_nothing_needs_no_deployment()
    {
        using var repository = new GitRepository().Write("compose.yaml", Systems.Cycle).Commit("v1");

        Assert.Equal("Nothing that the graph knows of has to be deployed.\n", repository.Run("order", "--base", "v1").Out);
    }

    [Fact]
    public void The_incident_has_no_safe_order_and_a_roll_back_that_does_not_help()
    {
        var text = new Shell(RepositoryRoot.Path).Run("order", "samples/mailgun-2018", "--env", "release-a", "--base", "env:before").Out;

        Assert.Contains("1. auth\n", text);
        Assert.Contains("DPG3001 ", text);
        Assert.Contains("DPG3005 Once auth is down, rolling the change back does not bring it back", text);
        Assert.Contains("do: Before the release, write down how to bring auth back: restart auth", text);
    }
}
