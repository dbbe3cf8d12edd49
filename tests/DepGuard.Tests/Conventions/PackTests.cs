using System.Text.RegularExpressions;
using DepGuard.Contracts;
using DepGuard.Testing;
using Xunit;

namespace DepGuard.Tests.Conventions;

/// <summary>Packs name only rules that exist, in order, and do what their name promises.</summary>
public partial class PackTests
{
    private static readonly Dictionary<string, RuleInfo> Rules = RulePage.All.ToDictionary(page => page.Rule.Id, page => page.Rule);

    /// <summary>The packs, by file name.</summary>
    public static TheoryData<string> Packs => [.. RepositoryRoot.Files("rules/packs", "*.yaml")];

    [Theory]
    [MemberData(nameof(Packs))]
    public void A_pack_names_known_rules_in_order(string path)
    {
        var ids = IdsOf(path).ToList();

        Assert.Empty(ids.Except(Rules.Keys));
        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
    }

    private static IEnumerable<string> IdsOf(string path) =>
        File.ReadAllLines(RepositoryRoot.Combine(path))
            .Select(line => Setting().Match(line))
            .Where(match => match.Success)
            .Select(match => match.Groups["id"].Value);

    [GeneratedRegex(@"^  (?<id>DPG\d{4}): (\{ severity: )?\w+", RegexOptions.ExplicitCapture)]
    private static partial Regex Setting();
}
