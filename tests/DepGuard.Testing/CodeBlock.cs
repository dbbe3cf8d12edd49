using System.Text.RegularExpressions;
using DepGuard.Sources;

namespace DepGuard.Testing;

/// <summary>A fenced block of a rule page that stands for a file: <c>```yaml title="compose.yaml"</c>.</summary>
/// <param name="Language">Language after the fence.</param>
/// <param name="File">Path of the file it stands for; null for a block that is only shown.</param>
/// <param name="Text">The text, markers included: they are comments and stay in the file that is analysed.</param>
public sealed partial record CodeBlock(string Language, string? File, string Text)
{
    /// <summary>The findings that the block says are expected in it, in order of line.</summary>
    public IReadOnlyList<Marker> Markers =>
        [.. Text.Split('\n').SelectMany((line, index) => IdsAtEndOf(line).Select(id => new Marker(id, File ?? "", index + 1)))];

    /// <summary>The block as a file to analyse.</summary>
    public SourceFile ToSourceFile() => new(File ?? throw new InvalidOperationException("The block has no title."), Text);

    private static IEnumerable<string> IdsAtEndOf(string line) =>
        MarkerAtEnd().Match(line) is { Success: true } match ? match.Groups["id"].Captures.Select(capture => capture.Value) : [];

    [GeneratedRegex(@"(#|//)( (?<id>DPG\d{4}),?)+$", RegexOptions.ExplicitCapture)]
    private static partial Regex MarkerAtEnd();
}
