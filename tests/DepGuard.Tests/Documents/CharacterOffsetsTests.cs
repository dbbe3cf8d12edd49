using System.Text;
using DepGuard.Documents;
using DepGuard.Documents.Tables;
using Xunit;

namespace DepGuard.Tests.Documents;

public class CharacterOffsetsTests
{
    [Theory]
    [InlineData("abc", 2, 2)]
    [InlineData("abc", 9, 3)]
    [InlineData("é€b", 0, 0)]
    [InlineData("é€b", 2, 1)]
    [InlineData("é€b", 5, 2)]
    [InlineData("é€b", 99, 3)]
    [InlineData("\U0001F600b", 4, 2)]
    public void A_byte_has_the_offset_of_its_character(string text, long offset, int character) =>
        Assert.Equal(character, new CharacterOffsets(Encoding.UTF8.GetBytes(text), text).Of(offset));

    [Fact]
    public void Offsets_may_be_asked_for_in_any_order()
    {
        var offsets = new CharacterOffsets(Encoding.UTF8.GetBytes("éa"), "éa");

        Assert.Equal((2, 1), (offsets.Of(3), offsets.Of(2)));
    }
}
