using System.Xml.Linq;
using DepGuard.Reports;
using DepGuard.Reports.Graphs;
using Xunit;

namespace DepGuard.Tests.Reports;

public class GraphMlReportTests
{
    private static readonly XNamespace Namespace = "http://graphml.graphdrawing.org/xmlns";

    [Theory]
    [InlineData("cycle", 6, 8)]
    [InlineData("empty", 0, 0)]
    [InlineData("hostile", 11, 11)]
    public void Every_edge_joins_two_nodes_and_every_datum_has_a_key(string result, int services, int edges)
    {
        var root = Parse(result);
        var ids = root.Descendants(Namespace + "node").Select(node => (string)node.Attribute("id")!).ToHashSet();
        var drawn = root.Descendants(Namespace + "edge").ToList();
        var keys = root.Elements(Namespace + "key")
            .Select(key => ((string?)key.Attribute("for"), (string?)key.Attribute("id"))).ToHashSet();
        var data = root.Descendants(Namespace + "data").Select(item => (item.Parent!.Name.LocalName, (string?)item.Attribute("key")));

        Assert.Equal(Namespace + "graphml", root.Name);
        Assert.Equal(services, ids.Count);
        Assert.Equal(edges, drawn.Count);
        Assert.All(drawn, edge => Assert.Contains((string)edge.Attribute("source")!, ids));
        Assert.All(drawn, edge => Assert.Contains((string)edge.Attribute("target")!, ids));
        Assert.All(data, item => Assert.Contains(item, keys));
    }

    [Fact]
    public void Names_with_markup_arrive_unchanged()
    {
        var names = Parse("hostile").Descendants(Namespace + "data")
            .Where(data => (string?)data.Attribute("key") == "name")
            .Select(data => data.Value);

        Assert.Contains("</script><img src=x onerror=alert(1)>", names);
        Assert.Contains("]]>&amp;<![CDATA[", names);
    }

    private static XElement Parse(string result) => XDocument.Parse(new GraphMlReport().Print(SampleResults.All[result])).Root!;
}
