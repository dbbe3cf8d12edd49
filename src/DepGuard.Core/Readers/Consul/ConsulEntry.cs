using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Facts.Policies;
using DepGuard.Readers.Units;
using DepGuard.Sources;

namespace DepGuard.Readers.Consul;

/// <summary>
/// A configuration entry of Consul: it says how calls to a service behave and who answers them, and is no call. Intentions permit, and
/// permission is no call either.
/// </summary>
/// <param name="Kind">Kind without case and dashes, such as <c>servicerouter</c>.</param>
/// <param name="Name">The service that it is about.</param>
/// <param name="Body">Its fields.</param>
/// <param name="Title">How messages name it.</param>
/// <param name="Scopes">Naming scopes in which names are looked up, nearest first.</param>
internal sealed record ConsulEntry(string Kind, Scalar Name, Node Body, string Title, IReadOnlyList<string> Scopes)
{
    /// <summary>Time to connect unless stated, by the documentation of service-resolver and service-defaults.</summary>
    private static readonly TimeLimit UsualConnect = TimeLimit.Seconds(5);

    private Address Service => new(Name.Value);

    /// <summary>What the entry says.</summary>
    /// <param name="callers">Callers that have a proxy; null for all.</param>
    /// <param name="caller">The service that an entry about its own calls means.</param>
    public IEnumerable<Fact> Facts(IReadOnlySet<Reference>? callers, Reference? caller) => Kind switch
    {
        "servicerouter" => Router(callers),
        "serviceresolver" => Resolver(callers),
        "servicesplitter" => Answers(Body.List("splits").Where(split => NodeUnits.Number(split.Field("weight")) != 0).Select(split => split.Field("service")?.Text ?? Name.Value), callers),
        "servicedefaults" when caller is { } service => Defaults(new HashSet<Reference> { service }),
        _ => [],
    };

    private IEnumerable<Fact> Router(IReadOnlySet<Reference>? callers)
    {
        var destinations = Body.List("routes").Select(route => route.Field("destination")).ToList();
        var stated = destinations.Select(destination => Route(destination)).ToList();
        foreach (var policy in RouteAlternatives.Worst(stated, Policy(Provenance.Default, Name.At) with { Attempts = Attempts.Once }))
            yield return About(Service, policy, callers) with { IsAboutName = true };
        var others = destinations.Select(destination => destination.Field("service")?.Text).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        foreach (var fact in others.Count == 0 ? [] : Answers(others.Concat(destinations.All(destination => destination.Field("service") is not null) && TakesAll ? [] : [Name.Value]), callers))
            yield return fact;
    }

    /// <summary>True when a route without conditions leaves nothing to the service itself.</summary>
    private bool TakesAll => Body.List("routes").Any(route => route.Field("match") is not { Entries.Count: > 0 });

    private CallPolicy Route(Node? destination)
    {
        var (retries, timeout) = (destination.Field("numRetries"), destination.Field("requestTimeout"));
        var codes = destination.List("retryOnStatusCodes").Concat(destination.List("retryOn")).Select(code => code.Text).OfType<string>();
        return Policy(Provenance.Declared, (retries ?? timeout ?? destination ?? Name).At) with
        {
            Attempts = NodeUnits.Whole(retries) is { } count ? Attempts.AfterRetries(Math.Max(0, count)) : null,
            Deadline = NodeUnits.Limit(timeout),
            Idle = NodeUnits.Limit(destination.Field("idleTimeout")),
            RetryOn = codes.Concat(destination.Field("retryOnConnectFailure")?.Text == "true" ? ["connect-failure"] : []).ToList() is { Count: > 0 } some ? some : null,
        };
    }

    private IEnumerable<Fact> Resolver(IReadOnlySet<Reference>? callers)
    {
        var (connect, request) = (Body.Field("connectTimeout"), Body.Field("requestTimeout"));
        var stated = Policy(Provenance.Declared, (request ?? connect ?? Name).At) with { Connect = NodeUnits.Limit(connect), Deadline = NodeUnits.Limit(request) };
        foreach (var policy in new[] { stated, Policy(Provenance.Default, Name.At) with { Connect = UsualConnect } }.Where(policy => !policy.IsEmpty))
            yield return About(Service, policy, callers) with { IsAboutName = true };
        if (Body.Field("redirect").Field("service")?.Text is { Length: > 0 } other)
            foreach (var fact in Answers([other], callers))
                yield return fact;
    }

    /// <summary>What a service says about its own calls: to all callees, and to single ones.</summary>
    private IEnumerable<Fact> Defaults(IReadOnlySet<Reference> caller)
    {
        var config = Body.Field("upstreamConfig");
        if (config.Field("defaults") is { } defaults)
            foreach (var policy in Callee(defaults))
                yield return About(null, policy, caller);
        foreach (var one in config.List("overrides"))
            if (one.Field("name")?.Text is { Length: > 0 } name)
                foreach (var policy in Callee(one))
                    yield return About(new Address(name), policy, caller);
    }

    private static IEnumerable<CallPolicy> Callee(Node node)
    {
        var (limits, check) = (node.Field("limits"), node.Field("passiveHealthCheck"));
        yield return Policy(Provenance.Declared, node.At) with
        {
            Connect = NodeUnits.Whole(node.Field("connectTimeoutMs")) is { } milliseconds ? TimeLimit.Milliseconds(milliseconds) : null,
            Limits = limits is null ? null : new CallLimits
            {
                Connections = NodeUnits.Positive(limits.Field("maxConnections")),
                Pending = NodeUnits.Positive(limits.Field("maxPendingRequests")),
                Requests = NodeUnits.Positive(limits.Field("maxConcurrentRequests")),
            },
            Breaker = check is null ? null : new Breaker
            {
                ConsecutiveFailures = NodeUnits.Positive(check.Field("maxFailures")) is { } failures ? (int)Math.Min(failures, int.MaxValue) : null,
                OpenFor = NodeUnits.Duration(check.Field("baseEjectionTime")),
            },
        };
        yield return Policy(Provenance.Default, node.At) with { Connect = UsualConnect };
    }

    private IEnumerable<Fact> Answers(IEnumerable<string> services, IReadOnlySet<Reference>? callers)
    {
        var targets = services.Distinct(StringComparer.Ordinal).Select(service => new Address(service)).ToList();
        if (targets.Count > 0)
            yield return new RerouteFact(Scopes, Service, targets, Name.At) { Callers = callers };
    }

    private static CallPolicy Policy(Provenance provenance, SourceSpan at) => new(Layer.Sidecar, "consul", provenance, at);

    private PolicyFact About(Address? callee, CallPolicy policy, IReadOnlySet<Reference>? callers) => new(Scopes, callee, policy, Title, Confidence.Declared) { Callers = callers };
}
