using System.Text.Json;
using Xunit;

namespace DepGuard.Cli.Tests;

/// <summary>What holds for every comparison: a cycle that shrinks is not new, the form of a file is no change, a stored result counts like its files.</summary>
public class DiffPropertyTests
{
    private const string OneWay = """
        services:
          orders:
            image: shop/orders
            environment: { STOCK_URL: "http://stock:8080" }
          stock:
            image: shop/stock
        """;

    [Fact]
    public void A_comment_in_a_file_holds_for_a_stored_result_too()
    {
        const string none = "# depguard:ignore-file DPG3004,DPG3001 agreed with the owners, OPS-42\nedges:\n  - { from: a, to: b, timeout: 1s }\n";
        const string one = none + "  - { from: b, to: c, timeout: 1s }\n";
        const string two = none + "  - { from: c, to: a, timeout: 1s }\n";
        using var repository = new GitRepository().Write("depguard.yaml", none).Commit("base");
        foreach (var (name, text) in new[] { ("one", one), ("two", two), ("both", one + two[none.Length..]) })
            repository.Write("depguard.yaml", text).Run("check", "--format", $"json={name}.json");

        Assert.DoesNotContain("DPG3001", repository.Run("diff", "base", "both.json").Out);
        Assert.DoesNotContain("DPG300", repository.Run("diff", "base", "one.json", "two.json").Out.Replace("DPG3007", "", StringComparison.Ordinal));
    }

    [Fact]
    public void A_cycle_that_shrinks_is_not_new()
    {
        const string left = "edges:\n  - { from: a, to: c, timeout: 1s }\n  - { from: a, to: b, timeout: 1s }\n  - { from: b, to: a, timeout: 1s }\n";
        using var repository = new GitRepository()
            .Write("depguard.yaml", left + "  - { from: b, to: c, timeout: 1s }\n  - { from: c, to: a, timeout: 1s }\n").Commit("base")
            .Write("depguard.yaml", left);

        var change = repository.Run("diff", "base");
        Assert.Equal(0, change.Status);
        Assert.DoesNotContain("DPG", change.Out);
        Assert.EndsWith("\nGO\n", change.Out);
        Assert.Contains("error DPG2001: (not new)", repository.Run("check", "--base", "base").Out);
    }

    [Fact]
    public void Another_order_and_another_format_change_nothing()
    {
        const string other = """
            # The same, moved about.
            services: { stock: { image: "shop/stock" },

                        orders: { environment: [ 'STOCK_URL=http://stock:8080' ], image: shop/orders } }
            """;
        using var repository = new GitRepository().Write("compose.yaml", OneWay).Commit("v1").Write("compose.yaml", other);

        using var json = JsonDocument.Parse(repository.Run("diff", "v1", "--format", "json").Out);

        Assert.All(json.RootElement.GetProperty("change").EnumerateObject().Where(part => part.Name != "gone"), part => Assert.Equal(0, part.Value.GetArrayLength()));
        Assert.Equal(0, json.RootElement.GetProperty("findings").GetArrayLength());
        Assert.Equal("go", json.RootElement.GetProperty("verdict").GetString());
    }
}
