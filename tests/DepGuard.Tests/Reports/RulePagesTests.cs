using DepGuard.Reports;
using Xunit;

namespace DepGuard.Tests.Reports;

public class RulePagesTests
{
    [Fact]
    public void A_section_ends_at_the_next_heading()
    {
        Assert.Equal("The services wait for each other.", RulePages.Section(SampleResults.CyclePage, "Summary"));
        Assert.Equal("None of them can start alone.", RulePages.Section(SampleResults.CyclePage, "Why it matters"));
        Assert.Null(RulePages.Section(SampleResults.CyclePage, "Why"));
    }

    [Fact]
    public void A_rule_that_does_not_exist_has_no_page()
    {
        Assert.Null(RulePages.Find("DPG9999"));
    }
}
