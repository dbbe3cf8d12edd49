using CsCheck;
using DepGuard.Readers.Spring;
using DepGuard.Readers.Spring.Settings;
using Xunit;

namespace DepGuard.Tests.Readers.Spring;

public class PlaceholdersTests
{
    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["host"] = "orders",
        ["port"] = "8080",
        ["url"] = "http://${host}:${port}",
        ["which"] = "host",
        ["loop"] = "${loop}",
        ["ping"] = "${pong}",
        ["pong"] = "${ping}",
        ["many"] = "${more}${more}${more}${more}",
        ["more"] = "${most}${most}${most}${most}",
        ["most"] = "${all}${all}${all}${all}",
        ["all"] = new string('x', 1000),
        ["empty"] = string.Empty,
    };

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("http://${host}", "http://orders")]
    [InlineData("${host:prices}", "orders")]
    [InlineData("${unknown:prices}", "prices")]
    [InlineData("${unknown:}", "")]
    [InlineData("${empty:prices}", "")]
    [InlineData("${unknown:http://localhost:8081/}", "http://localhost:8081/")]
    [InlineData("${unknown:${host}}", "orders")]
    [InlineData("${unknown:${other:prices}}", "prices")]
    [InlineData("${unknown:http://${other:prices}:${port}}", "http://prices:8080")]
    [InlineData("${${which}}", "orders")]
    [InlineData("${url}/v1", "http://orders:8080/v1")]
    [InlineData("${unknown}", "${unknown}")]
    [InlineData("http://${unknown}:${port}", "http://${unknown}:8080")]
    [InlineData("${host", "${host")]
    [InlineData("$host and #{bean}", "$host and #{bean}")]
    public void A_placeholder_gets_its_value_or_its_default(string value, string expected) => Assert.Equal(expected, Resolve(value));

    [Theory]
    [InlineData("${loop}")]
    [InlineData("${ping}")]
    [InlineData("${many}${many}${many}${many}")]
    public void Placeholders_without_end_do_end(string value) => Assert.InRange(Resolve(value).Length, 0, 200_000);

    [Fact]
    public void No_text_makes_it_throw()
    {
        var pieces = Gen.OneOf([.. new[] { "${", "}", ":", "host", "loop", "many", "$", "{", "x" }.Select(Gen.Const)]);
        pieces.Array[0, 20].Select(string.Concat).Sample(text => Resolve(text) is not null);
    }

    private static string Resolve(string value) => Placeholders.Resolve(value, Known.GetValueOrDefault);
}
