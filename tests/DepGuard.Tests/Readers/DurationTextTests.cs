using System.Globalization;
using CsCheck;
using DepGuard.Documents;
using DepGuard.Readers.Units;
using Xunit;

namespace DepGuard.Tests.Readers;

public class DurationTextTests
{
    [Theory]
    [InlineData("1m30s", 90_000d)]
    [InlineData("1.5s", 1_500d)]
    [InlineData("0.250s", 250d)]
    [InlineData("250ms", 250d)]
    [InlineData("2500us", 2.5)]
    [InlineData("1h", 3_600_000d)]
    [InlineData("0", 0d)]
    [InlineData("0s", 0d)]
    [InlineData("-1s", -1_000d)]
    [InlineData("10", null)]
    [InlineData("10 s", null)]
    [InlineData("1d", null)]
    [InlineData("s", null)]
    [InlineData("", null)]
    [InlineData("-", null)]
    [InlineData("1..5s", null)]
    [InlineData("99999999999999h", null)]
    public void Go_needs_units(string text, double? milliseconds) => Assert.Equal(milliseconds, DurationText.Go(text)?.TotalMilliseconds);

    [Theory]
    [InlineData("60", 60_000d)]
    [InlineData("60s", 60_000d)]
    [InlineData("1h 30m", 5_400_000d)]
    [InlineData("100ms", 100d)]
    [InlineData("1M", 2_592_000_000d)]
    [InlineData("1m", 60_000d)]
    [InlineData("off", null)]
    public void Nginx_counts_seconds(string text, double? milliseconds) => Assert.Equal(milliseconds, DurationText.Nginx(text)?.TotalMilliseconds);

    [Theory]
    [InlineData("5000", 5_000d)]
    [InlineData("5s", 5_000d)]
    [InlineData("1d", 86_400_000d)]
    public void HaProxy_counts_milliseconds(string text, double? milliseconds) => Assert.Equal(milliseconds, DurationText.HaProxy(text)?.TotalMilliseconds);

    [Theory]
    [InlineData("100", 100d)]
    [InlineData("2s", 2_000d)]
    [InlineData("PT2S", 2_000d)]
    public void Spring_counts_milliseconds_or_reads_ISO_8601(string text, double? milliseconds) =>
        Assert.Equal(milliseconds, DurationText.Spring(text)?.TotalMilliseconds);

    [Theory]
    [InlineData("00:00:30", 30_000d)]
    [InlineData("1.00:00:00.5", 86_400_500d)]
    [InlineData("30s", null)]
    public void DotNet_reads_clock_notation(string text, double? milliseconds) => Assert.Equal(milliseconds, DurationText.DotNet(text)?.TotalMilliseconds);

    [Theory]
    [InlineData("PT1M30S", 90_000d)]
    [InlineData("P1DT2H", 93_600_000d)]
    [InlineData("pt0.5s", 500d)]
    [InlineData("P1W", 604_800_000d)]
    [InlineData("P1Y", null)]
    [InlineData("PT", null)]
    [InlineData("P", null)]
    [InlineData("5s", null)]
    public void ISO_8601_has_days_and_times(string text, double? milliseconds) => Assert.Equal(milliseconds, DurationText.Iso8601(text)?.TotalMilliseconds);

    [Fact]
    public void What_Go_prints_is_read_back() =>
        Gen.Select(Gen.Int[0, 99], Gen.Int[0, 59], Gen.Int[0, 999]).Sample((minutes, seconds, milliseconds) =>
            DurationText.Go(string.Create(CultureInfo.InvariantCulture, $"{minutes}m{seconds}s{milliseconds}ms")) == new TimeSpan(0, 0, minutes, seconds, milliseconds));

    [Fact]
    public void No_text_makes_a_reader_throw() =>
        Gen.OneOf(Gen.String[0, 12], Gen.Char["0123456789.-+PTDHMSWsmhu:"].Array[0, 12].Select(string.Concat)).Sample(text =>
        {
            _ = (DurationText.Go(text), DurationText.Nginx(text), DurationText.HaProxy(text), DurationText.Spring(text), DurationText.DotNet(text), DurationText.Iso8601(text));
        });
}
