using DepGuard.Contracts;
using DepGuard.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DepGuard.Analyzers.Tests.Robustness;

/// <summary>
/// Code is incomplete while it is typed: no analyzer may fail when a token is missing. A run takes a sample, the same each time;
/// with <c>DEPGUARD_EVERY_TOKEN=1</c> in the environment it takes every token.
/// </summary>
public class MissingTokenTests
{
    private const int SampledExampleTokens = 29;
    private const int SampledSourceTokens = 4999;

    private static readonly bool IsComplete = Environment.GetEnvironmentVariable("DEPGUARD_EVERY_TOKEN") == "1";

    [Fact]
    public Task In_an_example_of_a_page() => RunAll(
        RulePage.All.Where(page => page.Rule.Surface == Surface.Code).SelectMany(page => page.Bad.Concat(page.Good)).Select(block => block.ToSourceFile().Text),
        SampledExampleTokens);

    [Fact]
    public Task In_our_own_sources() => RunAll(
        new[] { "src", "analyzers" }.SelectMany(folder => RepositoryRoot.Files(folder, "*.cs")).Select(path => File.ReadAllText(RepositoryRoot.Combine(path))),
        SampledSourceTokens);

    /// <summary>Deletes every n-th token of all texts together, one at a time.</summary>
    private static async Task RunAll(IEnumerable<string> texts, int sampled)
    {
        var step = IsComplete ? 1 : sampled;
        var next = 0;
        foreach (var text in texts)
        {
            var compilation = AnalyzerCase.Compile(text);
            var tokens = compilation.SyntaxTrees[0].GetRoot().DescendantTokens().Where(token => token.Span.Length > 0).ToList();
            for (; next < tokens.Count; next += step)
                await Run(compilation, text.Remove(tokens[next].SpanStart, tokens[next].Span.Length));
            next -= tokens.Count;
        }
    }

    private static Task Run(CSharpCompilation compilation, string text) =>
        AnalyzerCase.Run(compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[0], CSharpSyntaxTree.ParseText(text)), AllAnalyzers.Instances);
}
