using DepGuard.Configuration;
using DepGuard.Facts;
using DepGuard.Facts.Capacity;
using DepGuard.Facts.Policies;
using DepGuard.Graph;
using DepGuard.Sources;

namespace DepGuard.Resolution;

/// <summary>An edge while its evidence is collected.</summary>
internal sealed class EdgeDraft
{
    private readonly List<Role> _roles = [];
    private readonly List<Evidence> _evidence = [];
    private readonly List<(string? Scheme, CallPolicy Policy)> _policies = [];
    private readonly List<string> _keys = [];
    private string? _protocol;
    private CallUsage _usage = CallUsage.None;

    /// <summary>Schemes of the addresses that were used, each once; null for one without.</summary>
    public List<string?> Schemes { get; } = [];

    /// <summary>Services that the caller names, each once, where others may answer.</summary>
    public List<ServiceDraft> Named { get; } = [];

    /// <summary>True when the caller itself makes calls, and not its proxy alone.</summary>
    public bool IsRouted { get; private set; }

    /// <summary>True when nothing but settings under these keys states it.</summary>
    public bool IsStatedBy(IReadOnlySet<string> keys) => _keys.Count == _evidence.Count && _keys.TrueForAll(keys.Contains);

    /// <summary>True when a place that states it says something about attempts and time limits.</summary>
    public bool StatesPolicies => _policies.Count > 0;

    /// <summary>What was seen of its calls.</summary>
    public ObservedCalls Observed { get; } = new();

    /// <summary>Takes a place that states it.</summary>
    public void Add(Evidence evidence) => _evidence.Add(evidence);

    /// <summary>Takes what a call says beside its evidence, and the service that it names.</summary>
    public void Add(CallFact call, ServiceDraft named)
    {
        if (!Named.Contains(named))
            Named.Add(named);
        IsRouted |= !call.IsOfProxy;
        if (!CodeNames.IsCode(call.At.Path))
            _keys.Add(call.Key);
        _protocol ??= call.Target.Scheme;
        _roles.AddRange(call.Roles);
        if (!Schemes.Contains(call.Target.Scheme))
            Schemes.Add(call.Target.Scheme);
        foreach (var policy in call.Policies)
            _policies.Add((call.Target.Scheme, policy));
    }

    /// <summary>Takes what the user says about the calls.</summary>
    public void Add(EdgeConfig edge)
    {
        _roles.AddRange(edge.Roles);
        _usage = edge.Usage;
        if (edge.Policy is not { } policy)
            return;
        if (Schemes.Count == 0)
            Schemes.Add(null);
        foreach (var scheme in Schemes)
            _policies.Add((scheme, policy));
    }

    /// <summary>Schemes by the way that calls take: through a Dapr sidecar, or without one. A call takes one of them, so their policies do not add up.</summary>
    public IReadOnlyList<IReadOnlyCollection<string?>> Ways() =>
        Schemes.Count > 1 && Schemes.Contains("dapr") ? [["dapr"], Schemes.FindAll(scheme => scheme != "dapr")] : [Schemes];

    /// <summary>What the places that state it say about calls that take a way.</summary>
    public IEnumerable<CallPolicy> Policies(IReadOnlyCollection<string?> way) => _policies.Where(stated => way.Contains(stated.Scheme)).Select(stated => stated.Policy);

    /// <summary>The finished edge.</summary>
    public Edge ToEdge(Service caller, Service callee, CallMode mode, IReadOnlyList<CallPolicy> policies, bool isFromSharedList) => new(
        caller, callee, mode, _roles.Count == 0 ? [] : [.. _roles.Distinct().Order()], _protocol, _evidence.Count == 1 ? _evidence : Sorted(_evidence))
    {
        Policies = policies,
        Observed = Observed.Total,
        Usage = _usage,
        IsFromSharedList = isFromSharedList,
    };

    private static List<Evidence> Sorted(IEnumerable<Evidence> evidence) =>
        [.. evidence.Distinct().OrderByDescending(one => one.Confidence).ThenBy(one => one.At).ThenBy(one => one.Text, StringComparer.Ordinal)];
}
