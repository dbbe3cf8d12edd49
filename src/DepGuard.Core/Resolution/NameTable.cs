using DepGuard.Facts;

namespace DepGuard.Resolution;

/// <summary>Which service a name means in a naming scope.</summary>
internal sealed class NameTable
{
    private const string Everywhere = "*";
    private const int DeepestRedirect = 8;

    private static readonly string[] Suffixes = [".svc.cluster.local", ".svc", ".service.consul", ".node.consul", ".cluster.local"];

    private readonly Dictionary<(string Scope, string Name), List<ServiceDraft>> _names = [];
    private readonly Dictionary<(string Scope, string Name), Address> _redirects = [];
    private readonly HashSet<(string Scope, string Name)> _inactive = [];
    private readonly Dictionary<string, List<(string Family, ServiceDraft Service)>> _folded = new(StringComparer.Ordinal);
    private readonly HashSet<string> _scopes = new(StringComparer.Ordinal);

    public NameTable(IReadOnlyList<ServiceDraft> services, IEnumerable<RedirectFact> redirects)
    {
        foreach (var service in services)
            foreach (var member in service.Members)
            {
                Add(member.Reference.Scope, member.Reference.Name, member.Family, service);
                foreach (var name in member.Names)
                    Add(name.Scope, name.Name, member.Family, service);
            }

        foreach (var redirect in redirects)
            _redirects.TryAdd((redirect.Scope, redirect.Name.ToLowerInvariant()), redirect.Target);
    }

    /// <summary>Adds the name of a service that the model leaves out.</summary>
    public void AddInactive(InactiveNameFact fact) => _inactive.Add((fact.Scope, fact.Name.ToLowerInvariant()));

    /// <summary>True when the caller names a service that the model leaves out.</summary>
    public bool IsInactive(ProvisionalService caller, string host) =>
        caller.LookupScopes.Any(scope => _inactive.Contains((scope, host.ToLowerInvariant())));

    /// <summary>Adds names that the user states; they work everywhere.</summary>
    public void AddEverywhere(string name, ServiceDraft service) => Add(Everywhere, name, string.Empty, service);

    /// <summary>
    /// The services that a host means to a caller; several if the name is ambiguous, none if it is unknown. A redirect out of the scan is
    /// followed and changes the address.
    /// </summary>
    public IReadOnlyList<ServiceDraft> Resolve(ProvisionalService caller, ref Address target)
    {
        for (var i = 0; i < DeepestRedirect; i++)
        {
            var host = target.Host.ToLowerInvariant();
            var found = InScopes(caller, host) is { Count: > 0 } near ? near
                : Qualified(host) is { Count: > 0 } qualified ? qualified
                : _names.GetValueOrDefault((Everywhere, host)) is { Count: > 0 } everywhere ? everywhere
                : Redirect(caller, host) is null ? Elsewhere(caller, host)
                : [];
            if (found.Count > 0 || Redirect(caller, host) is not { } redirect)
                return found;
            target = redirect with { Port = target.Port, Scheme = target.Scheme };
        }

        return [];
    }

    private void Add(string scope, string name, string family, ServiceDraft service)
    {
        var key = (scope, name.ToLowerInvariant());
        var list = _names.TryGetValue(key, out var known) ? known : _names[key] = [];
        if (!list.Contains(service))
            list.Add(service);
        _scopes.Add(scope);
        var isStatic = new Address(name).IsIpLiteral;
        var folded = isStatic ? name : FoldedName.Of(name);
        var families = _folded.TryGetValue(folded, out var others) ? others : _folded[folded] = [];
        if (family.Length > 0 && !families.Exists(other => ReferenceEquals(other.Service, service) && other.Family == family) && (isStatic || !IsNarrow(scope)))
            families.Add((family, service));
    }

    /// <summary>Scopes of one link or one network do not lend their names to others, except addresses that are fixed.</summary>
    private static bool IsNarrow(string scope) => scope.StartsWith("compose:", StringComparison.Ordinal) && scope.Contains('#');

    private List<ServiceDraft> InScopes(ProvisionalService caller, string host)
    {
        var found = new List<ServiceDraft>();
        foreach (var scope in caller.LookupScopes)
        {
            if (_names.GetValueOrDefault((scope, host)) is { } here)
                found.AddRange(here.Where(service => !found.Contains(service)));
            if (found.Count > 0 && !IsNarrow(scope))
                break;
        }

        return found;
    }

    /// <summary><c>name.namespace</c> with the suffixes of Kubernetes and Consul, also behind the name of a pod.</summary>
    private List<ServiceDraft> Qualified(string host)
    {
        var text = host;
        foreach (var suffix in Suffixes)
            if (text.EndsWith(suffix, StringComparison.Ordinal))
                text = text[..^suffix.Length];
        var isService = text.Length < host.Length;
        for (var labels = text.Split('.'); labels.Length is 2 or 3; labels = labels[1..])
            if (labels.Length == 2)
                return _names.GetValueOrDefault(($"k8s:{labels[1]}", labels[0])) ?? (isService ? _names.GetValueOrDefault(("k8s:default", labels[0])) ?? [] : []);
        return isService && !text.Contains('.') ? [.. _folded.GetValueOrDefault(FoldedName.Of(text))?.Select(pair => pair.Service).Distinct() ?? []] : [];
    }

    private Address? Redirect(ProvisionalService caller, string host)
    {
        foreach (var scope in caller.LookupScopes)
            if (_redirects.TryGetValue((scope, host), out var target))
                return target;
        var labels = host.Split('.');
        return labels.Length > 1 && _redirects.TryGetValue(($"k8s:{labels[1]}", labels[0]), out var qualified) ? qualified : null;
    }

    /// <summary>
    /// The service of this folded name in other descriptions of the system. Other Compose projects and other namespaces do not count: their
    /// names cannot be reached without qualification.
    /// </summary>
    private List<ServiceDraft> Elsewhere(ProvisionalService caller, string host)
    {
        var isWildcard = caller.Reference.Scope == "k8s:default";
        var found = (_folded.GetValueOrDefault(new Address(host).IsIpLiteral ? host : FoldedName.Of(host)) ?? [])
            .Where(other => other.Family != caller.Family || caller.Family is "dotnet" or "config" || isWildcard)
            .Select(other => other.Service)
            .Distinct()
            .ToList();
        return found.Count == 1 ? found : [];
    }
}
