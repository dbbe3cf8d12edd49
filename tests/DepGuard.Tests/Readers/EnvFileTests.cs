using DepGuard.Readers.Compose;
using DepGuard.Sources;
using Xunit;

namespace DepGuard.Tests.Readers;

public class EnvFileTests
{
    [Theory]
    [InlineData("A=http://auth", "A=http://auth")]
    [InlineData("export A = b ", "A=b")]
    [InlineData("# A=b\n\nC=d", "C=d")]
    [InlineData("A=b # comment", "A=b")]
    [InlineData("A=b#c", "A=b#c")]
    [InlineData("A= # comment", "A=")]
    [InlineData("A='b # $C'", "A=b # $C")]
    [InlineData("A=\"b \\\"c\\\" d\" # e", "A=b \"c\" d")]
    [InlineData("A=1\nA=2\nB=$A", "A=2|B=2")]
    [InlineData("B=${OUTER}", "B=outer")]
    [InlineData("OUTER=inner\nB=${OUTER}", "OUTER=inner|B=outer")]
    [InlineData("A", "")]
    [InlineData("=b", "")]
    [InlineData("A=b\r\nC=d\r\n", "A=b|C=d")]
    public void Each_line_is_a_setting(string text, string expected) => Assert.Equal(expected, Read(text, isRaw: false));

    [Fact]
    public void A_raw_file_is_taken_as_it_stands() => Assert.Equal("A=\"$OUTER\" # b", Read("A=\"$OUTER\" # b", isRaw: true));

    private static string Read(string text, bool isRaw)
    {
        var outer = new Dictionary<string, string> { ["OUTER"] = "outer" };
        return string.Join('|', EnvFile.Read(new SourceFile(".env", text), outer, isRaw).Select(setting => $"{setting.Key.Text}={setting.Value}"));
    }
}
