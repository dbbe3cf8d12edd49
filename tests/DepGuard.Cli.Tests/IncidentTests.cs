using System.Text.Json;
using DepGuard.Testing;
using Xunit;

namespace DepGuard.Cli.Tests;

/// <summary>The public incidents under <c>samples/incidents</c>: seen before, gone after.</summary>
public class IncidentTests
{
    private const string Folder = "samples/incidents";

    private static readonly Shell Repository = new(RepositoryRoot.Path);

    public static TheoryData<string> Names =>
        [.. Directory.EnumerateDirectories(RepositoryRoot.Combine(Folder)).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_reported_before_is_not_reported_after(string name)
    {
        var expected = File.ReadAllLines(RepositoryRoot.Combine($"{Folder}/{name}/expected-findings.txt"));

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
    public void A_page_names_the_source(string name)
    {
        Assert.Contains("\nSource: ", File.ReadAllText(RepositoryRoot.Combine($"{Folder}/{name}/README.md")));
        Assert.Contains($"]({name})", File.ReadAllText(RepositoryRoot.Combine($"{Folder}/README.md")));
    }

    private static IEnumerable<string> Rules(string folder)
    {
        using var result = JsonDocument.Parse(Repository.Run("check", folder, "--format", "json").Out);
        return [.. result.RootElement.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("rule").GetString()!)];
    }
}
