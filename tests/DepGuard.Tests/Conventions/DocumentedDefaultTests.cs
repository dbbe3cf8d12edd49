using System.Text.RegularExpressions;
using DepGuard.Testing;
using Xunit;

namespace DepGuard.Tests.Conventions;

/// <summary>Every default that a reader puts on an edge stands in <c>docs/formats.md</c>, with its product, version and source.</summary>
public partial class DocumentedDefaultTests
{
    private const string Page = "docs/formats.md";
    private const string Fixtures = "tests/fixtures/readers";

    /// <summary>Settings that hold for a whole mesh are defaults of its calls, and no documented ones: the configuration states them.</summary>
    private static readonly HashSet<string> StatedForAll = ["istio/mesh-config"];

    [Fact]
    public void A_printed_default_is_documented()
    {
        var documented = Rows.SelectMany(row => row.Default.Split(", ").Select(number => (row.Product, Number: number))).ToHashSet();
        var printed = Printed().Distinct().ToList();
        var missing = printed.Except(documented).Order().Select(one => $"{one.Product}: {one.Number}").ToList();

        Assert.NotEmpty(printed);
        Assert.Empty(missing);
    }

    [Fact]
    public void A_documented_default_has_its_source() => Assert.DoesNotContain(Rows, row => row.InForce.Length == 0 || row.Source.Length == 0);

    private static List<(string Product, string Default, string InForce, string Source)> Rows =>
    [
        .. File.ReadAllText(RepositoryRoot.Combine(Page)).Split('\n')
            .SkipWhile(line => line != "### Documented defaults")
            .TakeWhile(line => !line.StartsWith("A section", StringComparison.Ordinal))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Select(cells => (cells[1].Trim('`'), cells[2], cells[3], cells[4])),
    ];

    private static IEnumerable<(string Product, string Number)> Printed() =>
        from path in RepositoryRoot.Files(Fixtures, "graph.verified.txt")
        where !StatedForAll.Contains(path[(Fixtures.Length + 1)..^"/graph.verified.txt".Length])
        from line in File.ReadAllText(RepositoryRoot.Combine(path)).Split('\n')
        let match = Default().Match(line)
        where match.Success
        from number in match.Groups["numbers"].Value.Split(", ")
        where !number.StartsWith("retries on ", StringComparison.Ordinal)
        select (match.Groups["product"].Value.Replace("-defaults", "", StringComparison.Ordinal), number.Replace(" exponential", "", StringComparison.Ordinal));

    [GeneratedRegex(@"^    \S+ \S+ (?<product>\S+) \(default\): (?<numbers>.+)$")]
    private static partial Regex Default();
}
