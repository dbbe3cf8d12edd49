using DepGuard.Documents.Tables;

namespace DepGuard.Documents.Yaml;

/// <summary>Keys and values of a mapping while it is built, at most one of each key; few keys are compared, many are looked up.</summary>
internal sealed class KeyedLinks(NodeTableBuilder table) : IDisposable
{
    private const int Few = 8;

    private readonly PooledList<int> _links = new(64);
    private Dictionary<int, int>? _places;

    /// <summary>Rows of key, value, key, value, …, in order of the keys' first appearance.</summary>
    public ReadOnlySpan<int> Links => _links.Span;

    /// <summary>Forgets the entries.</summary>
    public void Clear()
    {
        _links.Cut(0);
        _places = null;
    }

    /// <summary>Adds an entry, or replaces that of the same key and returns the row of the earlier key.</summary>
    public int? Put(int key, int value)
    {
        var place = PlaceOf(key);
        if (place < 0)
        {
            Add(key, value);
            return null;
        }

        var earlier = _links[place];
        (_links[place], _links[place + 1]) = (key, value);
        return earlier;
    }

    /// <summary>Adds an entry unless its key is there already.</summary>
    public void PutIfNew(int key, int value)
    {
        if (PlaceOf(key) < 0)
            Add(key, value);
    }

    /// <inheritdoc/>
    public void Dispose() => _links.Dispose();

    private void Add(int key, int value)
    {
        _places?.Add(key, _links.Count);
        _links.Add(key);
        _links.Add(value);
        if (_links.Count != 2 * Few)
            return;

        _places = new Dictionary<int, int>(new SameText(table));
        for (var place = 0; place < _links.Count; place += 2)
            _places.Add(_links[place], place);
    }

    private int PlaceOf(int key)
    {
        if (_places is not null)
            return _places.GetValueOrDefault(key, -1);

        var text = table.TextOf(key);
        for (var place = 0; place < _links.Count; place += 2)
            if (table.TextOf(_links[place]).SequenceEqual(text))
                return place;
        return -1;
    }

    /// <summary>Rows are the same key when their texts are equal.</summary>
    private sealed class SameText(NodeTableBuilder table) : IEqualityComparer<int>
    {
        public bool Equals(int one, int other) => table.TextOf(one).SequenceEqual(table.TextOf(other));

        public int GetHashCode(int row) => string.GetHashCode(table.TextOf(row));
    }
}
