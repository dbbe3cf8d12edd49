using DepGuard.Configuration;
using DepGuard.Facts;
using DepGuard.Facts.Capacity;
using DepGuard.Facts.Policies;
using DepGuard.Graph;
using DepGuard.Sources;

namespace DepGuard.Resolution;

/// <summary>Collects edges, external services and naming problems while addresses are resolved, and builds the graph from them.</summary>
internal sealed class EdgeBuilder
{
    private readonly IReadOnlyList<ServiceDraft> _drafts;
    private readonly TargetResolver _targets;
    private readonly RerouteTable _reroutes;
    private readonly PolicyTable _policies;
    private readonly ObjectiveTable _objectives;
    private readonly CapacityTable _capacities;
    private readonly Dictionary<Reference, (ServiceDraft Draft, ProvisionalService Member)> _owners = [];
    private readonly Dictionary<string, ServiceDraft> _externals = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<(ServiceDraft From, ServiceDraft To, CallMode Mode), EdgeDraft> _edges = [];
    private readonly Dictionary<ServiceDraft, HashSet<string>> _ownKeys = [];
    private readonly List<(ServiceDraft From, ServiceDraft To, CallMode? Mode)> _ignored = [];
    private StatedNames? _named;

    public EdgeBuilder(IReadOnlyList<ServiceDraft> drafts, NameTable names, PortTable ports, IReadOnlyList<Fact> facts, ServiceNumbers assumptions)
    {
        _drafts = drafts;
        _targets = new TargetResolver(names, ports);
        _reroutes = new RerouteTable(facts.Of<RerouteFact>(), names);
        _policies = new PolicyTable([.. facts.Of<PolicyFact>()], names);
        _objectives = new ObjectiveTable(facts, names);
        _capacities = new CapacityTable(facts, assumptions);
        foreach (var draft in drafts)
            foreach (var member in draft.Members)
                _owners[member.Reference] = (draft, member);
    }

    /// <summary>Takes what a fact says about edges.</summary>
    public void Add(Fact fact)
    {
        if (fact is CallFact call && _owners.TryGetValue(call.Caller, out var caller))
            AddCall(call, caller.Draft, caller.Member);
        else if (fact is StartOrderFact order && _owners.TryGetValue(order.Service, out var waiting))
            AddStartOrder(order, waiting.Draft, waiting.Member);
        else if (fact is ObservedCallFact seen && _owners.TryGetValue(seen.Caller, out var observed))
            AddObserved(seen, observed.Draft, observed.Member);
    }

    /// <summary>Takes an edge that the user adds or leaves out.</summary>
    public void Add(EdgeConfig edge)
    {
        _named ??= new StatedNames(_drafts);
        if (_named.Find(edge.From) is not { } from || _named.Find(edge.To) is not { } to)
            return;
        if (edge.IgnoreReason is not null)
            _ignored.Add((from, to, edge.Mode));
        else if (!edge.IsOptional || _edges.ContainsKey((from, to, edge.Mode ?? CallMode.Sync)))
            Put(from, to, edge.Mode ?? CallMode.Sync, new Evidence(edge.At, $"edge {edge.From} -> {edge.To}", Confidence.Declared)).Add(edge);
    }

    /// <summary>The graph.</summary>
    public ServiceGraph Build(IEnumerable<ProblemFact> problems)
    {
        var services = new ServiceIds(_drafts, _externals).Assign().ToDictionary(pair => pair.Key, pair => Complete(pair.Key, pair.Value));
        var edges = _edges
            .Where(edge => !_ignored.Exists(ignored => ignored.From == edge.Key.From && ignored.To == edge.Key.To && (ignored.Mode ?? edge.Key.Mode) == edge.Key.Mode))
            .Select(edge => edge.Value.ToEdge(services[edge.Key.From], services[edge.Key.To], edge.Key.Mode, PoliciesOf(edge.Key.From, edge.Key.To, edge.Key.Mode, edge.Value), IsFromSharedList(edge.Key.From, edge.Key.To, edge.Key.Mode)))
            .ToList();
        var corrections = new Corrections(services.Values);
        var named = _targets.Problems.Select(problem => problem.ToFact(services, corrections));
        return new ServiceGraph(services.Values, edges, problems.Concat(named).Concat(_policies.Problems()).Concat(_objectives.Problems).DistinctBy(problem => (problem.RuleId, problem.At, problem.Subject)));
    }

    private Service Complete(ServiceDraft draft, Service service) => _objectives.Complete(draft, service) with { Numbers = _capacities.Of(draft) };

    private void AddCall(CallFact call, ServiceDraft caller, ProvisionalService member)
    {
        var target = _targets.Resolve(call, caller, member);
        if (target.External is null && target.Services.Count == 0)
            return;

        var evidence = new Evidence(call.At, $"{call.Key} = {call.Target}", target.Confidence);
        foreach (var named in target.External is { } host ? [External(host, call)] : target.Services)
        {
            foreach (var callee in _reroutes.Answering(call.Caller, named))
                if (callee != caller)
                    Put(caller, callee, EdgeMode.Of(call, caller, callee), evidence).Add(call, named);
                else
                    (_ownKeys.TryGetValue(caller, out var keys) ? keys : _ownKeys[caller] = new(StringComparer.OrdinalIgnoreCase)).Add(call.Key);
            if (_reroutes.IsEmpty)
                continue;
            foreach (var (mirror, fact) in _reroutes.Copies(call.Caller, named).Where(copy => copy.Service != caller))
                Put(caller, mirror, CallMode.Async, new Evidence(fact.At, $"copies of {call.Key} = {call.Target}", target.Confidence));
        }
    }

