using System.Xml.Linq;
using DepGuard.Testing;
using Xunit;

namespace DepGuard.Tests.Derived;

/// <summary>Files that are pure functions of <c>rules/</c>: <c>./build approve</c> writes them, every other run compares.</summary>
public class DerivedFilesTests
{
    private const string Analyzers = "analyzers/DepGuard.Analyzers";

    private static readonly IReadOnlyList<RulePage> CodePages =
        [.. RulePage.All.Where(page => page.Rule.Surface == Contracts.Surface.Code)];

    [Fact]
    public void The_catalogue_holds_every_page() =>
        Approve.File("src/DepGuard.Contracts/RuleCatalog.cs", RuleCatalogText.Of(RulePage.All));

    [Fact]
    public void The_index_lists_every_page() =>
        Approve.File("rules/README.md", RuleIndexText.Of(RulePage.All));

    [Fact]
    public void The_readme_lists_every_page()
    {
        var readme = File.ReadAllText(RepositoryRoot.Combine("README.md"));

        Approve.File("README.md", RuleIndexText.ReplaceTable(readme, RulePage.All));
    }

    [Fact]
    public void The_recommended_pack_holds_every_default() =>
        Approve.File("rules/packs/recommended.yaml", RecommendedPackText.Of(RulePage.All));

    [Fact]
    public void The_strict_pack_raises_every_rule_by_one_severity() =>
        Approve.File("rules/packs/strict.yaml", StrictPackText.Of(RulePage.All));

    [Fact]
    public void The_analyzers_have_a_descriptor_for_every_page_about_code()
    {
        if (HasAnalyzers())
            Approve.File($"{Analyzers}/Descriptors.cs", DescriptorsText.Of(CodePages, HelpLink()));
    }

    [Fact]
    public void Release_tracking_knows_every_page_about_code()
    {
        if (!HasAnalyzers())
            return;

        Approve.File($"{Analyzers}/AnalyzerReleases.Shipped.md", AnalyzerReleasesText.Shipped(CodePages));
        Approve.File($"{Analyzers}/AnalyzerReleases.Unshipped.md", AnalyzerReleasesText.Unshipped(CodePages));
    }

    private static bool HasAnalyzers() => Directory.Exists(RepositoryRoot.Combine(Analyzers));

    private static string HelpLink() =>
        XDocument.Load(RepositoryRoot.Combine("Directory.Build.props")).Descendants("DepGuardHelpLink").Single().Value;
}
