using DepGuard.Testing;
using Xunit;

namespace DepGuard.Tests.Testing;

public class LineDiffTests
{
    [Fact]
    public void A_changed_line_is_shown_with_a_little_context() =>
        Assert.Equal(
            "@@ line 5 @@\n  2\n  3\n  4\n- 5\n+ five\n  6\n  7\n  8",
            LineDiff.Of("1\n2\n3\n4\n5\n6\n7\n8\n9", "1\n2\n3\n4\nfive\n6\n7\n8\n9"));

    [Fact]
    public void Lines_in_common_between_changes_stay() =>
        Assert.Equal("@@ line 1 @@\n- a\n+ A\n  b\n- c\n+ C", LineDiff.Of("a\nb\nc", "A\nb\nC"));

    [Fact]
    public void An_added_line_is_marked() => Assert.Equal("@@ line 2 @@\n  a\n+ b\n  c", LineDiff.Of("a\nc", "a\nb\nc"));
}
