using DepGuard.Documents;
using DepGuard.Sources;

namespace DepGuard.Readers;

/// <summary>Places of texts that stand as values inside files, such as a file in a ConfigMap or an inline patch.</summary>
internal sealed class EmbeddedTexts(Workspace workspace)
{
    private readonly Dictionary<string, List<int>> _lineStarts = new(StringComparer.Ordinal);

    /// <summary>
    /// The lines of a literal block are lines of the file, indented, and those of a value that is a whole file are that file's; of any other
    /// scalar only its own place is known.
    /// </summary>
    public TextOrigin OriginOf(Scalar scalar)
    {
        var at = scalar.At;
        var value = scalar.Value.AsSpan();
        var text = workspace.Text(at.Path)?.Text;
        if (ReferenceEquals(text, scalar.Value))
            return new TextOrigin(at.Path);
        var end = value.IndexOf('\n') is var first and >= 0 ? first : value.Length;
        if (text is not null && end > 0 && at.EndLine > at.Line && Line(at.Path, text, at.Line + 1).TrimEnd('\r') is var line && line.EndsWith(value[..end].TrimEnd('\r')))
            return new TextOrigin(at.Path, at.Line + 1, line.Length - end);
        return new TextOrigin(at.Path, at.Line, 0, at);
    }

    private ReadOnlySpan<char> Line(string path, string text, int number)
    {
        if (!_lineStarts.TryGetValue(path, out var starts))
        {
            _lineStarts[path] = starts = [0];
            for (var at = text.IndexOf('\n'); at >= 0; at = text.IndexOf('\n', at + 1))
                starts.Add(at + 1);
        }

        if (number > starts.Count)
            return [];
        var end = text.IndexOf('\n', starts[number - 1]);
        return text.AsSpan(starts[number - 1], (end < 0 ? text.Length : end) - starts[number - 1]);
    }
}
