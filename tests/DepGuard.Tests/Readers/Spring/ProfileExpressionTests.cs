using CsCheck;
using DepGuard.Readers.Spring;
using DepGuard.Readers.Spring.Settings;
using Xunit;

namespace DepGuard.Tests.Readers.Spring;

public class ProfileExpressionTests
{
    private static readonly HashSet<string> Active = new(StringComparer.Ordinal) { "prod", "eu" };

    [Theory]
    [InlineData("prod", true)]
    [InlineData("test", false)]
    [InlineData("!test", true)]
    [InlineData("!prod", false)]
    [InlineData("test,prod", true)]
    [InlineData("test | eu", true)]
    [InlineData("prod & eu", true)]
    [InlineData("prod & us", false)]
    [InlineData("prod & (us | eu)", true)]
    [InlineData("!(prod & us)", true)]
    [InlineData("! test & !us", true)]
    [InlineData("prod & (us", false)]
    [InlineData("prod eu", false)]
    [InlineData("", false)]
    [InlineData("()", false)]
    public void A_condition_holds_for_the_active_profiles(string condition, bool expected) =>
        Assert.Equal(expected, ProfileExpression.IsFulfilled(condition, Active));

    [Fact]
    public void Deep_parentheses_are_no_condition() =>
        Assert.False(ProfileExpression.IsFulfilled(new string('(', 100_000) + "prod" + new string(')', 100_000), Active));

    [Fact]
    public void No_text_makes_it_throw()
    {
        var pieces = Gen.OneOf([.. new[] { "!", "&", "|", "(", ")", ",", " ", "prod", "us" }.Select(Gen.Const)]);
        pieces.Array[0, 20].Select(string.Concat).Sample(text => { ProfileExpression.IsFulfilled(text, Active); });
    }
}
