using DepGuard.Sources;

namespace DepGuard.Documents.Tables;

/// <summary>The place of one node that was made from others, as where files are merged.</summary>
internal sealed class StatedPlace(SourceSpan at, string? tag) : INodePlaces
{
    /// <inheritdoc/>
    public string Path => at.Path;

    /// <inheritdoc/>
    public SourceSpan At(int row) => at;

    /// <inheritdoc/>
    public string? Tag(int row) => tag;
}
