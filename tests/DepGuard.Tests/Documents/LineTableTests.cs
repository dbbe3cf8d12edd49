using System.Text;
using DepGuard.Documents;
using Xunit;

namespace DepGuard.Tests.Documents;

public class LineTableTests
{
    private static readonly LineTable Table = new(Encoding.UTF8.GetBytes("aé\r\n\nb"));

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(3, 1, 3)]
    [InlineData(5, 2, 1)]
    [InlineData(6, 3, 1)]
    [InlineData(7, 3, 2)]
    [InlineData(99, 3, 2)]
    public void An_offset_has_line_and_column(long offset, int line, int column) => Assert.Equal((line, column), Table.Place(offset));

    [Fact]
    public void A_line_beyond_the_end_is_the_last() => Assert.Equal((3, 1), Table.Place(7, 0));
}
