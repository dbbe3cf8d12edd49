using System.Text;
using System.Text.RegularExpressions;
using DepGuard.Contracts;
using DepGuard.Findings;
using DepGuard.Reports;
using DepGuard.Reports.Markdown;
using Xunit;

namespace DepGuard.Tests.Reports.Markdown;

public class MarkdownReportTests
{
    [Theory]
    [InlineData(false, 64_000)]
    [InlineData(true, 900_000)]
    public void Ten_thousand_findings_are_cut_between_two_blocks(bool isStep, int limit)
    {
        var text = (isStep ? MarkdownReport.StepSummary : new MarkdownReport()).Print(Many(4_000, 4_000, 2_000));
        var shown = Count(text, "<details>") + Count(text, "<details open>");
        var left = Regex.Match(text, "Left out, because this text may not be longer: ([0-9,]+) errors, ([0-9,]+) warnings, ([0-9,]+) notes");

        Assert.InRange(Encoding.UTF8.GetByteCount(text), limit - 4_000, limit);
        Assert.Equal(shown, Count(text, "</details>"));
        Assert.True(left.Success);
        Assert.Equal("4,000", left.Groups[2].Value);
        Assert.Equal(4_000, shown + int.Parse(left.Groups[1].Value, System.Globalization.NumberStyles.AllowThousands, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_finding_that_is_longer_than_the_text_may_be_is_cut_itself()
    {
        var services = Enumerable.Range(1, 5_000).Select(number => $"service-{number}").ToList();
        var finding = SampleResults.CycleFinding with
        {
            Message = string.Join(", ", services),
            Path = services,
            Related = [.. services.Select(service => new RelatedLocation(service, SampleGraph.Span("a.yaml", 1)))],
            Details = services,
            Remedies = services,
        };
        var text = new MarkdownReport().Print(SampleResults.Of(finding));

        Assert.InRange(text.Length, 1_000, 12_000);
        Assert.Contains("and 4,980 more", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_verdict_its_reasons_and_remedies_come_first()
    {
        var first = SampleResults.CycleFinding with { Remedies = ["Do this.", "Or that."] };
        var second = first with { Subject = "another", Message = "Another one." };
        var text = new MarkdownReport().Print(SampleResults.Of(first, second) with
        {
            Verdict = Verdict.Of([first, second]),
            Alone = [("release-a", Decision.Go), ("release-b", Decision.GoWithCare)],
        });

        Assert.StartsWith("<!-- depguard -->\n## DepGuard: NO-GO, 2 errors, 0 warnings\n\n- release-a alone: **GO**\n- release-b alone: **GO WITH CARE**\n- together: **NO-GO**\n\n**Because**\n\n1. error **", text, StringComparison.Ordinal);
        Assert.Contains("**What to do first**\n\n1. Do this.\n\n", text, StringComparison.Ordinal);
        Assert.Single(Regex.Matches(text, "Or that."));
        Assert.Contains($"**What to do** The same as for {first.Rule.Id}: Do this.", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<img src=x onerror=alert(1)>", "&lt;img src=x onerror=alert(1)&gt;")]
    [InlineData("![x](http://a)", "!&#8203;&#91;x&#93;(http:&#8203;//a)")]
    [InlineData("@team #12 www.a", "@&#8203;team #&#8203;12 www.&#8203;a")]
    [InlineData("a|b `c` *d* _e_", "a&#124;b &#96;c&#96; &#42;d&#42; &#95;e&#95;")]
    [InlineData("one\ntwo", "one&#92;ntwo")]
    public void Text_stays_text(string text, string expected) => Assert.Equal(expected, MarkdownText.Of(text));

    [Theory]
    [InlineData("a_b <c>", "`a_b <c>`")]
    [InlineData("a`b", "<code>a&#96;b</code>")]
    [InlineData("a|b", "<code>a&#124;b</code>")]
    public void Code_cannot_be_left(string text, string expected) => Assert.Equal(expected, MarkdownText.Code(text));

    [Fact]
    public void Markup_in_names_is_in_no_place_where_it_counts()
    {
        var text = new MarkdownReport().Print(SampleResults.All["hostile"]);
        var outside = Regex.Replace(text, "`[^`\n]*`", "");

        Assert.DoesNotMatch("<(?!/?(details|summary|b|code)( open)?>|!-- depguard -->)", outside);
        Assert.DoesNotMatch(@"\]\((?!https://github\.com/depguard/)", outside);
    }

    [Fact]
    public void No_finding_is_said_in_words() =>
        Assert.StartsWith(
            "<!-- depguard -->\n## DepGuard: 0 errors, 0 warnings\n\nNo service found, so nothing was checked. Looked for " +
            "Compose files, Kubernetes objects, Helm charts, and settings of proxies and applications; name the folder that holds them (`depguard doctor` lists what was read).\n\n",
            new MarkdownReport().Print(SampleResults.All["empty"]),
            StringComparison.Ordinal);

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private static AnalysisResult Many(int errors, int warnings, int notes) => SampleResults.Of([
        .. Enumerable.Range(1, errors).Select(number => SampleResults.CycleFinding with { Subject = $"e{number}" }),
        .. Enumerable.Range(1, warnings).Select(number => SampleResults.CycleFinding with { Subject = $"w{number}", Severity = Severity.Warning }),
        .. Enumerable.Range(1, notes).Select(number => SampleResults.Note(SampleResults.AddressRule, $"n{number}", SampleGraph.Span("a.yaml", number))),
    ]);
}
