using DepGuard.Documents;
using Xunit;
using static DepGuard.Tests.Documents.Texts;

namespace DepGuard.Tests.Documents;

public class DocumentChunkTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("---", "")]
    [InlineData("---\n---\n---\n", "")]
    [InlineData("# only a comment\n", "")]
    [InlineData("a: 1", "1")]
    [InlineData("---\na: 1\n--- # comment\nb: 2", "2 4")]
    [InlineData("--- {a: 1}\n---\r\nb: 2\r\n---\r\nc: 3", "1 3 5")]
    [InlineData("a: 1\n...\n---\nb: 2\n...\n", "1 4")]
    [InlineData("%YAML 1.2\n---\na: 1\n...\n%YAML 1.2\n%TAG ! tag:x,2000:\n---\nb: 2\n", "3 8")]
    [InlineData("a: |\n  ---\n  b: 1\n", "1")]
    [InlineData("a: x---\nb: ---y\n", "1")]
    [InlineData("a: 1\n----\n", "")]
    public void Documents_begin_where_the_stream_says(string text, string lines) =>
        Assert.Equal(lines, string.Join(' ', Yaml(text).Documents.Select(document => document.Root.At.Line)));
}
