using DepGuard.Facts;

namespace DepGuard.Resolution;

/// <summary>Which service a name means in a naming scope.</summary>
internal sealed class NameTable
{
    private const string Everywhere = "*";
    private const string ObservedFamily = "trace";
    private const int DeepestRedirect = 8;

    private readonly Dictionary<(string Scope, string Name), List<ServiceDraft>> _names = [];
    private readonly Dictionary<(string Scope, string Name), Address> _redirects = [];
    private readonly HashSet<(string Scope, string Name)> _inactive = [];
    private readonly Dictionary<string, List<(string Family, ServiceDraft Service)>> _folded = new(StringComparer.Ordinal);
    private readonly HashSet<string> _scopes;

    public NameTable(IReadOnlyList<ServiceDraft> services, IReadOnlyList<Fact> facts)
    {
        _scopes = facts.Of<ScopeFact>().Select(fact => fact.Scope).ToHashSet(StringComparer.Ordinal);
        foreach (var service in services)
            foreach (var member in service.Members)
            {
                Add(member.Reference.Scope, member.Reference.Name, member.Family, service);
                foreach (var name in member.Names)
                    Add(name.Scope, name.Name, member.Family, service);
            }

        foreach (var redirect in facts.Of<RedirectFact>())
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
            var name = ClusterName.Of(host);
            var found = InScopes(caller, host) is { Count: > 0 } near ? near
                : Qualified(caller, name) is { Count: > 0 } qualified ? qualified
                : Public(host);
            if (found.Count > 0)
                return found;
            if (Redirect(caller, host, name) is not { } redirect)
                return Elsewhere(caller, host, name);
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
        if (family.Length == 0 || (IsNarrow(scope) && !new Address(name).IsIpLiteral))
            return;

        AddFolded(FoldedName.Of(name), family, service);
        if (name.Contains('.'))
            AddFolded(FoldedName.WithDots(name), family, service);
    }

    private void AddFolded(string name, string family, ServiceDraft service)
    {
        var families = _folded.TryGetValue(name, out var others) ? others : _folded[name] = [];
        if (!families.Contains((family, service)))
            families.Add((family, service));
    }

    /// <summary>Scopes of one link, one network or one pod do not lend their names to others, except fixed addresses.</summary>
    private static bool IsNarrow(string scope) => scope.Contains('#');

    private List<ServiceDraft> InScopes(ProvisionalService caller, string host)
    {
        List<ServiceDraft>? found = null;
        foreach (var scope in caller.LookupScopes)
        {
            if (_names.GetValueOrDefault((scope, host)) is { } here)
                found = found is null ? here : [.. found.Union(here)];
            if (found is not null && !IsNarrow(scope))
                break;
        }

        return found ?? [];
    }

    /// <summary>
    /// <c>name.namespace</c>, also behind the name of a pod; where the namespace is known but its object states none, the object that could
    /// be in any. What follows the first dot of <c>db-0.db</c> is the Service of the pod.
    /// </summary>
    private List<ServiceDraft> Qualified(ProvisionalService caller, ClusterName name)
    {
        if (name.Namespace is not { } space)
            return name.IsMarked ? [.. _folded.GetValueOrDefault(FoldedName.Of(name.Service))?.Select(pair => pair.Service).Distinct() ?? []] : [];
        if (_names.GetValueOrDefault(($"k8s:{space}", name.Service)) is { } stated)
            return stated;
        if (name.IsMarked || _scopes.Contains($"k8s:{space}"))
            return _names.GetValueOrDefault(("k8s:", name.Service)) ?? [];
        return name.Pod is null && InScopes(caller, space) is [var headless] && headless.RunsPod(name.Service) ? [headless] : [];
    }

    /// <summary>Names that work everywhere, such as the host of an Ingress, which may stand for all hosts of a domain.</summary>
    private List<ServiceDraft> Public(string host)
    {
        if (_names.GetValueOrDefault((Everywhere, host)) is { } exact)
            return exact;
        var dot = host.IndexOf('.');
        return dot < 0 ? [] : _names.GetValueOrDefault((Everywhere, $"*{host[dot..]}")) ?? [];
    }

    private Address? Redirect(ProvisionalService caller, string host, ClusterName name)
    {
        foreach (var scope in caller.LookupScopes)
            if (_redirects.TryGetValue((scope, host), out var target))
                return target;
        if (name.Namespace is not { } space)
            return null;
        return _redirects.TryGetValue(($"k8s:{space}", name.Service), out var stated) ? stated
            : name.IsMarked || _scopes.Contains($"k8s:{space}") ? _redirects.GetValueOrDefault(("k8s:", name.Service))
            : null;
    }

    /// <summary>
    /// The service of this folded name in other descriptions of the system. Other Compose projects and other namespaces do not count: their
    /// names cannot be reached without qualification, and a qualified name means nothing else. What was observed stands in no namespace, so a
    /// qualified name may be that of a service that reports under its bare name.
    /// </summary>
    private List<ServiceDraft> Elsewhere(ProvisionalService caller, string host, ClusterName name)
    {
        if ((name.IsMarked && caller.Family != ObservedFamily) || !_folded.TryGetValue(FoldedName.WithDots(name.IsMarked ? name.Service : host), out var named))
            return [];
        var found = named
            .Where(other => other.Family != caller.Family || caller.Family is "dotnet" or "spring" or "config" or ObservedFamily)
            .Select(other => other.Service)
            .Distinct()
            .ToList();
        return found.Count == 1 ? found : [];
    }
}
