using DepGuard.Graph;
using Xunit;
using CallMode = DepGuard.Facts.CallMode;

namespace DepGuard.Tests.Graph;

public sealed class PathsTests
{
    private static readonly ServiceGraph Shop = Graphs.Of(
        "web -> cart", "web -> auth", "auth -> users", "cart -> users", "users -> mail [async]");

    [Fact]
    public void Of_shortest_paths_the_lexicographically_first_is_found()
    {
        Assert.Equal(["web -> auth", "auth -> users"], Path("web", "users"));
    }

    [Fact]
    public void A_filter_can_leave_no_path()
    {
        Assert.NotNull(Shop.ShortestPath(Shop.Find("web")!, Shop.Find("mail")!));
        Assert.Null(Shop.ShortestPath(Shop.Find("web")!, Shop.Find("mail")!, edge => edge.Mode == CallMode.Sync));
    }

    [Fact]
    public void A_path_from_a_service_to_itself_is_a_cycle()
    {
        var graph = Graphs.Of("a -> b", "b -> a", "b -> c");
        Assert.Equal(2, graph.ShortestPath(graph.Services[0], graph.Services[0])!.Count);
        Assert.Null(graph.ShortestPath(graph.Services[2], graph.Services[2]));
    }

    [Fact]
    public void Dependents_are_transitive_and_filtered()
    {
        Assert.Equal(["auth", "cart", "users", "web"], Shop.Dependents(Shop.Find("mail")!).Select(service => service.Id));
        Assert.Empty(Shop.Dependents(Shop.Find("mail")!, edge => edge.Mode == CallMode.Sync));
    }

    private static IEnumerable<string> Path(string from, string to) =>
        Shop.ShortestPath(Shop.Find(from)!, Shop.Find(to)!)!.Select(edge => edge.ToString());
}