    /// <summary>A callee that was observed itself needs no resolution; an address is resolved like any other, but is no mistake if nobody has it.</summary>
    private void AddObserved(ObservedCallFact seen, ServiceDraft caller, ProvisionalService member)
    {
        var call = new CallFact(seen.Caller, seen.Target, seen.Source, seen.At, Confidence.Observed)
        {
            ModeByKey = seen.DecidesMode ? seen.Mode : null,
            ModeByAddress = seen.Mode,
            OnHost = true,
        };
        var target = seen.Callee is not { } observed ? _targets.Resolve(call, caller, member)
            : _owners.TryGetValue(observed, out var owner) ? new ResolvedTarget([owner.Draft], null, Confidence.Observed)
            : ResolvedTarget.None;
        var evidence = new Evidence(seen.At, ObservedCalls.Describe(seen), target.Confidence);
        foreach (var callee in target.External is { } host ? [External(host, call, seen.UnknownKind)] : target.Services)
        {
            if (callee == caller)
                continue;
            var edge = Put(caller, callee, EdgeMode.Of(call, caller, callee), evidence);
            edge.Add(call, callee);
            edge.Observed.Add(seen);
        }
    }

    /// <summary>
    /// Only who waits for an answer has attempts and time limits; of several ways to the callee the one with more attempts counts. Retries that were seen are those of the client, unless it states its own.
    /// </summary>
    private IReadOnlyList<CallPolicy> PoliciesOf(ServiceDraft from, ServiceDraft to, CallMode mode, EdgeDraft edge)
    {
        if (mode is not (CallMode.Sync or CallMode.Data) || (_policies.IsEmpty && !edge.StatesPolicies && edge.Observed.Retries is null))
            return [];
        return edge.Ways() is [var only]
            ? PoliciesOf(from, to, mode, edge, only)
            : edge.Ways().Select(way => PoliciesOf(from, to, mode, edge, way)).MaxBy(policies => CallNumbers.Of(policies).Attempts ?? Attempts.Once)!;
    }

    private IReadOnlyList<CallPolicy> PoliciesOf(ServiceDraft from, ServiceDraft to, CallMode mode, EdgeDraft edge, IReadOnlyCollection<string?> way)
    {
        var seen = edge.Observed.Retries;
        var stated = edge.Policies(way).Concat(mode == CallMode.Sync ? _policies.Of(from, to, edge.IsRouted ? edge.Named : [], way) : []).ToList();
        var isRetryKnown = seen is null || stated.Exists(policy => policy.Layer is Layer.Code or Layer.Client && policy.Attempts is not null);
        return PolicyMerge.Of(isRetryKnown ? stated : [.. stated, seen!]);
    }

    /// <summary>True for two services that both have the addresses of both, each the other's and its own under the same keys.</summary>
    private bool IsFromSharedList(ServiceDraft from, ServiceDraft to, CallMode mode) =>
        mode == CallMode.Sync && IsOwnFor(to, (from, to, mode)) && IsOwnFor(from, (to, from, mode));

    private bool IsOwnFor(ServiceDraft callee, (ServiceDraft From, ServiceDraft To, CallMode Mode) call) =>
        _ownKeys.TryGetValue(callee, out var own) && _edges.TryGetValue(call, out var edge) && edge.IsStatedBy(own);

    private void AddStartOrder(StartOrderFact order, ServiceDraft service, ProvisionalService member)
    {
        if (order.Needs.IsLoopback || order.Needs.IsVariable)
            return;
        var call = new CallFact(order.Service, order.Needs, order.Key, order.At, order.Confidence) { OnlyIfKnown = order.OnlyIfKnown };
        var target = _targets.Resolve(call, service, member);
        var evidence = new Evidence(order.At, $"{order.Key}: {order.Needs.Host}", target.Confidence);
        foreach (var needed in target.External is { } host ? [External(host, call)] : target.Services)
            if (needed != service)
                Put(service, needed, CallMode.Startup, evidence);
    }

    /// <summary>A host outside of the scan; the same host is the same service, whoever names it.</summary>
    private ServiceDraft External(string host, CallFact call, ServiceKind kind = ServiceKind.External)
    {
        if (!_externals.TryGetValue(host, out var known))
            known = _externals[host] = new ServiceDraft([new ProvisionalService(0, new Reference(host, "external"))], []);
        known.Define(new ServiceFact(known.Members[0].Reference, "address", call.At) { Kind = kind });
        return known;
    }

    private EdgeDraft Put(ServiceDraft from, ServiceDraft to, CallMode mode, Evidence evidence)
    {
        if (!_edges.TryGetValue((from, to, mode), out var edge))
            _edges[(from, to, mode)] = edge = new EdgeDraft();
        edge.Add(evidence);
        return edge;
    }
}
