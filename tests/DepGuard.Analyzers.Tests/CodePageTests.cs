using DepGuard.Contracts;
using DepGuard.Testing;
using Microsoft.CodeAnalysis;

namespace DepGuard.Analyzers.Tests;

/// <summary>Runs the C# examples of the pages about code: with every rule on, a bad one has exactly the marked findings and a good one none.</summary>
public class CodePageTests
{
    /// <summary>Ids of the pages.</summary>
    public static TheoryData<string> Pages => [.. RulePage.All.Where(page => page.Rule.Surface == Surface.Code).Select(page => page.Rule.Id)];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_bad_example_has_exactly_the_marked_findings(string id)
    {
        var blocks = RulePage.For(id).Bad;
        foreach (var example in blocks.Where(IsCode))
            Assert.Equal(Lines(example.Markers), Lines(await FindingsIn(example, blocks)));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_good_example_has_no_finding(string id)
    {
        var blocks = RulePage.For(id).Good;
        foreach (var example in blocks.Where(IsCode))
            Assert.Equal("", Lines(await FindingsIn(example, blocks)));
    }

    private static async Task<IEnumerable<Marker>> FindingsIn(CodeBlock example, IReadOnlyList<CodeBlock> page)
    {
        var file = example.ToSourceFile();
        var compilation = AnalyzerCase.Compile(file.Text);
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        var beside = page.Where(block => !IsCode(block)).Select(block => block.ToSourceFile());
        var found = await AnalyzerCase.Run(compilation, ProjectFiles.Of(beside.Select(other => (other.Path, other.Text))), AllAnalyzers.Instances);
        return found.Select(diagnostic => new Marker(diagnostic.Id, file.Path, diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1));
    }

    private static bool IsCode(CodeBlock block) => block.Language == "csharp";

    private static string Lines(IEnumerable<Marker> markers) =>
        string.Join('\n', markers.Select(marker => marker.ToString()).Order(StringComparer.Ordinal));
}
