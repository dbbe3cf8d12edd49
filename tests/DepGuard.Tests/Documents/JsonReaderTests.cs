using DepGuard.Documents;
using DepGuard.Sources;
using Xunit;
using static DepGuard.Tests.Documents.Texts;

namespace DepGuard.Tests.Documents;

public class JsonReaderTests
{
    [Fact]
    public void Comments_trailing_commas_and_a_byte_order_mark_are_read()
    {
        var root = Root(Json("\uFEFF{ // first\n  \"a\": \"x\", /* second */\n  \"b\": [1, 2,],\n}\n"));

        Assert.Equal("2,8-2,11", Place(root["a"]));
        Assert.Equal(["1", "2"], root["b"]!.Items.Select(item => item.Text));
        Assert.Equal("1,1-4,2", Place(root));
    }

    [Fact]
    public void Columns_count_characters() => Assert.Equal("1,8-1,12", Place(Root(Json("{\"é€\": \"\\u00fc\"}".Replace("\\u00fc", "üö", StringComparison.Ordinal)))["é€"]));

    [Fact]
    public void Null_true_and_numbers_are_plain_texts() =>
        Assert.Equal("a=null b=true c=1.50", Print(Root(Json("{\"a\": null, \"b\": true, \"c\": 1.50}"))));

    [Theory]
    [InlineData("", "")]
    [InlineData(" \r\n", "")]
    [InlineData("{\n  \"a\" 1\n}", "Syntax 2,7-2,7")]
    [InlineData("{\"a\": 1}}", "Syntax 1,9-1,9")]
    [InlineData("{\"a\": 1,\r\n\"é\": }", "Syntax 2,6-2,6")]
    [InlineData("{\n \"a\": \"\\ud800\"}", "Syntax 2,7-2,15")]
    [InlineData("{\"a\": 1, \"b\": 2, \"a\": 3}", "DuplicateKey 1,18-1,21")]
    public void Problems_know_their_place(string text, string problems) => Assert.Equal(problems, Problems(Json(text)));

    [Fact]
    public void Deep_nesting_ends_fast() => Assert.StartsWith("Limit", Problems(Json(new string('[', 100_000))), StringComparison.Ordinal);

    [Fact]
    public void One_long_line_is_read_as_fast_as_many()
    {
        var root = Root(Json($"[{string.Join(',', Enumerable.Repeat("{\"é\":1}", 200_000))}]"));

        Assert.Equal("1,1599999-1,1600000", Place(root.Items[^1]["é"]));
    }

    [Fact]
    public void A_quoted_text_inside_a_file_has_the_place_of_the_text()
    {
        var whole = new SourceSpan("outer.yaml", 3, 10, 3, 40);
        var file = JsonReader.Read(new SourceFile("outer.yaml", "{\"a\":\n\"x\"}"), new TextOrigin("outer.yaml", Whole: whole), ScanLimits.Default);

        Assert.Equal(whole, Root(file)["a"]!.At);
    }
}
