namespace DepGuard.Readers.Traces.Joining;

/// <summary>A set that forgets its older half when it is full.</summary>
internal sealed class RecentSet<T>(int capacity)
{
    private HashSet<T> _young = [];
    private HashSet<T> _old = [];

    /// <summary>True unless the item was never added or is forgotten.</summary>
    public bool Contains(T item) => _young.Contains(item) || _old.Contains(item);

    /// <summary>Adds an item; false if it was there.</summary>
    public bool Add(T item)
    {
        if (Contains(item))
            return false;
        if (_young.Count >= capacity / 2)
            (_old, _young) = (_young, []);
        return _young.Add(item);
    }
}
