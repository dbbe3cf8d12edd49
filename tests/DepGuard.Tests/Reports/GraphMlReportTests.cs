using System.Xml.Linq;
using DepGuard.Reports;
using Xunit;

namespace DepGuard.Tests.Reports;

public class GraphMlReportTests
{
    private static readonly XNamespace Namespace = "http://graphml.graphdrawing.org/xmlns";

    [Theory]
    [InlineData("cycle", 6, 7)]
    [InlineData("empty", 0, 0)]
    [InlineData("hostile", 11, 11)]
    public void Every_edge_joins_two_nodes_and_every_datum_has_a_key(string result, int services, int edges)
    {
        var root = XDocument.Parse(new GraphMlReport().Print(SampleResults.All[result])).Root!;
        var ids = root.Descendants(Namespace + "node").Select(node => (string)node.Attribute("id")!).ToHashSet();
        var ends = root.Descendants(Namespace + "edge").Select(edge => ((string)edge.Attribute("source")!, (string)edge.Attribute("target")!)).ToList();
        var keys = root.Elements(Namespace + "key").Select(key => (For: (string)key.Attribute("for")!, Id: (string)key.Attribute("id")!)).ToHashSet();

        Assert.Equal(Namespace + "graphml", root.Name);
        Assert.Equal(services, ids.Count);
        Assert.Equal(edges, ends.Count);
        Assert.All(ends, end => Assert.True(ids.Contains(end.Item1) && ids.Contains(end.Item2)));
        Assert.All(root.Descendants(Namespace + "data"), data => Assert.Contains((data.Parent!.Name.LocalName, (string)data.Attribute("key")!), keys));
    }

    [Fact]
    public void Names_with_markup_arrive_unchanged()
    {
        var root = XDocument.Parse(new GraphMlReport().Print(SampleResults.All["hostile"])).Root!;
        var names = root.Descendants(Namespace + "data").Where(data => (string?)data.Attribute("key") == "name").Select(data => data.Value);

        Assert.Contains("</script><img src=x onerror=alert(1)>", names);
        Assert.Contains("]]>&amp;<![CDATA[", names);
    }
}
