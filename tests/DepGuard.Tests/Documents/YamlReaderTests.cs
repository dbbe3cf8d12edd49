using DepGuard.Documents;
using DepGuard.Documents.Yaml;
using DepGuard.Sources;
using Xunit;

using static DepGuard.Tests.Documents.Texts;

namespace DepGuard.Tests.Documents;

public class YamlReaderTests
{
    [Theory]
    [InlineData("a: text", "1,4-1,8")]
    [InlineData("a: \"te\\\"xt\"  # comment", "1,4-1,12")]
    [InlineData("a: 'te''xt'", "1,4-1,12")]
    [InlineData("{é: x, a: \"ü\"}", "1,11-1,14")]
    [InlineData("a: one\n  two\n", "1,4-2,6")]
    [InlineData("a: [x, yz]", "1,4-1,11")]
    [InlineData("a: {x: yz}", "1,4-1,11")]
    [InlineData("a: |\n  x\n  y\nb: 1", "1,4-4,1")]
    [InlineData("\uFEFFa: text", "1,4-1,8")]
    [InlineData("x: 1\r\na: text\r\n", "2,4-2,8")]
    public void A_value_knows_its_place(string text, string place) => Assert.Equal(place, Place(Root(Yaml(text))["a"]));

    [Fact]
    public void Scalars_stay_texts()
    {
        var root = Root(Yaml("a: no\nb: 012\nc: 5672:5672\nd: ~\ne:\nf: \"null\"\n"));

        Assert.Equal("a=no b=012 c=5672:5672 d=~ e= f=null", Print(root));
        Assert.Equal("de", string.Concat(root.Entries.Where(entry => entry.Value is Scalar { IsNull: true }).Select(entry => entry.Key.Value)));
    }

    [Fact]
    public void A_broken_document_loses_nothing_of_the_others()
    {
        var file = Yaml("a: 1\n---\nb: \"x\n---\nc: [1\n---\nd: 4\n");

        Assert.Equal("a=1 d=4", string.Join(' ', file.Documents.Select(document => Print(document.Root))));
        Assert.Equal(2, file.Problems.Count);
        Assert.All(file.Problems, problem => Assert.Equal(DocumentProblemKind.Syntax, problem.Kind));
        Assert.Equal([3, 5], file.Problems.Select(problem => problem.At.Line));
    }

    [Fact]
    public void An_unclosed_bracket_is_reported_where_it_opens() => Assert.Equal("Syntax 2,4-2,4", Problems(Yaml("x: 1\na: [b\nc: d\n")));

    [Theory]
    [InlineData("a: 1\nb: !!/*] c\nd: 2\n", "Syntax 2,4-2,4")]
    [InlineData("!!/*]\n", "Syntax 1,1-1,1")]
    [InlineData("a: [1, !<::> x]\n", "Syntax 1,8-1,8")]
    [InlineData("a: 1 # !\nb: {c: !!/*] d}\n", "Syntax 2,8-2,8")]
    public void A_tag_that_is_no_uri_is_reported_where_it_stands(string text, string problem) => Assert.Equal(problem, Problems(Yaml(text)));

    [Fact]
    public void A_tab_for_indentation_is_reported() => Assert.StartsWith("Syntax 2,", Problems(Yaml("a:\n\tb: 1\n")), StringComparison.Ordinal);

    [Fact]
    public void Own_keys_win_over_merged_ones_and_earlier_sources_over_later()
    {
        var root = Root(Yaml("one: &one {a: 1, b: 1}\ntwo: &two {b: 2, c: 2}\nall:\n  <<: [*one, *two]\n  a: own\nquoted:\n  \"<<\": x\n"));

        Assert.Equal("a=own b=1 c=2", Print(root["all"]));
        Assert.Equal("<<=x", Print(root["quoted"]));
    }

    [Fact]
    public void A_merged_value_keeps_its_own_place() => Assert.Equal("1,11-1,12", Place(Root(Yaml("x: &x {a: 1}\ny: {<<: *x}\n"))["y"]!["a"]));

