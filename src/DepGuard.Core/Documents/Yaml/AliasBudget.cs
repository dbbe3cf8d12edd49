using DepGuard.Sources;

namespace DepGuard.Documents.Yaml;

/// <summary>Nodes that aliases and merge keys of one file may still bring in, so that a small file cannot fill the memory.</summary>
internal sealed class AliasBudget(ScanLimits limits)
{
    private long _spent;

    /// <summary>Takes nodes from the budget; throws <see cref="LimitException"/> when it is used up.</summary>
    public void Spend(long nodes, SourceSpan at)
    {
        _spent += nodes;
        if (_spent > limits.ExpandedNodes)
            throw new LimitException(at, "alias expansion", $"{limits.ExpandedNodes:N0} nodes");
    }
}
