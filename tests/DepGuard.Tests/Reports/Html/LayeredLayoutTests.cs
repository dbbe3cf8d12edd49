using DepGuard.Reports.Html.Drawing;
using Xunit;

namespace DepGuard.Tests.Reports.Html;

public class LayeredLayoutTests
{
    [Fact]
    public void A_caller_is_left_of_its_callee()
    {
        (int From, int To)[] edges = [(0, 2), (1, 2), (2, 3), (0, 3)];
        var boxes = LayeredLayout.Of(4, edges).Boxes;

        Assert.All(edges, edge => Assert.True(boxes[edge.From].X < boxes[edge.To].X));
    }

    [Fact]
    public void Only_one_edge_of_a_cycle_points_left()
    {
        (int From, int To)[] edges = [(0, 1), (1, 2), (2, 3), (3, 1), (3, 3)];
        var boxes = LayeredLayout.Of(4, edges).Boxes;

        Assert.Single(edges, edge => edge.From != edge.To && boxes[edge.From].X >= boxes[edge.To].X);
    }

    [Fact]
    public void No_two_boxes_overlap()
    {
        var edges = Enumerable.Range(0, 900).Select(number => (number * 31 % 400, number * 17 % 400)).ToList();
        var boxes = LayeredLayout.Of(450, edges).Boxes;

        foreach (var column in boxes.GroupBy(box => box.X))
        {
            var rows = column.Select(box => box.Y).Order().ToList();
            Assert.All(rows.Zip(rows.Skip(1)), pair => Assert.True(pair.Second - pair.First >= Box.Height));
        }

        var columns = boxes.Select(box => box.X).Distinct().Order().ToList();
        Assert.All(columns.Zip(columns.Skip(1)), pair => Assert.True(pair.Second - pair.First >= Box.Width));
    }

    [Fact]
    public void A_long_chain_is_folded_into_what_a_screen_can_show()
    {
        var boxes = LayeredLayout.Of(10_000, [.. Enumerable.Range(0, 9_999).Select(number => (number, number + 1))]).Boxes;

        Assert.InRange(boxes.Select(box => box.X).Distinct().Count(), 100, 400);
        Assert.Equal(10_000, boxes.Distinct().Count());
    }

    [Fact]
    public void An_empty_graph_has_a_size() => Assert.True(LayeredLayout.Of(0, []).Width > 0);
}
