using System.Text.Json;
using DepGuard.Contracts;
using DepGuard.Testing;
using Xunit;

namespace DepGuard.Cli.Tests;

/// <summary>The public incidents under <c>samples/incidents</c>: seen before, gone after. The rules about code have a test beside the analyzers.</summary>
public class IncidentTests
{
    private const string Folder = "samples/incidents";

    private static readonly Shell Repository = new(RepositoryRoot.Path);

    public static TheoryData<string> Names =>
        [.. Directory.EnumerateDirectories(RepositoryRoot.Combine(Folder)).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Fact]
    public void Every_incident_whose_cause_is_visible_beforehand_is_here() => Assert.Equal(13, Names.Count);

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_reported_before_is_not_reported_after(string name)
    {
        var expected = File.ReadAllLines(RepositoryRoot.Combine($"{Folder}/{name}/expected-findings.txt")).Where(IsAboutTheGraph).ToList();

        Assert.NotEmpty(expected);
        Assert.Empty(expected.Except(Rules($"{Folder}/{name}/before")));
        Assert.Empty(expected.Intersect(Rules($"{Folder}/{name}/after")));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_system_after_passes(string name) =>
        Assert.Equal(0, Repository.Run("check", $"{Folder}/{name}/after", "--fail-on", "warning").Status);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_page_names_the_source_and_what_is_invented(string name)
    {
        var page = File.ReadAllText(RepositoryRoot.Combine($"{Folder}/{name}/README.md"));

        Assert.Matches("\nModelled on .+\nSource: [^<]+<https?://[^>]+>\\.\n", page);
        Assert.Matches("The\\s+structure\\s+is\\s+theirs;", page);
        Assert.Contains($"]({name})", File.ReadAllText(RepositoryRoot.Combine($"{Folder}/README.md")));
    }

    private static bool IsAboutTheGraph(string id) => RuleCatalog.Find(id)!.Surface == Surface.Graph;

    private static IEnumerable<string> Rules(string folder)
    {
        using var result = JsonDocument.Parse(Repository.Run("check", folder, "--format", "json").Out);
        return [.. result.RootElement.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("rule").GetString()!)];
    }
}
