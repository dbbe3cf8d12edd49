using System.Text;
using System.Text.RegularExpressions;
using DepGuard.Contracts;
using DepGuard.Findings;
using DepGuard.Graph;
using DepGuard.Graph.Changes;
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
        Assert.DoesNotMatch(@"<[^>]* (on\w+|src|style|srcdoc|action)\s*=|href=""(?!#\w+"">)", page);
    }

    [Theory]
    [MemberData(nameof(Results))]
    public void The_page_asks_nothing_of_anywhere(string result) =>
        Assert.DoesNotMatch("<(link|img|iframe|object|embed|base|image|use)\\b|@import|url\\((?!#)", Page(SampleResults.All[result]));

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
        Assert.Matches("<body>\n<header class=\"no-go\">\n<p class=\"brand\">DepGuard</p>\n.*\n<h1>NO-GO</h1>\n", Page(result));
    }

    [Fact]
    public void Releases_that_contradict_each_other_are_named_with_what_was_tried()
    {
        var page = Page(SampleResults.All["cycle"] with
        {
            Alone = [("one", Decision.Go), ("two", Decision.Go)],
            Conflicts = [new MergeConflict("two", "a", "tier", "2", "<b>3")],
            Tried = "all sets of 2 releases",
        });

        Assert.Contains("<li class=\"conflict\">Conflict: a: tier 2, but &lt;b&gt;3 in two, which is what was judged</li>", page, StringComparison.Ordinal);
        Assert.Contains("<p class=\"tried\">Tried: all sets of 2 releases.</p>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hub_at_risk_has_a_curve_and_the_numbers_beside_it()
    {
        var before = new HubStanding(40, 40, 100, 96.8, 25) { TippingOutage = TimeSpan.FromSeconds(3.46) };
        var now = new HubStanding(65, 0, 53.3, 50.4, 13.3) { TippingOutage = TimeSpan.Zero };
        var curve = Enumerable.Range(0, 80).Select(load => new AnsweredLoad(load, load <= 50 ? load : null, load >= 14 ? 0 : null));
        var page = Page(SampleResults.All["cycle"] with { Outlooks = [new HubOutlook("auth", now, [.. curve]) { Before = before }] });

        Assert.Contains("<b>auth</b> gets 65/s and can answer 50.4/s: it is down until less than 13.3/s come.", page, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\">outage that takes it down<td>3.5 s<td>none needed", page, StringComparison.Ordinal);
        Assert.Equal(["before", "after"], Regex.Matches(page, "<circle class=\"(\\w+)\"").Select(match => match.Groups[1].Value));
        Assert.Single(Regex.Matches(page, "<path class=\"working\""));
        Assert.DoesNotContain("NaN", page, StringComparison.Ordinal);
    }

    [Fact]
    public void What_changed_is_marked_in_the_drawing_in_the_tables_and_in_the_order()
    {
        var result = SampleResults.All["cycle"];
        var edge = result.Graph.Edges[0];
        var before = new ServiceGraph(result.Graph.Services, [.. result.Graph.Edges.Skip(1)], []);
        var added = Page(result with { Change = GraphDiff.Between(before, result.Graph) });
        var removed = Page(result with { Graph = before, Change = GraphDiff.Between(result.Graph, before) });

        Assert.Single(Regex.Matches(added, "<path class=\"added\""));
        Assert.Single(Regex.Matches(removed, "<path class=\"removed\""));
        Assert.Single(Regex.Matches(Between(removed, "<table id=\"edges-table\">", "</table>"), "<td>removed"));
        Assert.Equal($"<li>{edge.Caller.Id}</li>", Between(added, "<ol class=\"order\">", "</ol>").Split('\n')[1]);
    }

    [Fact]
    public void The_contents_name_every_section()
    {
        var page = Page(SampleResults.All["cycle"]);

        Assert.Equal(
            Regex.Matches(page, "<section id=\"(\\w+)\">").Select(match => match.Groups[1].Value),
            Regex.Matches(Between(page, "<nav", "</nav>"), "href=\"#(\\w+)\"").Select(match => match.Groups[1].Value));
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
    [GeneratedRegex("""<(!DOCTYPE html|/?(html|head|meta|title|style|body|header|nav|a|main|section|article|h[1-4]|p|ul|ol|li|span|strong|b|br|small|code|table|caption|thead|tbody|tr|th|td|div|details|summary|form|label|input|select|option|button|datalist|output|script|figure|figcaption|svg|circle|defs|marker|path|g|rect|text|title)( [\w-]+(="[^"<>]*")?)*/?)>""")]
    private static partial Regex Tag();
}
