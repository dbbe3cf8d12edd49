using DepGuard.Documents;
using DepGuard.Documents.Tables;
using Xunit;

namespace DepGuard.Tests.Documents;

public class LineTableTests
{
    private static readonly LineTable Table = new("aé\r\n\nb");

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(2, 1, 3)]
    [InlineData(4, 2, 1)]
    [InlineData(5, 3, 1)]
    [InlineData(6, 3, 2)]
    [InlineData(99, 3, 2)]
    public void An_offset_has_line_and_column(int offset, int line, int column) => Assert.Equal((line, column), Table.Place(offset));
}
