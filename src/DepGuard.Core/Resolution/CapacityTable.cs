using DepGuard.Facts;
using DepGuard.Facts.Capacity;

namespace DepGuard.Resolution;

/// <summary>What services can take: the user's word before that of files, and assumptions for what neither states.</summary>
internal sealed class CapacityTable
{
    private readonly ServiceNumbers _assumptions;
    private readonly Dictionary<Reference, ServiceNumbers> _stated = [];

    public CapacityTable(IReadOnlyList<Fact> facts, ServiceNumbers assumptions)
    {
        _assumptions = assumptions;
        foreach (var fact in facts.Of<CapacityFact>())
            _stated[fact.Service] = _stated.TryGetValue(fact.Service, out var earlier) ? earlier.Or(fact.Numbers) : fact.Numbers;
    }

    /// <summary>The numbers of a service. Its members may be of several deployment descriptions: the canonical one speaks first.</summary>
    public ServiceNumbers Of(ServiceDraft draft)
    {
        var numbers = draft.User?.Numbers ?? ServiceNumbers.None;
        foreach (var member in draft.Members.Prepend(draft.Canonical))
            if (_stated.TryGetValue(member.Reference, out var stated))
                numbers = numbers.Or(stated);
        return draft.Kind is ServiceKind.Service or ServiceKind.Gateway ? numbers.Or(_assumptions) : numbers;
    }
}
