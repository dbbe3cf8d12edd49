using DepGuard.Contracts.Locking;
using Xunit;

namespace DepGuard.Tests.Locking;

public class GraphLockTests
{
    private static readonly string[] Hostile =
    [
        "",
        "\n\n# nothing",
        "depguard graph 2\nservice auth",
        "depguard graph",
        "services:\n  auth: {}",
        "<<<<<<< HEAD\ndepguard graph 1",
        "\0\uFEFF\uD800",
    ];

    [Fact]
    public void What_is_written_is_read_again()
    {
        var graph = Read(GraphLockText.Print(
            [new("web shop", false, [], []), new("auth", true, ["auth", "mail"], ["a=b,c", "login.shop", "->"])],
            [new("web shop", "auth", LockedMode.Sync), new("auth", "auth", LockedMode.Control)]));

        var (web, auth) = (graph.Find("web shop")!.Value, graph.Find("auth")!.Value);
        Assert.Equal(2, graph.Count);
        Assert.Equal("web shop", graph.Name(web));
        Assert.True(graph.IsHub(auth));
        Assert.True(graph.HasRole(auth, "mail"));
        Assert.False(graph.IsHub(web));
        Assert.Equal(LockedMode.Sync, graph.Mode(web, auth));
        Assert.Equal(LockedMode.Control, graph.Mode(auth, auth));
        Assert.Null(graph.Mode(auth, web));
        Assert.All(["a=b,c", "LOGIN.shop.svc.cluster.local", "->"], name => Assert.Equal(auth, graph.Find(name)));
    }

    [Fact]
    public void Lines_are_sorted_whatever_the_order_of_the_input()
    {
        LockedService[] services = [new("b", false, [], []), new("a", false, [], ["y", "x"])];
        LockedEdge[] edges = [new("b", "a", LockedMode.Data), new("a", "b", LockedMode.Startup)];

        var text = GraphLockText.Print(services, edges);

        Assert.Equal("depguard graph 1\nservice a  aliases=x,y\nservice b\na -> b  startup\nb -> a  data\n", text);
        Assert.Equal(text, GraphLockText.Print(services.Reverse(), edges.Reverse()));
    }

    [Fact]
    public void A_path_is_a_shortest_one_over_calls_that_wait()
    {
        var graph = Read("depguard graph 1\na -> b  sync\nb -> c  sync\nc -> d  sync\na -> d  guessed\na -> x  sync\nx -> y  sync\ny -> d  async\nb -> a  sync");

        Assert.Equal("a b c d", Path(graph, "a", "d"));
        Assert.Equal("b a x", Path(graph, "b", "x"));
        Assert.Equal("a", Path(graph, "a", "a"));
        Assert.Null(Path(graph, "d", "a"));
        Assert.Null(Path(graph, "x", "d"));
    }

    [Fact]
    public void A_name_of_two_services_is_nobodys()
    {
        var graph = Read("depguard graph 1\nservice auth  aliases=login,sso\nservice sso\nservice users  aliases=login\nservice pay-ments\nservice payments");

        Assert.Null(graph.Find("login"));
        Assert.Null(graph.Find("Pay_Ments"));
        Assert.Equal("sso", graph.Name(graph.Find("SSO")!.Value));
        Assert.Equal("payments", graph.Name(graph.Find("payments")!.Value));
    }

    [Theory]
    [InlineData("depguard graph 1\r\nservice auth  hub\r\nweb -> auth  sync\r\n")]
    [InlineData("\uFEFF# by depguard\ndepguard graph 1 # header\nservice auth hub # the hub\n\n\tweb -> auth\tsync later=word")]
    [InlineData("depguard graph 1\n<<<<<<< ours\nservice auth  hub\n=======\nservice\n>>>>>>> theirs\nweb -> auth  sync\nweb ->\nweb -> auth\nweb -> auth  never\n-> ->\nclient X = auth")]
    public void Ends_of_lines_comments_and_unknown_lines_do_not_matter(string text)
    {
        var graph = Read(text);

        Assert.True(graph.IsHub(graph.Find("auth")!.Value));
        Assert.Equal("web auth", Path(graph, "web", "auth"));
    }

    [Fact]
    public void A_file_that_is_none_is_no_graph() => Assert.All(Hostile, text => Assert.Null(GraphLock.Parse(text)));

    [Fact]
    public void Any_piece_of_a_file_can_be_read()
    {
        const string text = "depguard graph 1\nservice a%002  hub roles=,auth aliases=%,%00G0,b=\na -> b  sync\nb -> a%0020  data\n";
        for (var length = 0; length <= text.Length; length++)
            if (GraphLock.Parse(text[..length]) is { } graph)
                Assert.All(Enumerable.Range(0, graph.Count), service => Assert.Equal(graph.PathBetween(service, service), [graph.Find(graph.Name(service)) ?? service]));
    }

    [Fact]
    public void Twenty_thousand_services_are_read_with_few_allocations()
    {
        var text = LargeGraph.Text(services: 20_000, callees: 3);
        GraphLock.Parse(text);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var graph = GraphLock.Parse(text)!;
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(20_000, graph.Count);
        Assert.InRange(text.Length, 1_000_000, 5_000_000);
        Assert.InRange(allocated, 1, 5_000_000);
    }

    private static GraphLock Read(string text) => GraphLock.Parse(text) ?? throw new InvalidOperationException("no graph");

    private static string? Path(GraphLock graph, string from, string to) =>
        graph.PathBetween(graph.Find(from)!.Value, graph.Find(to)!.Value) is { } path ? string.Join(' ', path.Select(graph.Name)) : null;
}
