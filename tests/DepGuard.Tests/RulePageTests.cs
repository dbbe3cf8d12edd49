using DepGuard.Configuration;
using DepGuard.Contracts;
using DepGuard.Sources;
using DepGuard.Testing;
using Xunit;

namespace DepGuard.Tests;

/// <summary>Runs the examples of every page whose rule the pipeline looks for; those about code are run by the analyzers' tests.</summary>
public class RulePageTests
{
    /// <summary>Ids of the pages to run.</summary>
    public static TheoryData<string> Pages =>
        [.. RulePage.All.Where(page => page.Rule.Surface is Surface.Input or Surface.Graph).Select(page => page.Rule.Id)];

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
        var request = new AnalysisRequest(SourceTree.Of(example.Select(block => block.ToSourceFile())))
        {
            Config = ConfigIn(example),
            Lock = example.FirstOrDefault(block => block.File == "depguard.graph")?.ToSourceFile(),
        };
        return Analysis.Run(request).Active.Select(finding => new Marker(finding.Rule.Id, finding.At.Path, finding.At.Line));
    }

    private static DepGuardConfig ConfigIn(IReadOnlyList<CodeBlock> example) =>
        example.FirstOrDefault(block => block.File == "depguard.yaml") is { } block ? ConfigReader.Read(block.ToSourceFile(), _ => null).Config : DepGuardConfig.Default;

    private static string Lines(IEnumerable<Marker> markers) =>
        string.Join('\n', markers.Select(marker => marker.ToString()).Order(StringComparer.Ordinal));
}
