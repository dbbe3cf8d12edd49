using DepGuard.Findings;
using DepGuard.Reports;
using DepGuard.Reports.Html;
using DepGuard.Reports.Markdown;
using DepGuard.Reports.Text;
using Xunit;

namespace DepGuard.Tests.Reports;

/// <summary>What has to be done together stands together, apart from the alternatives.</summary>
public class RemedyTests
{
    private static readonly AnalysisResult Result = SampleResults.Of(
        SampleResults.CycleFinding with { Remedies = ["Remove the call a -> b.", "Also remove the call c -> d.", "Also remove the call e -> f.", "Cache the answer."] });

    [Fact]
    public void Text_joins_what_belongs_together() => Assert.Contains(
        "  do: Remove the call a -> b.\n  and: Also remove the call c -> d.\n       Also remove the call e -> f.\n  or: Cache the answer.\n",
        new TextReport().Print(Result), StringComparison.Ordinal);

    [Fact]
    public void Markdown_lists_it_below_the_remedy() => Assert.Contains(
        "1. Remove the call a → b.\n   - Also remove the call c → d.\n   - Also remove the call e → f.\n1. Cache the answer.\n",
        new MarkdownReport().Print(Result).Replace("-&gt;", "→", StringComparison.Ordinal).Replace("-\\>", "→", StringComparison.Ordinal), StringComparison.Ordinal);

    [Fact]
    public void Html_lists_it_below_the_remedy() => Assert.Contains(
        "<li>Remove the call a → b.\n<ul>\n<li>Also remove the call c → d.\n<li>Also remove the call e → f.\n</ul>\n<li>Cache the answer.\n</ol>\n",
        new HtmlReport().Print(Result), StringComparison.Ordinal);
}
