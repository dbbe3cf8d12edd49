using DepGuard.Facts;
using DepGuard.Facts.Policies;
using DepGuard.Readers.Addresses;
using DepGuard.Readers.Spring.Applications;
using DepGuard.Readers.Spring.Policies;
using DepGuard.Readers.Spring.Settings;
using DepGuard.Sources;

namespace DepGuard.Readers.Spring.Feign;

/// <summary>
/// Time limits and retries of Feign clients, of which settings or code know; what is set for <c>default</c> holds for every client that does not
/// set it, and the documented defaults for all, unless code replaces them.
/// </summary>
internal sealed class FeignPolicies
{
    private const string Product = "openfeign";
    private const string Default = "default";

    private static readonly string[][] Prefixes = [["spring", "cloud", "openfeign", "client", "config"], ["feign", "client", "config"]];

    /// <summary>Attempts of <c>feign.Retryer.Default</c>, the first one included (OpenFeign <c>DefaultRetryer</c>).</summary>
    private static readonly Attempts RetryerDefault = Attempts.Of(5);

    private readonly Properties _properties;
    private readonly FeignCode _code;
    private readonly IReadOnlyList<(NamedSection? Basis, IReadOnlyList<NamedSection> Named)> _sections;

    public FeignPolicies(SpringApplication application)
    {
        _properties = application.Properties;
        _code = application.Feign;
        _sections = [.. Prefixes.Select(prefix => Sections(NamedSection.Read(_properties, prefix)))];
    }

    /// <summary>The policies of each client with settings of its own.</summary>
    public IEnumerable<(string Client, CallPolicy Policy)> Named() =>
        from sections in _sections
        from section in sections.Named
        from policy in Of(section.Over(sections.Basis), section.At)
        select (section.Name, policy);

    /// <summary>The policies of calls to each callee: of a client that stands in code where that says it calls, of another by its name.</summary>
    public IEnumerable<(Address Callee, CallPolicy Policy)> ByCallee()
    {
        var inCode = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var client in _code.Clients)
            if (client.Callee(_properties) is { } callee && client.Section(_properties) is { } name)
            {
                inCode.Add(name);
                foreach (var policy in Of(name, client.At))
                    yield return (callee, policy);
            }

        foreach (var (client, policy) in Named())
            if (!inCode.Contains(client) && AddressGrammar.ParseBareHost(client) is { IsVariable: false } callee)
                yield return (callee, policy);
    }

    private static (NamedSection? Basis, IReadOnlyList<NamedSection> Named) Sections(IReadOnlyList<NamedSection> all)
    {
        var basis = all.FirstOrDefault(section => section.Name.Equals(Default, StringComparison.OrdinalIgnoreCase));
        return (basis, [.. all.Where(section => section != basis)]);
    }

    /// <summary>The policies of a client in code, by the prefix that knows more about it.</summary>
    private IEnumerable<CallPolicy> Of(string client, SourceSpan at)
    {
        foreach (var (basis, named) in _sections)
            if (named.FirstOrDefault(section => section.Name.Equals(client, StringComparison.OrdinalIgnoreCase)) is { } own)
                return Of(own.Over(basis), own.At);
        return Of(_sections.Select(sections => sections.Basis).FirstOrDefault(basis => basis is not null) ?? new NamedSection(client, new Dictionary<string, Property>()), at);
    }

    /// <param name="client">The settings.</param>
    /// <param name="at">The place that puts the defaults in force.</param>
    private IEnumerable<CallPolicy> Of(NamedSection client, SourceSpan at)
    {
        var retryer = client.Find("retryer");
        yield return new CallPolicy(Layer.Client, Product, Provenance.Declared, client.Find("readtimeout", "connecttimeout", "retryer")?.At ?? at)
        {
            Connect = PropertyNumber.Limit(client.Find("connecttimeout")),
            Timeout = PropertyNumber.Limit(client.Find("readtimeout")),
            Attempts = retryer is null ? null : IsDefault(retryer) ? RetryerDefault : null,
        };

        // OpenFeign Request.Options: 10 s to connect, 60 s to read; Spring Cloud OpenFeign makes Retryer.NEVER_RETRY the default bean.
        yield return new CallPolicy(Layer.Client, Product, Provenance.Default, at)
        {
            Connect = _code.SetsOptions ? null : TimeLimit.Seconds(10),
            Timeout = _code.SetsOptions ? null : TimeLimit.Seconds(60),
            Attempts = retryer is null && !_code.SetsRetryer ? Attempts.Once : null,
        };
    }

    private static bool IsDefault(Property retryer) => retryer.Value.Trim() is "feign.Retryer.Default" or "feign.Retryer$Default" or "feign.DefaultRetryer";
}
