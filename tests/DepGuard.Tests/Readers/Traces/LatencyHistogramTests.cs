using DepGuard.Readers.Traces.Joining;
using Xunit;

namespace DepGuard.Tests.Readers.Traces;

public class LatencyHistogramTests
{
    [Theory]
    [InlineData(0.5)]
    [InlineData(0.99)]
    public void A_percentile_is_off_by_less_than_a_hundredth(double share)
    {
        var histogram = new LatencyHistogram();
        var durations = Enumerable.Range(1, 10_000).Select(i => 1_000L + ((long)i * i * 37)).ToList();
        foreach (var duration in durations.OrderBy(duration => duration % 1009))
            histogram.Add(duration);

        var exact = durations[(int)(durations.Count * share)];
        Assert.InRange(histogram.Percentile(share)!.Value.TotalNanoseconds, exact * 0.99, exact * 1.01);
    }

    [Fact]
    public void One_duration_is_every_percentile_of_itself()
    {
        var histogram = new LatencyHistogram();
        histogram.Add(123_456_700);

        Assert.Equal(TimeSpan.FromTicks(1_234_567), histogram.Percentile(0.5));
        Assert.Equal(TimeSpan.FromTicks(1_234_567), histogram.Percentile(0.99));
    }

    [Fact]
    public void Without_durations_there_is_no_percentile()
    {
        var histogram = new LatencyHistogram();
        histogram.Add(-1);

        Assert.Null(histogram.Percentile(0.5));
    }

    [Fact]
    public void The_longest_duration_has_a_bucket()
    {
        var histogram = new LatencyHistogram();
        histogram.Add(long.MaxValue);
        histogram.Add(0);

        Assert.NotNull(histogram.Percentile(0.99));
    }
}
