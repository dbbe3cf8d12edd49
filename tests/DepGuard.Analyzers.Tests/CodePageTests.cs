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
        foreach (var example in RulePage.For(id).Bad)
            Assert.Equal(Lines(example.Markers), Lines(await FindingsIn(example)));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_good_example_has_no_finding(string id)
    {
        foreach (var example in RulePage.For(id).Good)
            Assert.Equal("", Lines(await FindingsIn(example)));
    }

    private static async Task<IEnumerable<Marker>> FindingsIn(CodeBlock example)
    {
        var file = example.ToSourceFile();
        var compilation = AnalyzerCase.Compile(file.Text);
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        var found = await AnalyzerCase.Run(compilation, AllAnalyzers.Instances);
        return found.Select(diagnostic => new Marker(diagnostic.Id, file.Path, diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1));
    }

    private static string Lines(IEnumerable<Marker> markers) =>
        string.Join('\n', markers.Select(marker => marker.ToString()).Order(StringComparer.Ordinal));
}
