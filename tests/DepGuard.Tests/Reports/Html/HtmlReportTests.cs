using System.Text;
using System.Text.RegularExpressions;
using DepGuard.Contracts;
using DepGuard.Findings;
using DepGuard.Reports.Html;
using Xunit;

namespace DepGuard.Tests.Reports.Html;

public partial class HtmlReportTests
{
    public static TheoryData<string> Results() => [.. SampleResults.All.Keys];

    [Theory]
    [MemberData(nameof(Results))]
    public void The_policy_admits_this_style_and_this_script_and_nothing_else(string result)
    {
        var page = Page(SampleResults.All[result]);
        var style = HtmlText.Hash(Regex.Match(page, "<style>(.*?)</style>", RegexOptions.Singleline).Groups[1].Value);
        var script = HtmlText.Hash(Regex.Match(page, "<script>(.*?)</script>", RegexOptions.Singleline).Groups[1].Value);

        Assert.Contains($"content=\"default-src 'none'; style-src {style}; script-src {script}; base-uri 'none'; form-action 'none'\"", page, StringComparison.Ordinal);
        Assert.Single(Regex.Matches(page, "<script>"));
        Assert.Single(Regex.Matches(page, "<style>"));
    }

    [Theory]
    [MemberData(nameof(Results))]
    public void No_name_becomes_markup(string result)
    {
        var page = Page(SampleResults.All[result]).Replace(HtmlAssets.Style, "", StringComparison.Ordinal).Replace(HtmlAssets.Script, "", StringComparison.Ordinal);
        var text = Tag().Replace(page, "");

        Assert.DoesNotContain('<', text);
        Assert.DoesNotMatch(@"<[^>]* (on\w+|href|src|style|srcdoc|action)\s*=", page);
    }

    [Theory]
    [MemberData(nameof(Results))]
    public void The_page_asks_nothing_of_anywhere(string result) =>
        Assert.DoesNotMatch("<(link|img|iframe|object|embed|base|a|image|use)\\b|@import|url\\((?!#)", Page(SampleResults.All[result]));

    [Fact]
    public void The_drawing_and_the_tables_hold_the_same()
    {
        var page = Page(SampleResults.All["cycle"]);

        Assert.Equal(8, Regex.Count(Between(page, "<g class=\"edges\"", "</g>"), "<path "));
        Assert.Equal(8, Regex.Count(Between(page, "<table id=\"edges-table\">", "</table>"), "<tr><td>"));
        Assert.Equal(6, Regex.Count(Between(page, "<g class=\"services\">", "</svg>"), "<rect "));
        Assert.Equal(6, Regex.Count(Between(page, "<table id=\"services-table\">", "</table>"), "<tr><td>"));
        Assert.Single(Regex.Matches(page, "<path class=\"cut\""));
        Assert.Equal(2, Regex.Count(page, "<path class=\"cycle\""));
    }

    [Fact]
    public void The_verdict_comes_first_and_follows_the_worst_finding()
    {
        var result = SampleResults.All["cycle"];
        var warning = result with { Active = [.. result.Active.Where(finding => finding.Severity == Severity.Warning)] };

        Assert.Equal("NO-GO", PageVerdict.Of(result).Word);
        Assert.Equal("GO WITH CARE", PageVerdict.Of(warning).Word);
        Assert.Equal("GO", PageVerdict.Of(result with { Active = [] }).Word);
        Assert.Equal("NOT KNOWN", PageVerdict.Of(SampleResults.All["empty"]).Word);
        Assert.Matches("<body>\n<header>\n<h1>DepGuard</h1>\n<p class=\"verdict no-go\">", Page(result));
    }

    [Fact]
    public void Five_hundred_services_keep_within_the_budget()
    {
        var page = Page(LargeResult.Of(500, 1_500));

        Assert.InRange(Encoding.UTF8.GetByteCount(page), 100_000, 400_000);
        Assert.DoesNotContain("Overview by namespace", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_whole_company_is_an_overview_within_the_budget()
    {
        var result = LargeResult.Of(18_500, 200_000);
        var page = Page(result);

        Assert.InRange(Encoding.UTF8.GetByteCount(page), 1_000_000, 12_000_000);
        Assert.Contains("Overview by namespace", page, StringComparison.Ordinal);
        Assert.InRange(Regex.Count(page, "<path "), 100, 1_600);
        Assert.Contains("<script type=\"application/json\" id=\"data\">", page, StringComparison.Ordinal);
    }

    private static string Page(AnalysisResult result) => new HtmlReport().Print(result);

    private static string Between(string page, string start, string end)
    {
        var from = page.IndexOf(start, StringComparison.Ordinal);
        return page[from..page.IndexOf(end, from, StringComparison.Ordinal)];
    }

    /// <summary>The tags of the page, with quoted attributes only.</summary>
    [GeneratedRegex("""<(!DOCTYPE html|/?(html|head|meta|title|style|body|header|main|section|article|h[1-4]|p|ul|ol|li|span|strong|b|br|small|code|table|caption|thead|tbody|tr|th|td|div|details|summary|form|label|input|select|option|button|datalist|output|script|svg|defs|marker|path|g|rect|text|title)( [\w-]+(="[^"<>]*")?)*/?)>""")]
    private static partial Regex Tag();
}
