using DepGuard.Testing;
using Xunit;

namespace DepGuard.Tests.Readers;

/// <summary>
/// Each folder <c>tests/fixtures/readers/FORMAT/CASE/files</c> is analysed like a repository; what comes out stands beside it in
/// <c>graph.verified.txt</c>. Every bug report becomes a case.
/// </summary>
public class FixtureTests
{
    private const string Root = "tests/fixtures/readers";

    public static TheoryData<string> Cases => [.. Folders()];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_gives_the_approved_graph(string fixture)
    {
        var folder = $"{Root}/{fixture}";
        var result = ScannedFolder.Analyse(RepositoryRoot.Combine($"{folder}/files"));

        Approve.File($"{folder}/graph.verified.txt", GraphPrint.Of(result));
    }

    [Fact]
    public void There_are_cases()
    {
        Assert.NotEmpty(Folders());
    }

    private static IEnumerable<string> Folders() =>
        RepositoryRoot.Files(Root, "*")
            .Where(path => path.Contains("/files/", StringComparison.Ordinal))
            .Select(path => path[(Root.Length + 1)..path.IndexOf("/files/", StringComparison.Ordinal)])
            .Distinct(StringComparer.Ordinal);
}
