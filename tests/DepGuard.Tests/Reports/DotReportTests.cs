using System.Text.RegularExpressions;
using DepGuard.Reports;
using DepGuard.Reports.Graphs;
using Xunit;

namespace DepGuard.Tests.Reports;

/// <summary>The document is read back by the grammar of the DOT language, as far as the report uses it.</summary>
public partial class DotReportTests
{
    [Theory]
    [InlineData("cycle", 6, 8)]
    [InlineData("empty", 0, 0)]
    [InlineData("hostile", 11, 11)]
    public void Every_statement_is_one_of_the_grammar(string result, int services, int edges)
    {
        var statements = Statements(new DotReport().Print(SampleResults.All[result]));

        Assert.Equal("digraph depguard { graph [ rankdir = LR ]", statements[0]);
        Assert.EndsWith("}", statements[^1], StringComparison.Ordinal);
        Assert.All(statements.Skip(1), statement => Assert.Matches(Statement(), statement));
        Assert.Equal(services, statements.Count(item => item.StartsWith("string [", StringComparison.Ordinal)));
        Assert.Equal(edges, statements.Count(item => item.StartsWith("string -> string [", StringComparison.Ordinal)));
    }

    [Fact]
    public void Only_edges_inside_a_component_are_bold()
    {
        var bold = new DotReport().Print(SampleResults.All["cycle"]).Split('\n')
            .Where(line => line.Contains("penwidth", StringComparison.Ordinal));

        Assert.Equal(
            ["\"accounts\" -> \"billing\"", "\"auth\" -> \"accounts\"", "\"billing\" -> \"auth\""],
            bold.Select(line => line.Trim().Split(" [")[0]));
    }

    /// <summary>The statements as kinds of tokens; a character that no token covers fails.</summary>
    private static List<string> Statements(string text)
    {
        var kinds = new List<string>();
        for (var position = 0; position < text.Length;)
        {
            var token = Token().Match(text, position);
            Assert.True(token.Success, $"no token at {position}: {text[position..Math.Min(text.Length, position + 40)]}");
            position += token.Length;
            if (token.Groups["string"].Success)
                kinds.Add("string");
            else if (token.Groups["id"].Success || token.Groups["sign"].Success)
                kinds.Add(token.Value);
        }

        return [.. string.Join(' ', kinds).Split(" ; ")];
    }

    [GeneratedRegex("""\G(?:\s+|//[^\n]*\n|(?<string>"(?:[^"\\]|\\.)*")|(?<id>[A-Za-z_]\w*|-?[0-9]+)|(?<sign>->|[\[\]{}=,;]))""")]
    private static partial Regex Token();

    [GeneratedRegex(@"^((node|edge|string( -> string)?) \[ \w+ = \w+( , \w+ = \w+)* \]( ;)?( \})?|\})$")]
    private static partial Regex Statement();
}
