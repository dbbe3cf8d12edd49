using DepGuard.Sources;

namespace DepGuard.Documents;

/// <summary>Ends the reading of one document; caught where the document began, never seen outside this namespace.</summary>
internal sealed class SyntaxException(SourceSpan at, string reason) : Exception(reason)
{
    public SourceSpan At { get; } = at;
}
