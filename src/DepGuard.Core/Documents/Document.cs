using DepGuard.Sources;

namespace DepGuard.Documents;

/// <summary>One document of a file.</summary>
/// <param name="File">The file; a YAML file can hold several documents.</param>
/// <param name="Root">Its outermost value.</param>
internal sealed record Document(SourceFile File, Node Root);
