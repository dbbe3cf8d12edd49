using DepGuard.Sources;

namespace DepGuard.Documents;

/// <summary>Ends the reading of one document that exceeds a limit; caught where the document began.</summary>
internal sealed class LimitException(SourceSpan at, string what, string limit) : Exception(what)
{
    public SourceSpan At { get; } = at;

    public string What { get; } = what;

    public string Limit { get; } = limit;
}
