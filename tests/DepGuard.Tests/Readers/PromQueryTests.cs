using DepGuard.Readers.Objectives;
using Xunit;

namespace DepGuard.Tests.Readers;

public class PromQueryTests
{
    [Theory]
    [InlineData("""sum(rate(http_requests_total{code=~"5..", job = "basket"}[5m]))""", "basket")]
    [InlineData("""a{job="gateway"} / b{service="basket",job="gateway"}""", "basket")]
    [InlineData("""a{path="/x{y}",app='basket'}""", "basket")]
    public void The_most_telling_label_names_the_service(string query, string service) => Assert.Equal(service, PromQuery.Services(query).First());

    [Theory]
    [InlineData("up")]
    [InlineData("""a{job!="basket"}""")]
    [InlineData("""a{job=~"basket|search"}""")]
    [InlineData("""a{job="basket""")]
    [InlineData("{{{{")]
    [InlineData("a{=\"x\"}")]
    public void A_label_without_a_fixed_value_names_none(string query) => Assert.Empty(PromQuery.Services(query));

    [Theory]
    [InlineData("""request_duration_seconds_bucket{le="0.25"}""", 250d)]
    [InlineData("""request_duration_ms_bucket{job="x",le="250"}""", 250d)]
    [InlineData("""request_duration_bucket{le="250"}""", null)]
    [InlineData("""request_duration_seconds_bucket{le="+Inf"}""", null)]
    [InlineData("""request_duration_seconds_count""", null)]
    public void A_threshold_has_the_unit_of_its_metric(string query, double? milliseconds) =>
        Assert.Equal(milliseconds, PromQuery.Threshold(query)?.TotalMilliseconds);
}
