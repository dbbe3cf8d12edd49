using System.Globalization;
using DepGuard.Configuration;
using DepGuard.Facts;
using DepGuard.Graph;
using DepGuard.Sources;

namespace DepGuard.Resolution;

/// <summary>Collects edges, external services and naming problems while addresses are resolved, and builds the graph from them.</summary>
internal sealed class EdgeBuilder
{
    private readonly IReadOnlyList<ServiceDraft> _drafts;
    private readonly TargetResolver _targets;
    private readonly Dictionary<Reference, (ServiceDraft Draft, ProvisionalService Member)> _owners = [];
    private readonly Dictionary<string, ServiceDraft> _externals = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<(ServiceDraft From, ServiceDraft To, CallMode Mode), EdgeDraft> _edges = [];
    private readonly List<(ServiceDraft From, ServiceDraft To, CallMode? Mode)> _ignored = [];

    public EdgeBuilder(IReadOnlyList<ServiceDraft> drafts, NameTable names, PortTable ports)
    {
        _drafts = drafts;
        _targets = new TargetResolver(names, ports);
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
        if (Named(edge.From) is not { } from || Named(edge.To) is not { } to)
            return;
        if (edge.IgnoreReason is not null)
            _ignored.Add((from, to, edge.Mode));
        else
            Put(from, to, edge.Mode ?? CallMode.Sync, null, [], new Evidence(edge.At, $"edge {edge.From} -> {edge.To}", Confidence.Declared));
    }

    /// <summary>The graph.</summary>
    public ServiceGraph Build(IEnumerable<ProblemFact> problems)
    {
        var services = new ServiceIds(_drafts, _externals).Assign();
        var edges = _edges
            .Where(edge => !_ignored.Exists(ignored => ignored.From == edge.Key.From && ignored.To == edge.Key.To && (ignored.Mode ?? edge.Key.Mode) == edge.Key.Mode))
            .Select(edge => edge.Value.ToEdge(services[edge.Key.From], services[edge.Key.To], edge.Key.Mode));
        var named = _targets.Problems.Select(problem => problem.ToFact(services));
        return new ServiceGraph(services.Values, edges, problems.Concat(named).DistinctBy(problem => (problem.RuleId, problem.At, problem.Subject)));
    }

    private ServiceDraft? Named(string name) =>
        _drafts.FirstOrDefault(draft => draft.Members.Any(member => member.Reference.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
        ?? _drafts.FirstOrDefault(draft => draft.Members.Any(member => member.Names.Exists(alias => alias.Name.Equals(name, StringComparison.OrdinalIgnoreCase))))
        ?? _drafts.FirstOrDefault(draft => draft.User?.Name.Equals(name, StringComparison.OrdinalIgnoreCase) == true);

    private void AddCall(CallFact call, ServiceDraft caller, ProvisionalService member)
    {
        var target = _targets.Resolve(call, caller, member);
        var evidence = new Evidence(call.At, $"{call.Key} = {call.Target}", target.Confidence);
        foreach (var callee in target.External is { } host ? [External(host, call)] : target.Services)
            if (callee != caller)
                Put(caller, callee, EdgeMode.Of(call, caller, callee), call.Target.Scheme, call.Roles, evidence);
    }

    private void AddStartOrder(StartOrderFact order, ServiceDraft service, ProvisionalService member)
    {
        if (order.Needs.IsLoopback || order.Needs.IsVariable)
            return;
        var call = new CallFact(order.Service, order.Needs, order.Key, order.At, order.Confidence) { OnlyIfKnown = order.OnlyIfKnown };
        var target = _targets.Resolve(call, service, member);
        var evidence = new Evidence(order.At, $"{order.Key}: {order.Needs.Host}", target.Confidence);
        foreach (var needed in target.External is { } host ? [External(host, call)] : target.Services)
            if (needed != service)
                Put(service, needed, CallMode.Startup, null, [], evidence);
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
        var target = seen.Callee is { } callee ? _owners.TryGetValue(callee, out var owner) ? new ResolvedTarget([owner.Draft], null, Confidence.Observed) : ResolvedTarget.None
            : _targets.Resolve(call, caller, member);
        var evidence = new Evidence(seen.At, Describe(seen), target.Confidence);
        foreach (var service in target.External is { } host ? [External(host, call, seen.UnknownKind)] : target.Services)
            if (service != caller)
                Put(caller, service, EdgeMode.Of(call, caller, service), seen.Target.Scheme, [], evidence).Observe(seen);
    }

    private static string Describe(ObservedCallFact seen) =>
        string.Create(CultureInfo.InvariantCulture, $"{seen.Seen.Calls:N0} call{(seen.Seen.Calls == 1 ? "" : "s")} of {seen.Target.Host}, {seen.Seen.Errors:N0} failed ({seen.Source})");

    /// <summary>A host outside of the scan; the same host is the same service, whoever names it.</summary>
    private ServiceDraft External(string host, CallFact call, ServiceKind kind = ServiceKind.External)
    {
        if (!_externals.TryGetValue(host, out var known))
            known = _externals[host] = new ServiceDraft([new ProvisionalService(0, new Reference(host, "external"))], []);
        var definitions = known.Members[0].Definitions;
        if (!definitions.Exists(definition => definition.Kind == kind))
            definitions.Add(new ServiceFact(known.Members[0].Reference, "address", call.At) { Kind = kind });
        return known;
    }

    private EdgeDraft Put(ServiceDraft from, ServiceDraft to, CallMode mode, string? protocol, IReadOnlyList<Role> roles, Evidence evidence)
    {
        if (!_edges.TryGetValue((from, to, mode), out var edge))
            _edges[(from, to, mode)] = edge = new EdgeDraft();
        edge.Protocol ??= protocol;
        edge.Roles.UnionWith(roles);
        edge.Evidence.Add(evidence);
        return edge;
    }
}
