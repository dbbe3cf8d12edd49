using DepGuard.Documents;

namespace DepGuard.Readers.Kustomize;

/// <summary>The objects that a kustomization has collected, in order, found by any of their names.</summary>
internal sealed class ResourceList
{
    private readonly List<Resource?> _resources = [];
    private readonly Dictionary<string, HashSet<int>> _byName = new(StringComparer.Ordinal);

    /// <summary>All that were not deleted.</summary>
    public IEnumerable<Resource> All => _resources.OfType<Resource>();

    /// <summary>Places of all that were not deleted.</summary>
    public IEnumerable<int> Places => Enumerable.Range(0, _resources.Count).Where(place => _resources[place] is not null);

    /// <summary>The object at a place; must not be deleted.</summary>
    public Resource this[int place] => _resources[place]!;

    /// <summary>Adds an object.</summary>
    public void Add(Resource resource)
    {
        _resources.Add(resource);
        foreach (var name in resource.Names)
            Index(name.Name, _resources.Count - 1);
    }

    /// <summary>Places of the objects that have or had a name.</summary>
    public IEnumerable<int> Named(string name) => _byName.TryGetValue(name, out var places) ? places.Where(place => _resources[place] is not null) : [];

    /// <summary>Replaces the content of an object; null deletes it.</summary>
    public void Put(int place, Node? root)
    {
        var next = root is null ? null : this[place].With(root);
        if (next is not null && next.Name != this[place].Name)
            Index(next.Name.Name, place);
        _resources[place] = next;
    }

    /// <summary>Replaces the content of every object.</summary>
    public void Change(Func<Resource, Node> change)
    {
        foreach (var place in Places)
            Put(place, change(this[place]));
    }

    private void Index(string name, int place) => (_byName.TryGetValue(name, out var places) ? places : _byName[name] = []).Add(place);
}
