using Xunit;
using static DepGuard.Tests.Documents.Texts;

namespace DepGuard.Tests.Documents;

public class PropertiesReaderTests
{
    [Theory]
    [InlineData("a=1\nb: 2\nc 3\n# d=4\n! e=5\n\nf", "a=1 b=2 c=3")]
    [InlineData("a = x=y \r\n", "a=x=y")]
    [InlineData("url=http\\://h\\:80\\u002Fx", "url=http://h:80/x")]
    [InlineData("a\\=b=c", "a=b=c")]
    [InlineData("a=x,\\\n   y\nb=2", "a=x,y b=2")]
    [InlineData("a=x\\\\\nb=2", "a=x\\ b=2")]
    [InlineData("a=1\na=2", "a=2")]
    [InlineData("a=\\u00zz\\", "a=u00zz\\")]
    [InlineData("# comment \\\na=1", "a=1")]
    [InlineData("", "")]
    public void Lines_become_keys_with_values(string text, string expected) => Assert.Equal(expected, Print(Root(Properties(text))));

    [Fact]
    public void A_value_knows_its_place()
    {
        var root = Root(Properties("a=1\n  key : value  \nlong=x,\\\n  y\n"));

        Assert.Equal("2,9-2,14", Place(root["key"]));
        Assert.Equal("3,6-4,4", Place(root["long"]));
    }
}
