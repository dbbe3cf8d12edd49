using DepGuard.Documents;
using DepGuard.Sources;

namespace DepGuard.Readers.Kustomize;

/// <summary>Work that the build of one root may cost: a base that is included twice, by one that is included twice, grows without bound.</summary>
internal sealed class BuildBudget(long limit, SourceSpan at)
{
    private long _spent;

    /// <summary>Takes nodes, or objects that are looked at, from the budget; throws <see cref="LimitException"/> when it is used up.</summary>
    public void Spend(long amount)
    {
        _spent += amount;
        if (_spent > limit)
            throw new LimitException(at, "Kustomize build", $"{limit:N0} nodes");
    }

    /// <summary>Takes the nodes of a value, with aliases expanded, from the budget.</summary>
    public void Spend(Node value) => Spend(NodeSize.Of(value, limit).Nodes);
}
