using DepGuard.Documents;
using DepGuard.Documents.Paths;
using DepGuard.Documents.Yaml;
using DepGuard.Sources;
using Xunit;

namespace DepGuard.Tests.Documents;

/// <summary>Paths into documents: what they lead to, with places, and where a wrong one is wrong.</summary>
public class NodePathTests
{
    private const string Text = """
        name: web
        'a b': { c: 1 }
        peers:
          - { endpoint: one, tags: [x, y] }
          - { endpoint: two }
        deep: { endpoint: three, more: { endpoint: four } }
        """;

    [Theory]
    [InlineData("$.name", "web@1")]
    [InlineData("$['name']", "web@1")]
    [InlineData("$[\"a b\"].c", "1@2")]
    [InlineData("$.peers[*].endpoint", "one@4 two@5")]
    [InlineData("$.peers.*.endpoint", "one@4 two@5")]
    [InlineData("$.peers[0].tags[-1]", "y@4")]
    [InlineData("$.peers[7].endpoint", "")]
    [InlineData("$.peers[-3]", "")]
    [InlineData("$..endpoint", "one@4 two@5 three@6 four@6")]
    [InlineData("$.deep..endpoint", "three@6 four@6")]
    [InlineData("$..tags[*]", "x@4 y@4")]
    [InlineData("$..['endpoint']", "one@4 two@5 three@6 four@6")]
    [InlineData("$.deep.*~", "endpoint@6 more@6")]
    [InlineData("$.nothing.below", "")]
    [InlineData("$..*..*..endpoint", "one@4 two@5 four@6")]
    public void A_path_leads_to_values_with_their_places(string path, string expected)
    {
        var found = NodePath.Parse(path, out var error, out _)!.Find(Root(Text));

        Assert.Null(error);
        Assert.Equal(expected, string.Join(' ', found.Select(match => $"{match.Value.Text}@{match.Value.At.Line}")));
    }

    [Theory]
    [InlineData("", 0, "a path begins with $")]
    [InlineData("name", 0, "a path begins with $")]
    [InlineData("$name", 1, "'.' or '[' is missing")]
    [InlineData("$.", 2, "a name is missing")]
    [InlineData("$.peers[*", 9, "']' is missing")]
    [InlineData("$.peers[", 8, "an index, '*' or a quoted name is missing")]
    [InlineData("$['name", 2, "the quote is not closed")]
    [InlineData("$.peers[?(@.x)]", 8, "filters, slices and lists are not supported")]
    [InlineData("$.peers[0:2]", 9, "filters, slices and lists are not supported")]
    [InlineData("$.*~.x", 3, "~ stands only at the end")]
    [InlineData("$.a b", 3, "'.' or '[' is missing")]
    [InlineData("$...x", 3, "a name is missing; names with other characters stand in ['…']")]
    [InlineData("$[99999999999]", 2, "an index, '*' or a quoted name is missing")]
    public void What_is_no_path_says_where_and_why(string path, int at, string error)
    {
        Assert.Null(NodePath.Parse(path, out var found, out var place));
        Assert.Equal((at, error), (place, found));
    }

    [Theory]
    [InlineData("$.services[*].name", "$.services[*].peers[*].url", true)]
    [InlineData("$.name", "$.peers[*].url", false)]
    [InlineData("$.a[*].name", "$.b[*].url", false)]
    [InlineData("$..service.name", "$..service.url", true)]
    public void Paths_share_the_items_of_what_both_begin_with(string left, string right, bool isShared) =>
        Assert.Equal(isShared, NodePath.Parse(left, out _, out _)!.SharedItems(NodePath.Parse(right, out _, out _)!) is not null);

    [Fact]
    public void Many_descents_take_linear_time()
    {
        var text = string.Concat(Enumerable.Range(0, 5_000).Select(i => $"- {{ a: {{ b: {{ c: [{i}] }} }} }}\n"));

        var found = NodePath.Parse("$" + string.Concat(Enumerable.Repeat("..*", 5)), out _, out _)!.Find(Root(text));

        Assert.NotEmpty(found);
    }

    private static PathMatch Root(string text) => new(null, YamlReader.Read(new SourceFile("a.yaml", text), ScanLimits.Default).Documents[0].Root);
}
