using DepGuard.Readers.Objectives;
using Xunit;

namespace DepGuard.Tests.Readers;

public class ObjectiveWindowTests
{
    [Theory]
    [InlineData("28d", 28 * 24)]
    [InlineData("4w", 28 * 24)]
    [InlineData("1M", 30 * 24)]
    [InlineData("60m", 1)]
    [InlineData("1Q", 90 * 24)]
    [InlineData("1Y", 365 * 24)]
    [InlineData("1d12h", 36)]
    public void A_length_of_time_is_read(string text, double hours) => Assert.Equal(TimeSpan.FromHours(hours), ObjectiveWindow.Parse(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("30")]
    [InlineData("d")]
    [InlineData("30 days")]
    [InlineData("-1d")]
    [InlineData("0d")]
    [InlineData("99999999999999999999Y")]
    public void Anything_else_is_none(string? text) => Assert.Null(ObjectiveWindow.Parse(text));
}
