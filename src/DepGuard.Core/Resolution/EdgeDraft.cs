using DepGuard.Facts;
using DepGuard.Facts.Policies;
using DepGuard.Graph;

namespace DepGuard.Resolution;

/// <summary>An edge while its evidence is collected.</summary>
internal sealed class EdgeDraft
{
    private readonly SortedSet<Role> _roles = [];
    private string? _protocol;

    /// <summary>The places that state it.</summary>
    public HashSet<Evidence> Evidence { get; } = [];

    /// <summary>Schemes of the addresses that were used; null for one without.</summary>
    public HashSet<string?> Schemes { get; } = [];

    /// <summary>What the places that state it say about attempts and time limits.</summary>
    public List<CallPolicy> Policies { get; } = [];

    /// <summary>What was seen of its calls.</summary>
    public ObservedCalls Observed { get; } = new();

    /// <summary>Takes what a call says beside its evidence.</summary>
    public void Add(CallFact call)
    {
        _protocol ??= call.Target.Scheme;
        _roles.UnionWith(call.Roles);
        Schemes.Add(call.Target.Scheme);
        Policies.AddRange(call.Policies);
    }

    /// <summary>The finished edge.</summary>
    public Edge ToEdge(Service caller, Service callee, CallMode mode, IReadOnlyList<CallPolicy> policies) => new(
        caller, callee, mode, [.. _roles], _protocol,
        [.. Evidence.OrderByDescending(one => one.Confidence).ThenBy(one => one.At).ThenBy(one => one.Text, StringComparer.Ordinal)])
    {
        Policies = policies,
        Observed = Observed.Total,
    };
}
