namespace DepGuard.Sources;

/// <summary>A file to analyse: where it is and what it says. Only discovery touches the disk.</summary>
/// <param name="Path">Path as printed: relative, with <c>/</c> as separator.</param>
/// <param name="Text">The whole text.</param>
public sealed record SourceFile(string Path, string Text)
{
    /// <summary>Path under which standard input is reported; it holds YAML or JSON documents.</summary>
    public const string StandardInput = "<stdin>";
}
