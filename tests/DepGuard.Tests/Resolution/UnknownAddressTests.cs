using DepGuard.Findings;
using DepGuard.Sources;
using Xunit;

namespace DepGuard.Tests.Resolution;

public class UnknownAddressTests
{
    [Theory]
    [InlineData("stok")]
    [InlineData("stockk")]
    [InlineData("sotck")]
    public void A_slip_of_the_pen_proposes_the_name_that_is_meant(string written) =>
        Assert.Equal([$"Write stock if that is what {written} means."], FindingFor(written).Remedies);

    [Theory]
    [InlineData("ledger")]
    [InlineData("web2")]
    [InlineData("stk")]
    public void A_name_that_is_far_from_all_others_or_near_to_the_caller_or_short_proposes_nothing(string written) =>
        Assert.Empty(FindingFor(written).Remedies);

    private static Finding FindingFor(string host)
    {
        var compose = $$"""
            services:
              web: { image: shop/web, environment: { STOCK_URL: "http://{{host}}:8080" } }
              stock: { image: shop/stock }
            """;
        return Assert.Single(Analysis.Run(new AnalysisRequest(SourceTree.Of([new SourceFile("compose.yaml", compose)]))).Active);
    }
}
