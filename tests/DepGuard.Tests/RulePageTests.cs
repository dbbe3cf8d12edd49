using DepGuard.Configuration;
using DepGuard.Contracts;
using DepGuard.Findings;
using DepGuard.Sources;
using DepGuard.Testing;
using Xunit;

namespace DepGuard.Tests;

/// <summary>Runs the examples of every page whose rule the pipeline looks for; those about code are run by the analyzers' tests.</summary>
public class RulePageTests
{
    /// <summary>Folder of the files of the state before, in examples about a change.</summary>
    private const string Before = "before/";

    /// <summary>Ids of the pages to run.</summary>
    public static TheoryData<string> Pages =>
        [.. RulePage.All.Where(page => page.Rule.Surface is Surface.Input or Surface.Graph or Surface.Release).Select(page => page.Rule.Id)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_bad_example_has_exactly_the_marked_findings(string id)
    {
        var example = RulePage.For(id).Bad;

        Assert.Equal(Lines(example.SelectMany(block => block.Markers)), Lines(FindingsIn(example)));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_good_example_has_no_finding(string id) => Assert.Equal("", Lines(FindingsIn(RulePage.For(id).Good)));

    private static IEnumerable<Marker> FindingsIn(IReadOnlyList<CodeBlock> example)
    {
        var before = example.Where(IsBefore).Select(block => block with { File = block.File![Before.Length..] }).ToList();
        var after = example.Where(block => !IsBefore(block)).ToList();
        var result = Run(after, before.Count == 0 ? null : Run(before, null));
        return (before.Count == 0 ? result : Comparison.OfChange(result)).Active
            .Select(finding => new Marker(finding.Rule.Id, finding.At.Path, finding.At.Line));
    }

    private static AnalysisResult Run(IReadOnlyList<CodeBlock> files, AnalysisResult? before) =>
        Analysis.Run(new AnalysisRequest(SourceTree.Of(files.Select(block => block.ToSourceFile()))) { Config = ConfigIn(files), Before = before });

    private static bool IsBefore(CodeBlock block) => block.File!.StartsWith(Before, StringComparison.Ordinal);

    private static DepGuardConfig ConfigIn(IReadOnlyList<CodeBlock> example) =>
        example.FirstOrDefault(block => block.File == "depguard.yaml") is { } block ? ConfigReader.Read(block.ToSourceFile(), _ => null).Config : DepGuardConfig.Default;

    private static string Lines(IEnumerable<Marker> markers) =>
        string.Join('\n', markers.Select(marker => marker.ToString()).Order(StringComparer.Ordinal));
}
