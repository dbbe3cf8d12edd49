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
    /// <summary>The state before, in examples about a change.</summary>
    private const string Before = "before";

    /// <summary>Ids of the pages to run.</summary>
    public static TheoryData<string> Pages =>
        [.. RulePage.All.Where(page => page.Rule.Surface is Surface.Input or Surface.Graph or Surface.Release).Select(page => page.Rule.Id)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_bad_example_has_exactly_the_marked_findings(string id)
    {
        var example = RulePage.For(id).Bad;

        Assert.Equal(Lines(example.Select(block => block with { File = FileOf(block.File!) }).SelectMany(block => block.Markers)), Lines(FindingsIn(example)));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_good_example_has_no_finding(string id) => Assert.Equal("", Lines(FindingsIn(RulePage.For(id).Good)));

    private static IEnumerable<Marker> FindingsIn(IReadOnlyList<CodeBlock> example) =>
        Result(example.ToLookup(block => StateOf(block.File!), block => block with { File = FileOf(block.File!) })).Active
            .Select(finding => new Marker(finding.Rule.Id, finding.At.Path, finding.At.Line));

    private static AnalysisResult Result(ILookup<string, CodeBlock> states)
    {
        if (!states.Contains(Before))
            return Run([.. states[""]], null);

        var before = Run([.. states[Before]], null);
        var releases = states.Where(state => state.Key != Before).Select(state => (Name: state.Key, Result: Run([.. state], before))).ToList();
        return releases.Count == 1 ? Comparison.OfChange(releases[0].Result) : ReleaseAnalysis.Combine(before, releases, DepGuardConfig.Default, today: null);
    }

    /// <summary>The state that a file belongs to: <c>before</c>, <c>release-a</c> and so on, or nothing.</summary>
    private static string StateOf(string title) => title.Split('/')[0] is var first && (first == Before || first.StartsWith("release-", StringComparison.Ordinal)) ? first : "";

    private static string FileOf(string title) => StateOf(title) is { Length: > 0 } state ? title[(state.Length + 1)..] : title;

    private static AnalysisResult Run(IReadOnlyList<CodeBlock> files, AnalysisResult? before) =>
        Analysis.Run(new AnalysisRequest(SourceTree.Of(files.Select(block => block.ToSourceFile())))
        {
            Config = ConfigIn(files),
            Before = before,
            Lock = files.FirstOrDefault(block => block.File == "depguard.graph")?.ToSourceFile(),
        });

    private static DepGuardConfig ConfigIn(IReadOnlyList<CodeBlock> example) =>
        example.FirstOrDefault(block => block.File == "depguard.yaml") is { } block ? ConfigReader.Read(block.ToSourceFile(), _ => null).Config : DepGuardConfig.Default;

    private static string Lines(IEnumerable<Marker> markers) =>
        string.Join('\n', markers.Select(marker => marker.ToString()).Order(StringComparer.Ordinal));
}
