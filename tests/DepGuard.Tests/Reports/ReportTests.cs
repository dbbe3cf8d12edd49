using System.Globalization;
using System.Runtime.CompilerServices;
using DepGuard.Reports;
using DepGuard.Reports.Graphs;
using DepGuard.Reports.Html;
using DepGuard.Reports.Json;
using DepGuard.Reports.Markdown;
using DepGuard.Reports.Pipelines;
using DepGuard.Reports.Sarif;
using DepGuard.Reports.Text;
using Xunit;

namespace DepGuard.Tests.Reports;

public class ReportTests
{
    private static readonly SortedDictionary<string, IReport> Reports = new(StringComparer.Ordinal)
    {
        ["Azure"] = new AzureReport(),
        ["Dot"] = new DotReport(),
        ["GitHub"] = new GitHubReport(),
        ["GitLab"] = new GitLabReport(),
        ["GraphJson"] = new GraphJsonReport(),
        ["GraphMl"] = new GraphMlReport(),
        ["GraphText"] = new GraphTextReport(),
        ["Html"] = new HtmlReport(),
        ["JUnit"] = new JUnitReport(SampleResults.Rules),
        ["Json"] = new JsonReport(),
        ["Markdown"] = new MarkdownReport(),
        ["Mermaid"] = new MermaidReport(),
        ["MsBuild"] = new MsBuildReport(),
        ["Reviewdog"] = new ReviewdogReport(),
        ["Sarif"] = new SarifReport(SampleResults.Page),
        ["TeamCity"] = new TeamCityReport(),
        ["Terminal"] = new TextReport(new TextOptions { Terminal = true, Width = 80 }),
        ["Text"] = new TextReport(),
        ["TextVerbose"] = new TextReport(new TextOptions { Verbose = true }),
    };

    public static TheoryData<string> Results() => [.. SampleResults.All.Keys];

    public static TheoryData<string, string> EveryFormatAndResult()
    {
        var data = new TheoryData<string, string>();
        foreach (var format in Reports.Keys)
            foreach (var result in SampleResults.All.Keys)
                data.Add(format, result);
        return data;
    }

    [Theory]
    [MemberData(nameof(Results))]
    public void Azure(string result) => Approve(result, "txt");

    [Theory]
    [MemberData(nameof(Results))]
    public void Dot(string result) => Approve(result, "dot");

    [Theory]
    [MemberData(nameof(Results))]
    public void GitHub(string result) => Approve(result, "txt");

    [Theory]
    [MemberData(nameof(Results))]
    public void GitLab(string result) => Approve(result, "json");

    [Theory]
    [MemberData(nameof(Results))]
    public void GraphJson(string result) => Approve(result, "json");

    [Theory]
    [MemberData(nameof(Results))]
    public void GraphMl(string result) => Approve(result, "xml");

    [Theory]
    [MemberData(nameof(Results))]
    public void GraphText(string result) => Approve(result, "txt");

    [Theory]
    [MemberData(nameof(Results))]
    public void Html(string result) => Approve(result, "html");

    [Theory]
    [MemberData(nameof(Results))]
    public void JUnit(string result) => Approve(result, "xml");

    [Theory]
    [MemberData(nameof(Results))]
    public void Json(string result) => Approve(result, "json");

    [Theory]
    [MemberData(nameof(Results))]
    public void Markdown(string result) => Approve(result, "md");

    [Theory]
    [MemberData(nameof(Results))]
    public void Mermaid(string result) => Approve(result, "mmd");

    [Theory]
    [MemberData(nameof(Results))]
    public void MsBuild(string result) => Approve(result, "txt");

    [Theory]
    [MemberData(nameof(Results))]
    public void Reviewdog(string result) => Approve(result, "jsonl");

    [Theory]
    [MemberData(nameof(Results))]
    public void Sarif(string result) => Approve(result, "json");

    [Theory]
    [MemberData(nameof(Results))]
    public void TeamCity(string result) => Approve(result, "txt");

    [Theory]
    [MemberData(nameof(Results))]
    public void Terminal(string result) => Approve(result, "txt");

    [Theory]
    [MemberData(nameof(Results))]
    public void Text(string result) => Approve(result, "txt");

    [Theory]
    [MemberData(nameof(Results))]
    public void TextVerbose(string result) => Approve(result, "txt");

    [Theory]
    [MemberData(nameof(EveryFormatAndResult))]
    public void Two_runs_in_two_cultures_give_the_same_text(string format, string result)
    {
        var report = Reports[format];
        var culture = CultureInfo.CurrentCulture;
        var first = report.Print(SampleResults.All[result]);
        try
        {
            var other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            other.NumberFormat.NumberGroupSeparator = "'";
            other.NumberFormat.NegativeSign = "~";
            CultureInfo.CurrentCulture = other;
            Assert.Equal(first, report.Print(SampleResults.All[result]));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Theory]
    [MemberData(nameof(EveryFormatAndResult))]
    public void No_format_prints_a_character_that_a_terminal_obeys(string format, string result)
    {
        var text = Reports[format].Print(SampleResults.All[result]);

        Assert.DoesNotContain(text, character => char.IsControl(character) && character != '\n');
        Assert.DoesNotContain("\nerror DPG9999", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_lists_are_sorted_and_complete()
    {
        AssertSorted(DepGuard.Reports.All.OfCheck);
        AssertSorted(DepGuard.Reports.All.OfGraph);
        var listed = DepGuard.Reports.All.OfCheck.Concat(DepGuard.Reports.All.OfGraph).Select(report => report.GetType()).ToHashSet();
        var existing = typeof(IReport).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(IReport)) && !type.IsInterface);
        Assert.Equal(existing.ToHashSet(), listed);
    }

    private static void Approve(string result, string extension, [CallerMemberName] string format = "")
    {
        var version = typeof(SarifReport).Assembly.GetName().Version!.ToString(3);
        var text = Reports[format].Print(SampleResults.All[result]);

        Assert.True(text.Length == 0 || text.EndsWith('\n'));
        ApprovedFile.Verify(Stable(text).Replace($"\"{version}\"", "\"VERSION\"", StringComparison.Ordinal), $"{format}_{result}", extension);
    }

    /// <summary>The text without style and script, which are files of their own.</summary>
    private static string Stable(string text) => new[] { (HtmlAssets.Style, "STYLE"), (HtmlAssets.Script, "SCRIPT") }.Aggregate(
        text,
        (rest, asset) => rest.Replace(asset.Item1, asset.Item2, StringComparison.Ordinal).Replace(HtmlText.Hash(asset.Item1), $"'sha256-{asset.Item2}'", StringComparison.Ordinal));

    private static void AssertSorted(IReadOnlyList<IReport> reports)
    {
        var formats = reports.Select(report => report.Format).ToList();
        Assert.Equal(formats.Distinct().Order(StringComparer.Ordinal), formats);
    }
}
