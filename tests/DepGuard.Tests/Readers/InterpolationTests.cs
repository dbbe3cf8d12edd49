using DepGuard.Readers.Compose;
using Xunit;

namespace DepGuard.Tests.Readers;

public class InterpolationTests
{
    private static readonly Dictionary<string, string> Variables = new() { ["SET"] = "value", ["EMPTY"] = string.Empty };

    [Theory]
    [InlineData("$SET/x", "value/x")]
    [InlineData("${SET}x", "valuex")]
    [InlineData("${EMPTY}x", "x")]
    [InlineData("${NONE}", "${NONE}")]
    [InlineData("$NONE/x", "${NONE}/x")]
    [InlineData("${NONE:-other}", "other")]
    [InlineData("${EMPTY:-other}", "other")]
    [InlineData("${EMPTY-other}", "")]
    [InlineData("${NONE-other}", "other")]
    [InlineData("${SET:-other}", "value")]
    [InlineData("${SET:+other}", "other")]
    [InlineData("${EMPTY:+other}", "")]
    [InlineData("${EMPTY+other}", "other")]
    [InlineData("${SET:?needed}", "value")]
    [InlineData("${NONE:?needed}", "${NONE}")]
    [InlineData("${EMPTY?needed}", "")]
    [InlineData("${NONE:-${EMPTY:-deep}}", "deep")]
    [InlineData("http://${NONE:-auth}:${PORT:-80}/", "http://auth:80/")]
    [InlineData("$$SET", "$$SET")]
    [InlineData("$${SET}", "$${SET}")]
    [InlineData("${SET/a/b}", "${SET/a/b}")]
    [InlineData("cost: 5$", "cost: 5$")]
    [InlineData("${UNCLOSED", "${UNCLOSED")]
    public void A_variable_becomes_its_value(string text, string expected) => Assert.Equal(expected, new Interpolation(Variables).Apply(text));
}
