using CsCheck;
using DepGuard.Documents;
using DepGuard.Documents.Yaml;
using DepGuard.Sources;
using DepGuard.Testing;
using Xunit;

namespace DepGuard.Tests.Documents;

/// <summary>The fast path must give what YamlDotNet gives, or give up.</summary>
public class PlainYamlTests
{
    private static readonly string[] Lines =
    [
        "a: 1", "b: x y", "c:", "- 1", "- a: 2", "-", "- - 3", "  d: \"q\"", "  e: 'r' # c", "  - f", "    g: h", "# c", "", "k: v # c", "k: v#c", "\"q\": 1",
        "url: http://a:80/x", "m: [1, 2]", "n: {o: p}", "r: |", "  text", "s: []", "t: {}", "u: *x", "w: &x 1", "---", "...", "x y", "z: a: b", "key:v", "<<: 1",
        "  - i: j", "    - k", "a : 1", "'it''s': 2", "\"e\\n\": 3", "? a", ": b", "-5: 6", "v: -5", "v: - x", "v: :8080", "tab:\t1", "\u00e4: \u00f6",
    ];

    public static TheoryData<string> Files =>
        [.. new[] { "samples", "rules", "tests/fixtures" }.SelectMany(folder => RepositoryRoot.Files(folder, "*.y*ml"))];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_of_this_repository_reads_the_same_on_both_ways(string path)
    {
        Compare(File.ReadAllText(RepositoryRoot.Combine(path)));
    }

    [Fact]
    public void Any_mixture_of_lines_reads_the_same_on_both_ways()
    {
        Gen.Int[0, Lines.Length - 1].Select(index => Lines[index]).List[0, 8].Sample(lines => Compare(string.Join('\n', lines)), iter: 20_000);
    }

    [Theory]
    [InlineData("a: 1\nb:\n  - c: \"d\"\n    e: f\n  - g\n")]
    [InlineData("# only\na:\n- b\n-\n- c: d\n")]
    public void Plain_text_does_not_need_the_library(string text)
    {
        Assert.True(IsPlain(text));
    }

    [Theory]
    [InlineData("a: [b]")]
    [InlineData("a: b\n  c")]
    [InlineData("a: |\n  b")]
    [InlineData("a: \"b\\n\"")]
    public void Other_text_is_left_to_the_library(string text)
    {
        Assert.False(IsPlain(text));
    }

    private static bool IsPlain(string text)
    {
        using var builder = new TreeBuilder(text, new TextOrigin("f.yaml"), ScanLimits.Default, []);
        builder.Begin();
        return PlainYaml.TryRead(text, new DocumentChunk(0, text.Length), builder);
    }

    private static void Compare(string text)
    {
        var file = new SourceFile("f.yaml", text);
        var fast = YamlReader.Read(file, new TextOrigin(file.Path), ScanLimits.Default, plainFirst: true);
        var library = YamlReader.Read(file, new TextOrigin(file.Path), ScanLimits.Default, plainFirst: false);

        Assert.Equal(library.Documents.Select(document => Print(document.Root)), fast.Documents.Select(document => Print(document.Root)));
        Assert.Equal(library.Problems.Select(Print), fast.Problems.Select(Print));
    }

    private static string Print(DocumentProblem problem) => $"{problem.Kind} {problem.At} {string.Join('|', problem.Values)}";

    /// <summary>Values with their places. An empty value has no place worth comparing, nor has the end of a collection.</summary>
    private static string Print(Node node) => node switch
    {
        Scalar { Value: "", IsPlain: true } => "null",
        Scalar scalar => $"{scalar.Value}|{scalar.IsPlain}|{scalar.At}-{scalar.At.EndLine},{scalar.At.EndColumn}",
        Mapping mapping => $"{mapping.At}{{{string.Join(", ", mapping.Entries.Select(entry => $"{Print(entry.Key)}: {Print(entry.Value)}"))}}}",
        _ => $"{node.At}[{string.Join(", ", node.Items.Select(Print))}]",
    };
}
