using DepGuard.Graph;

namespace DepGuard.Resolution;

/// <summary>Gives every service its id: the canonical name, qualified by its scope where two services have the same one.</summary>
internal sealed class ServiceIds(IReadOnlyList<ServiceDraft> drafts, IReadOnlyDictionary<string, ServiceDraft> externals)
{
    /// <summary>The finished services.</summary>
    public Dictionary<ServiceDraft, Service> Assign()
    {
        var services = new Dictionary<ServiceDraft, Service>(ReferenceEqualityComparer.Instance);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var group in drafts.GroupBy(draft => draft.Canonical.Reference.Name, StringComparer.Ordinal))
        {
            var same = group.ToList();
            foreach (var draft in same)
                services[draft] = draft.ToService(Unique(same.Count == 1 ? group.Key : draft.QualifiedName, taken));
        }

        foreach (var (host, draft) in externals)
            services[draft] = draft.ToService(taken.Add(host) ? host : Unique($"external:{host}", taken));
        return services;
    }

    private static string Unique(string id, HashSet<string> taken)
    {
        var unique = id;
        for (var number = 2; !taken.Add(unique); number++)
            unique = $"{id}#{number}";
        return unique;
    }
}
