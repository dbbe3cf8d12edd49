using DepGuard.Facts;
using DepGuard.Readers.Addresses;

namespace DepGuard.Readers.Nginx;

/// <summary>The calls that an <c>http</c> or <c>stream</c> block makes.</summary>
internal sealed class NginxRoutes
{
    private readonly Reference _owner;
    private readonly NginxContext _context;
    private readonly bool _isStream;
    private readonly Func<string, bool>? _isService;
    private readonly Dictionary<string, NginxGroup> _groups = new(StringComparer.Ordinal);

    /// <param name="owner">The service that runs nginx.</param>
    /// <param name="context">The block.</param>
    /// <param name="isStream">True for <c>stream</c>.</param>
    /// <param name="isService">
    /// Tells names of services, where nothing but the file says that the caller exists, so that <c>localhost</c> is everybody's; null for a container.
    /// </param>
    public NginxRoutes(Reference owner, NginxContext context, bool isStream, Func<string, bool>? isService)
    {
        (_owner, _context, _isStream, _isService) = (owner, context, isStream, isService);
        foreach (var (upstream, _) in context.Blocks("upstream"))
            _groups[upstream.Value] = NginxGroup.Of(upstream);
    }

    /// <summary>The calls, and addresses whose host is a variable without value.</summary>
    public IEnumerable<Fact> Read() =>
        _context.Blocks("server").Select(server => server.Context).Append(_context).SelectMany(context => Read(NginxLocation.In(context)).Concat(Resolvers(context)));

    /// <summary>A name server that is a service of the model.</summary>
    private IEnumerable<Fact> Resolvers(NginxContext context) =>
        context.Directives.Where(directive => directive.Is("resolver")).SelectMany(directive => directive.Arguments)
            .Select(word => (Address: NginxServer.Parse(word.Text), word.At))
            .Where(server => server.Address is { IsIpLiteral: false, IsLoopback: false, IsVariable: false })
            .Select(server => new CallFact(_owner, server.Address!, "resolver", server.At, Confidence.Declared) { ModeByKey = CallMode.Control, OnlyIfKnown = true });

    private IEnumerable<Fact> Read(IReadOnlyList<NginxLocation> locations)
    {
        var authentication = Internal(locations, "auth_request");
        var mirrors = Internal(locations, "mirror");
        foreach (var location in locations)
            foreach (var (context, pass) in location.Routes())
                foreach (var fact in NginxTarget.Of(context, pass.Value).SelectMany(target => Calls(context, pass, target, location)))
                {
                    yield return fact is not CallFact call ? fact
                        : authentication.Contains(location) ? call with { Key = "auth_request", Roles = [Role.Auth], ModeByKey = null }
                        : mirrors.Contains(location) ? call with { Key = "mirror", ModeByKey = CallMode.Async }
                        : call;
                    if (fact is CallFact probed && location.Context.Has("health_check"))
                        yield return probed with { Key = "health_check", ModeByKey = CallMode.Control };
                }
    }

    /// <summary>Locations to which others send a request of their own; a location inherits the setting unless it is <c>off</c> there.</summary>
    private static HashSet<NginxLocation> Internal(IReadOnlyList<NginxLocation> locations, string name) =>
    [
        .. locations.Skip(locations.Count > 1 ? 1 : 0)
            .Select(location => location.Context.Find(name))
            .OfType<NginxDirective>()
            .Select(directive => directive.Value)
            .Where(uri => uri is not ("off" or ""))
            .Distinct(StringComparer.Ordinal)
            .Select(uri => NginxLocation.Answering(locations, uri))
            .OfType<NginxLocation>(),
    ];

    private IEnumerable<Fact> Calls(NginxContext context, NginxDirective pass, NginxTarget target, NginxLocation location)
    {
        var prefix = pass.Name.Text[..^"_pass".Length];
        var group = _groups.GetValueOrDefault(target.Authority) ?? NginxGroup.Single(target.Authority, pass.At);
        foreach (var server in group.Servers)
        {
            if (server.Address is not { } address)
                continue;
            var isNamed = address.IsLoopback && _isService?.Invoke(group.Name) == true;
            var host = isNamed ? new Address(group.Name, address.Port) : address;
            yield return new CallFact(_owner, host with { Scheme = Scheme(prefix, target) }, pass.Name.Text, server.At, address.IsVariable ? Confidence.Guessed : Confidence.Declared)
            {
                ModeByKey = Mode(prefix, target, location),
                ModeByAddress = _isStream ? AddressMode.Of(address) : null,
                OnlyIfKnown = isNamed,
                UnknownIsGuess = _isService is not null,
                OnHost = _isService is not null,
                Policies = NginxNumbers.Of(context, prefix, _isStream, group, server, pass.At),
            };
            if (address.IsVariable && NginxContext.Variable(address.Host) is var (_, _, variable))
                yield return new ProblemFact("DPG0005", server.At, $"{_owner.Name}:{pass.Name.Text}:{variable}", [variable, pass.Name.Text]);
        }
    }

    private string? Scheme(string prefix, NginxTarget target) =>
        _isStream ? "tcp" : target.Scheme ?? (prefix == "proxy" ? "http" : prefix);

    private CallMode? Mode(string prefix, NginxTarget target, NginxLocation location)
    {
        var path = target.Path.Length > 1 || location.Modifier.StartsWith('~') ? target.Path : location.Path;
        return _isStream ? null : prefix == "memcached" ? CallMode.Data : HealthPath.Is(path) ? CallMode.Control : CallMode.Sync;
    }
}
