using DepGuard.Sources;

namespace DepGuard.Documents.Tables;

/// <summary>Knows where nodes stand and how they are tagged.</summary>
internal interface INodePlaces
{
    /// <summary>The file in which the nodes stand.</summary>
    string Path { get; }

    /// <summary>Where a node stands.</summary>
    SourceSpan At(int row);

    /// <summary>Tag of a node; null if there is none.</summary>
    string? Tag(int row);
}
