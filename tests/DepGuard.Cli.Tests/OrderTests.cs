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
            Cold start, by what waits for what:
              1. cache, orders, stock
              2. web
            Deployment of additions, what is called first; removals and roll-backs in the opposite order:
              1. cache, [orders, stock]
              2. web
              no safe order: orders -> stock -> orders; change these in steps that the old and the new version can both work with

            """.ReplaceLineEndings("\n"),
            tree.Run("order").Out);
    }
}
