using System.Text.RegularExpressions;
using DepGuard.Contracts;
using DepGuard.Findings;
using DepGuard.Reports;
using DepGuard.Reports.Pipelines;
using Xunit;

namespace DepGuard.Tests.Reports.Pipelines;

/// <summary>Formats that are lines of a log: each line is read back the way its host reads it.</summary>
public partial class CommandReportTests
{
    /// <summary>Text that would end a value, start another command or be turned into something else.</summary>
    private const string Hostile = "a %0A::error::b, c:d; e]f|g'h ##vso[task.complete] ##teamcity[x] 100% %AZP25 %3B zürich 😀";

    [Fact]
    public void GitHub_gets_ten_errors_and_ten_warnings_and_the_number_of_the_rest()
    {
        var text = new GitHubReport().Print(Many(error: 15, warning: 12, note: 3));
        var commands = text.Split('\n').Where(line => line.StartsWith("::", StringComparison.Ordinal)).Select(line => line.Split(' ')[0]).ToList();

        Assert.Equal([.. Enumerable.Repeat("::error", 10), .. Enumerable.Repeat("::warning", 10)], commands);
        Assert.Contains("\n10 more findings in the step summary and in the other formats\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void GitHub_reads_every_value_back()
    {
        var line = Lines(new GitHubReport(), Hostile)[0];
        var match = GitHubCommand().Match(line);
        var properties = match.Groups["properties"].Value.Split(',').Select(property => property.Split('=', 2)).ToDictionary(pair => pair[0], pair => Property(pair[1]));

        Assert.Equal(Hostile, Data(match.Groups["data"].Value));
        Assert.Equal($"{Hostile}.yaml", properties["file"]);
        Assert.Equal("3", properties["line"]);
        Assert.Equal("DPG2001: Services call each other in a cycle", properties["title"]);

        static string Data(string text) => text.Replace("%0A", "\n", StringComparison.Ordinal).Replace("%25", "%", StringComparison.Ordinal);
        static string Property(string text) => Data(text.Replace("%3A", ":", StringComparison.Ordinal).Replace("%2C", ",", StringComparison.Ordinal));
    }

    [Fact]
    public void Azure_reads_every_value_back()
    {
        var line = Lines(new AzureReport(), Hostile)[0];
        var match = AzureCommand().Match(line);
        var properties = match.Groups["properties"].Value.Split(';').Select(property => property.Split('=', 2)).ToDictionary(pair => pair[0], pair => Property(pair[1]));

        Assert.Equal(Hostile, Data(match.Groups["data"].Value));
        Assert.Equal($"{Hostile}.yaml", properties["sourcepath"]);
        Assert.Equal(("error", "3", "DPG2001"), (properties["type"], properties["linenumber"], properties["code"]));

        static string Data(string text) => text.Replace("%AZP25", "%", StringComparison.Ordinal);
        static string Property(string text) => Data(text.Replace("%3B", ";", StringComparison.Ordinal).Replace("%5D", "]", StringComparison.Ordinal));
    }

    [Fact]
    public void Azure_is_told_no_note() =>
        Assert.Equal(3, Lines(new AzureReport(), Many(error: 1, warning: 2, note: 3)).Count(line => line.StartsWith("##vso[task.logissue ", StringComparison.Ordinal)));

    [Fact]
    public void TeamCity_reads_every_value_back()
    {
        var lines = Lines(new TeamCityReport(), Hostile);
        var values = TeamCityAttribute().Matches(lines[1]).ToDictionary(match => match.Groups["name"].Value, match => Value(match.Groups["value"].Value));

        Assert.All(lines, line => Assert.Matches(TeamCityMessage(), line));
        Assert.Equal(Hostile, values["message"]);
        Assert.Equal(($"{Hostile}.yaml", "3", "ERROR", "DPG2001"), (values["file"], values["line"], values["SEVERITY"], values["typeId"]));

        static string Value(string text) => TeamCityEscape().Replace(text, match => match.Groups["code"].Success
            ? ((char)Convert.ToInt32(match.Groups["code"].Value, 16)).ToString()
            : match.Value[1..]);
    }

    [Fact]
    public void TeamCity_gets_no_longer_text_than_it_keeps()
    {
        var line = Lines(new TeamCityReport(), new string('x', 9_000))[1];

        Assert.Equal(4_000, TeamCityAttribute().Matches(line)[1].Groups["value"].Value.Replace("|0x2026", "…", StringComparison.Ordinal).Length);
    }

    [Theory]
    [InlineData("cycle")]
    [InlineData("hostile")]
    public void MSBuild_recognises_every_line(string result) =>
        Assert.All(Lines(new MsBuildReport(), SampleResults.All[result]), line => Assert.Matches(CanonicalError(), line));

    private static List<string> Lines(IReport report, string hostile)
    {
        var finding = SampleResults.CycleFinding with { Message = hostile, At = SampleGraph.Span($"{hostile}.yaml", 3) };
        return Lines(report, SampleResults.Of(finding));
    }

    private static List<string> Lines(IReport report, AnalysisResult result) => [.. report.Print(result).TrimEnd('\n').Split('\n')];

    private static AnalysisResult Many(int error, int warning, int note) => SampleResults.Of(
        new[] { (Severity.Error, error), (Severity.Warning, warning), (Severity.Note, note) }
            .SelectMany(item => Enumerable.Range(1, item.Item2).Select(number =>
                SampleResults.CycleFinding with { Severity = item.Item1, Subject = $"{item.Item1} {number}" })));

    [GeneratedRegex("^::(error|warning) (?<properties>[^:]*)::(?<data>.*)$")]
    private static partial Regex GitHubCommand();

    [GeneratedRegex(@"^##vso\[task\.logissue (?<properties>[^\]]*)\](?<data>.*)$")]
    private static partial Regex AzureCommand();

    [GeneratedRegex(@"^##teamcity\[\w+( \w+='([^|'\[\]]|\|['\[\]|]|\|0x[0-9a-f]{4})*')+\]$")]
    private static partial Regex TeamCityMessage();

    [GeneratedRegex(@" (?<name>\w+)='(?<value>([^|']|\|.)*)'")]
    private static partial Regex TeamCityAttribute();

    [GeneratedRegex(@"\|(0x(?<code>[0-9a-f]{4})|.)")]
    private static partial Regex TeamCityEscape();

    /// <summary>The form that MSBuild documents: origin with a place, category, code, text.</summary>
    [GeneratedRegex(@"^[^()]+\([0-9]+,[0-9]+(,[0-9]+,[0-9]+)?\): (error|warning|note) DPG[0-9]{4}: .+$")]
    private static partial Regex CanonicalError();
}
