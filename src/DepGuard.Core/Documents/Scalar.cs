using DepGuard.Documents.Tables;
using DepGuard.Sources;

namespace DepGuard.Documents;

/// <summary>A single value: always a text here, since formats differ in what <c>no</c> or <c>012</c> means.</summary>
internal sealed class Scalar : Node
{
    private string? _value;

    /// <summary>A value that stands in a file.</summary>
    public Scalar(NodeTable table, int row, bool isPlain)
        : base(table, row) => IsPlain = isPlain;

    /// <summary>A value that is made from others.</summary>
    public Scalar(string value, bool isPlain, SourceSpan at, string? tag = null)
        : base(new StatedPlace(at, tag), 0) => (_value, IsPlain) = (value, isPlain);

    /// <summary>The text, without quotes.</summary>
    public string Value => _value ??= Table.Text(Row);

    /// <summary>True when written without quotes.</summary>
    public bool IsPlain { get; }

    /// <summary>True for an explicit or implicit null.</summary>
    public bool IsNull => IsPlain && Value is "" or "~" or "null" or "Null" or "NULL";
}