    [Fact]
    public void Of_a_key_that_stands_twice_the_last_counts()
    {
        var file = Yaml("a: 1\nb: 2\na: 3\n");

        Assert.Equal("a=3 b=2", Print(file.Documents[0].Root));
        Assert.Equal("DuplicateKey 3,1-3,2", Problems(file));
        Assert.Equal(["a", "1"], file.Problems[0].Values);
    }

    [Fact]
    public void A_mapping_as_key_is_passed_over() => Assert.Equal("b=2", Print(Root(Yaml("? {x: y}\n: 1\n? [z]\n: 3\nb: 2\n"))));

    [Fact]
    public void A_tag_is_kept() => Assert.Equal("!reset", Root(Yaml("a: !reset null\n"))["a"]!.Tag);

    [Theory]
    [InlineData("a: *gone\n", "Syntax 1,4-1,9")]
    [InlineData("a: &self [*self]\n", "Syntax 1,11-1,16")]
    [InlineData("a: {{ .Values.x }}\n", "Template 1,1-1,1")]
    public void Nonsense_is_reported_where_it_stands(string text, string problem) => Assert.Equal(problem, Problems(Yaml(text)));

    [Fact]
    public void Deep_nesting_ends_fast()
    {
        foreach (var text in (string[])[new string('[', 100_000), string.Concat(Enumerable.Repeat("{a: ", 100_000)), string.Concat(Enumerable.Repeat("- ", 100_000)), string.Concat(Enumerable.Repeat("? ", 100_000))])
            Assert.StartsWith("Limit", Problems(Yaml(text)), StringComparison.Ordinal);
    }

    [Fact]
    public void Aliases_that_multiply_are_stopped()
    {
        var lines = Enumerable.Range(1, 9).Select(i => $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 9))}]\n");
        var file = Yaml("a0: &a0 x\n" + string.Concat(lines));

        Assert.Equal(DocumentProblemKind.Limit, Assert.Single(file.Problems).Kind);
        Assert.Empty(file.Documents);
    }

    [Fact]
    public void Merge_keys_that_multiply_are_stopped()
    {
        var big = string.Join(", ", Enumerable.Range(0, 1000).Select(i => $"k{i}: 1"));
        var line = $"- {{<<: [{string.Join(", ", Enumerable.Repeat("*big", 500))}]}}\n";
        var file = Yaml($"- &big {{{big}}}\n" + string.Concat(Enumerable.Repeat(line, 500)));

        Assert.Equal(DocumentProblemKind.Limit, Assert.Single(file.Problems).Kind);
    }

    [Fact]
    public void Nesting_through_aliases_counts()
    {
        var lines = Enumerable.Range(1, 40).Select(i => $"a{i}: &a{i} [[[[*a{i - 1}]]]]\n");

        Assert.StartsWith("Limit", Problems(Yaml("a0: &a0 x\n" + string.Concat(lines))), StringComparison.Ordinal);
    }

    [Fact]
    public void Documents_beyond_the_limit_are_skipped_and_said_so()
    {
        var file = Yaml("a: 1\n---\nb: 2\n---\nc: 3\n", ScanLimits.Default with { Documents = 2 });

        Assert.Equal(2, file.Documents.Count);
        Assert.Equal("Limit 4,1-4,1", Problems(file));
    }

    [Fact]
    public void A_text_inside_a_file_has_places_in_the_file()
    {
        var origin = new TextOrigin("outer.yaml", 5, 4);
        var file = YamlReader.Read(new SourceFile("outer.yaml", "a: 1\nb: [\n"), origin, ScanLimits.Default);

        Assert.Equal(6, Assert.Single(file.Problems).At.Line);
        Assert.Equal("6,8-6,9", Place(Root(YamlReader.Read(new SourceFile("outer.yaml", "a: 1\nb: 2\n"), origin, ScanLimits.Default))["b"]));
    }
}
