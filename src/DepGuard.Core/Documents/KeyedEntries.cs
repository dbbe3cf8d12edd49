namespace DepGuard.Documents;

/// <summary>Entries of a mapping while it is built, at most one of each key; few keys are compared, many are looked up.</summary>
internal sealed class KeyedEntries(int capacity)
{
    private const int Few = 8;

    private Dictionary<string, int>? _places;

    /// <summary>The entries, in order of their keys' first appearance.</summary>
    public List<Entry> List { get; } = new(capacity);

    /// <summary>Adds an entry, or replaces that of the same key and returns the earlier key.</summary>
    public Scalar? Put(Entry entry)
    {
        var place = PlaceOf(entry.Key.Value);
        if (place < 0)
        {
            Add(entry);
            return null;
        }

        var earlier = List[place].Key;
        List[place] = entry;
        return earlier;
    }

    /// <summary>Adds an entry unless its key is there already.</summary>
    public void PutIfNew(Entry entry)
    {
        if (PlaceOf(entry.Key.Value) < 0)
            Add(entry);
    }

    private void Add(Entry entry)
    {
        _places?.Add(entry.Key.Value, List.Count);
        List.Add(entry);
        if (List.Count != Few)
            return;

        _places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < List.Count; i++)
            _places.Add(List[i].Key.Value, i);
    }

    private int PlaceOf(string key)
    {
        if (_places is not null)
            return _places.GetValueOrDefault(key, -1);
        for (var i = 0; i < List.Count; i++)
            if (List[i].Key.Value == key)
                return i;
        return -1;
    }
}
