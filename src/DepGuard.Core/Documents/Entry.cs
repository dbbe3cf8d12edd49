namespace DepGuard.Documents;

/// <summary>A key of a mapping with its value.</summary>
internal readonly record struct Entry(Scalar Key, Node Value);
