using System.Text;
using DepGuard.Sources;

namespace DepGuard.Readers.Literals;

/// <summary>Places of the strings of a file, asked for from its start to its end: what lies before the last one is not counted again, however long a line is.</summary>
/// <param name="path">The file.</param>
internal sealed class LiteralPlaces(string path)
{
    private int _counted;
    private int _line = 1;
    private int _column;

    /// <summary>The place of a string with its quotes, up to the end of its first line.</summary>
    public SourceSpan Of(ReadOnlySpan<byte> text, LiteralScanner literal)
    {
        var passed = text[_counted..literal.Start];
        var lineStart = passed.LastIndexOf((byte)'\n') + 1;
        _line += passed.Count((byte)'\n');
        _column = (lineStart > 0 ? 0 : _column) + Encoding.UTF8.GetCharCount(passed[lineStart..]);
        _counted = literal.Start;
        var width = literal.Content.IndexOf((byte)'\n') is var end and >= 0 ? end : literal.Content.Length;
        return new SourceSpan(path, _line, _column, _line, _column + width + 2);
    }
}
