using DepGuard.Facts;
using DepGuard.Facts.Policies;

namespace DepGuard.Resolution;

/// <summary>The policies that govern calls to each service, whoever makes them.</summary>
internal sealed class PolicyTable
{
    private static readonly HashSet<string> OtherThanHttp = new(StringComparer.Ordinal) { "dapr", "tcp", "smtp", "smtps", "ldap", "ldaps", "ftp", "sftp", "udp" };

    private readonly ILookup<string, PolicyFact> _byFamily;
    private readonly Dictionary<ServiceDraft, List<PolicyFact>> _byCallee = [];
    private readonly Dictionary<ServiceDraft, IReadOnlyList<PolicyFact>> _candidates = [];
    private readonly ILookup<string, PolicyFact> _byHost;
    private readonly Dictionary<PolicyFact, HashSet<ServiceDraft>> _answering = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<string> _inForce = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<PolicyFact> _facts;
    private readonly Dictionary<(string, string), ProblemFact> _contradictions = [];

    public PolicyTable(IReadOnlyList<PolicyFact> facts, NameTable names)
    {
        _facts = facts;
        _byFamily = facts.Where(fact => fact.Callee is null).ToLookup(fact => fact.Scopes[0].Split(':')[0], StringComparer.Ordinal);
        var unknown = new List<PolicyFact>();
        foreach (var fact in facts.Where(fact => fact.Callee is not null))
        {
            var address = fact.Callee!;
            var callees = names.Resolve(Observer.In(fact.Scopes, fact), ref address);
            foreach (var callee in callees)
                (_byCallee.TryGetValue(callee, out var known) ? known : _byCallee[callee] = []).Add(fact);
            if (fact.AnsweredBy is { } answering)
                _answering[fact] = [.. names.Resolve(Observer.In(fact.Scopes, fact), ref answering)];
            if (callees.Count == 0)
                unknown.Add(fact);
        }

        _byHost = unknown.ToLookup(fact => fact.Callee!.Host, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>True when no policy was stated.</summary>
    public bool IsEmpty => _facts.Count == 0;

    /// <summary>The policies that govern the calls of an edge.</summary>
    /// <param name="caller">The caller.</param>
    /// <param name="callee">The callee that answers.</param>
    /// <param name="named">The callees that the caller names.</param>
    /// <param name="schemes">Schemes of the addresses by which it is called; null for one that states none.</param>
    public IEnumerable<CallPolicy> Of(ServiceDraft caller, ServiceDraft callee, IReadOnlyCollection<ServiceDraft> named, IReadOnlyCollection<string?> schemes)
    {
        var policies = new List<CallPolicy>();
        foreach (var (service, isName) in named.Select(name => (name, true)).Append((callee, false)))
        {
            var governing = Candidates(service).Where(fact => fact.IsAboutName == isName && IsAnswered(fact, callee) && Governs(fact, caller, schemes)).ToList();
            _inForce.UnionWith(governing.Select(fact => fact.Source));
            FindContradictions(governing);
            policies.AddRange(governing.Select(fact => fact.Policy));
        }

        return policies;
    }

    /// <summary>Policies that govern no call, and policies of several objects that state different numbers for one call.</summary>
    public IEnumerable<ProblemFact> Problems() => _facts
        .Where(fact => fact is { Callee: not null, CallsMayBeUnseen: false, HasOtherEffects: false, Policy.Provenance: Provenance.Declared } && !_inForce.Contains(fact.Source))
        .DistinctBy(fact => fact.Source)
        .Select(fact => Problem(fact, $"no call to {fact.Callee!.Host} was found that it governs"))
        .Concat(_contradictions.Values);

    private bool IsAnswered(PolicyFact fact, ServiceDraft callee) => !_answering.TryGetValue(fact, out var answering) || answering.Contains(callee);

    private static bool Governs(PolicyFact fact, ServiceDraft caller, IReadOnlyCollection<string?> schemes) =>
        Carries(fact.Transport, schemes) && (fact.Callers is not { } callers || caller.Members.Any(member => callers.Contains(member.Reference)));

    /// <summary>The policies for calls of a service, whoever makes them; found once, since many callers ask.</summary>
    private IReadOnlyList<PolicyFact> Candidates(ServiceDraft callee) => _candidates.TryGetValue(callee, out var known) ? known : _candidates[callee] =
    [
        .. (_byFamily.Count == 0 ? [] : callee.Members.Select(member => member.Family).Distinct().SelectMany(family => _byFamily[family]))
            .Concat(_byCallee.GetValueOrDefault(callee) ?? [])
            .Concat(callee.Canonical.Family == "external" ? _byHost[callee.Canonical.Reference.Name] : []),
    ];

    private static bool Carries(Transport transport, IReadOnlyCollection<string?> schemes) => transport switch
    {
        Transport.Http => schemes.Any(scheme => scheme is null || !OtherThanHttp.Contains(scheme)),
        Transport.Dapr => schemes.Contains("dapr"),
        _ => true,
    };

    private void FindContradictions(List<PolicyFact> governing)
    {
        if (governing.Count < 2)
            return;

        foreach (var setting in governing.Where(fact => fact.Policy.Provenance == Provenance.Declared && !fact.IsAlternative).GroupBy(fact => (fact.Policy.Layer, fact.Policy.Product)))
        {
            var first = setting.First();
            foreach (var other in setting.Where(fact => fact.Source != first.Source))
                if (Difference(first.Policy, other.Policy) is { } difference)
                    _contradictions.TryAdd((first.Source, other.Source), Problem(other, $"{first.Source} states {difference} for the same calls"));
        }
    }

    /// <summary>The first number that both state and that differs, as the first states it against the other; null if there is none.</summary>
    private static string? Difference(CallPolicy first, CallPolicy other) =>
        Differs(first.Attempts, other.Attempts) ? $"{first.Attempts} attempts instead of {other.Attempts}"
        : Differs(first.Deadline, other.Deadline) ? $"a deadline of {first.Deadline} instead of {other.Deadline}"
        : Differs(first.Timeout, other.Timeout) ? $"a timeout of {first.Timeout} instead of {other.Timeout}"
        : null;

    private static bool Differs<T>(T? one, T? other)
        where T : struct => one is { } a && other is { } b && !a.Equals(b);

    private static ProblemFact Problem(PolicyFact fact, string reason) =>
        new("DPG0006", fact.At, fact.Source, [fact.Source, reason]);
}
