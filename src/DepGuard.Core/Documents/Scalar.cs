using DepGuard.Sources;

namespace DepGuard.Documents;

/// <summary>A single value: always a text here, since formats differ in what <c>no</c> or <c>012</c> means.</summary>
internal sealed class Scalar(string value, bool isPlain, SourceSpan at, string? tag = null) : Node(at, tag)
{
    /// <summary>The text, without quotes.</summary>
    public string Value { get; } = value;

    /// <summary>True when written without quotes.</summary>
    public bool IsPlain { get; } = isPlain;

    /// <summary>True for an explicit or implicit null.</summary>
    public bool IsNull => IsPlain && Value is "" or "~" or "null" or "Null" or "NULL";
}
