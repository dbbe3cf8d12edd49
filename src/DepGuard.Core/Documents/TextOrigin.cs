using DepGuard.Sources;

namespace DepGuard.Documents;

/// <summary>Where a text stands: it is a whole file, or a value inside one.</summary>
/// <param name="Path">The file.</param>
/// <param name="FirstLine">Line of the file on which the text begins.</param>
/// <param name="Indent">Columns that the file has in front of every line of the text.</param>
/// <param name="Whole">The place of the value when its lines are not lines of the file, as in a quoted text; null otherwise.</param>
internal sealed record TextOrigin(string Path, int FirstLine = 1, int Indent = 0, SourceSpan? Whole = null)
{
    /// <summary>The span in the file of a span in the text; both count from 1.</summary>
    public SourceSpan Span(int line, int column, int endLine, int endColumn) =>
        Whole ?? new SourceSpan(Path, line + FirstLine - 1, column + Indent, endLine + FirstLine - 1, endColumn + Indent);

    /// <summary>A place without extent.</summary>
    public SourceSpan Point(int line, int column) => Span(line, column, line, column);
}
