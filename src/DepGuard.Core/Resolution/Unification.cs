using DepGuard.Facts;

namespace DepGuard.Resolution;

/// <summary>
/// Joins what different deployment descriptions call by different or equal names: by statement of the user or of a file, by common project, by common image,
/// by equal folded name. Disjoint sets with the rule that two names of one scope stay two services.
/// </summary>
internal sealed class Unification
{
    /// <summary>An Ingress class is named after a product, not after a service: what else is called <c>nginx</c> may serve files.</summary>
    private const string Ingress = "ingress";

    private const string Observed = "trace";
    private const int StrongName = 90;

    private readonly IReadOnlyList<ProvisionalService> _services;
    private readonly int[] _parent;
    private readonly Dictionary<int, List<string>> _reasons = [];
    private readonly Dictionary<int, HashSet<string>> _scopes = [];

    public Unification(IReadOnlyList<ProvisionalService> services, IReadOnlyDictionary<string, IReadOnlyList<string>> userAliases)
    {
        _services = services;
        _parent = [.. Enumerable.Range(0, services.Count)];
        JoinByUser(userAliases);
        JoinByStatement();
        JoinBy(service => service.Names.Where(name => name.Scope is "dotnet" or "spring" && name.Strength == 90).Select(name => name.Name.ToLowerInvariant()), "project");
        JoinBy(service => service.Definitions.Select(definition => definition.Folder).OfType<string>(), "source folder");
        JoinBy(service => service.Definitions.Select(definition => definition.Image).OfType<string>().Where(image => image.Length > 0), "image");
        if (services.Any(service => service.Family == Observed))
            JoinObserved();
        JoinBy(service => service.Family == Ingress ? [] : [FoldedName.Of(service.Reference.Name)], "name");
    }

    /// <summary>The members of each joined service, in order of their first member.</summary>
    public IEnumerable<IReadOnlyList<ProvisionalService>> Groups() =>
        _services.GroupBy(service => Find(service.Index)).Select(group => (IReadOnlyList<ProvisionalService>)[.. group]);

    /// <summary>Why the members of a group were joined; empty for a group of one.</summary>
    public IReadOnlyList<string> Reasons(ProvisionalService member) => _reasons.GetValueOrDefault(Find(member.Index)) ?? [];

    private void JoinByUser(IReadOnlyDictionary<string, IReadOnlyList<string>> userAliases)
    {
        if (userAliases.Count == 0)
            return;

        var byName = _services.ToLookup(service => service.Reference.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, aliases) in userAliases)
            foreach (var other in aliases.SelectMany(alias => byName[alias]))
                foreach (var service in byName[name])
                    Join(service.Index, other.Index, "alias in depguard.yaml");
    }

    /// <summary>Joins a service with that of another family whose name, in whose scope, it states for its own.</summary>
    private void JoinByStatement()
    {
        var byReference = _services.ToDictionary(service => service.Reference);
        foreach (var service in _services)
            foreach (var name in service.Names)
                if (byReference.TryGetValue(new Reference(name.Name, name.Scope), out var other) && other.Family != service.Family)
                    Join(other.Index, service.Index, "stated name");
    }

    /// <summary>What was observed under a namespace is what that namespace has under the name; else it is whoever answers to the name.</summary>
    private void JoinObserved()
    {
        JoinBy(
            service => service.Family is Observed or "k8s" && service.Reference.Scope.IndexOf(':') is var colon and >= 0
                ? [$"{service.Reference.Scope[(colon + 1)..]}/{FoldedName.Of(service.Reference.Name)}"]
                : [],
            "namespace and name");
        JoinBy(service => service.Family == Ingress ? [] : StrongNames(service).Select(FoldedName.Of), "name in traces", with: Observed);
    }

    private static IEnumerable<string> StrongNames(ProvisionalService service) => service.Names
        .Where(name => name.Strength >= StrongName && name.Name != "localhost" && !name.Scope.Contains('#'))
        .Select(name => name.Name)
        .Append(service.Reference.Name);

    /// <summary>Joins services of different families that share a key which is unique in each family.</summary>
    private void JoinBy(Func<ProvisionalService, IEnumerable<string>> keys, string what, string? with = null)
    {
        var byKey = new Dictionary<string, List<ProvisionalService>>(StringComparer.Ordinal);
        foreach (var service in _services)
            foreach (var key in keys(service))
            {
                var list = byKey.TryGetValue(key, out var known) ? known : byKey[key] = [];
                if (list.Count == 0 || list[^1] != service)
                    list.Add(service);
            }

        foreach (var (key, list) in byKey.Where(pair => pair.Value.Count > 1))
        {
            var unique = list.GroupBy(service => service.Family).Where(family => family.Select(member => Find(member.Index)).Distinct().Count() == 1).Select(family => family.First()).ToList();
            foreach (var other in unique.Skip(1).Where(_ => with is null || unique.Exists(service => service.Family == with)))
                Join(unique[0].Index, other.Index, $"same {what} {key}");
        }
    }

    private void Join(int a, int b, string reason)
    {
        var (left, right) = (Find(a), Find(b));
        if (left == right || SharesScope(left, right))
            return;

        _parent[right] = left;
        foreach (var scope in Scopes(right))
            Scopes(left).Add(scope);
        var reasons = _reasons.TryGetValue(left, out var known) ? known : _reasons[left] = [];
        reasons.AddRange(_reasons.GetValueOrDefault(right) ?? []);
        reasons.Add($"{_services[a].Reference} and {_services[b].Reference}: {reason}");
    }

    private bool SharesScope(int left, int right) => Scopes(left).Overlaps(Scopes(right));

    private HashSet<string> Scopes(int root) =>
        _scopes.TryGetValue(root, out var scopes) ? scopes : _scopes[root] = [_services[root].Reference.Scope];

    private int Find(int index)
    {
        while (_parent[index] != index)
            index = _parent[index] = _parent[_parent[index]];
        return index;
    }
}
