namespace DepGuard.Contracts.Locking;

/// <summary>
/// Names as pieces of one text, numbered from 0 in order of appearance: an open-addressing hash table that copies nothing. Its hash begins
/// with a seed of the process, so that no file can be written whose names all collide.
/// </summary>
internal sealed class NameTable(string text)
{
    private static readonly int Seed = "depguard.graph".GetHashCode();

    private int[] _slots = new int[1 << 10];
    private (int Start, int Length)[] _names = new (int, int)[1 << 9];

    /// <summary>Number of names.</summary>
    public int Count { get; private set; }

    /// <summary>The name as it is written.</summary>
    public string this[int name] => text.Substring(_names[name].Start, _names[name].Length);

    /// <summary>Number of the name in <paramref name="source"/>; -1 if it is unknown.</summary>
    public int Find(string source, int start, int length) => _slots[Slot(source, start, length)] - 1;

    /// <summary>Number of the name at this place of the text, a new one if it is unknown.</summary>
    public int Add(int start, int length)
    {
        var slot = Slot(text, start, length);
        if (_slots[slot] > 0)
            return _slots[slot] - 1;

        if (Count == _names.Length)
        {
            Grow();
            slot = Slot(text, start, length);
        }

        _names[Count] = (start, length);
        _slots[slot] = ++Count;
        return Count - 1;
    }

    /// <summary>Twice as many slots as names: a search ends at a free one.</summary>
    private void Grow()
    {
        Array.Resize(ref _names, _names.Length * 2);
        _slots = new int[_names.Length * 2];
        for (var name = 0; name < Count; name++)
            _slots[Slot(text, _names[name].Start, _names[name].Length)] = name + 1;
    }

    private int Slot(string source, int start, int length)
    {
        var hash = Seed;
        var end = start + length;
        for (var i = start; i < end; i++)
            hash = (hash ^ source[i]) * 16777619;
        hash ^= (int)((uint)hash >> 15);
        var mask = _slots.Length - 1;
        var slot = hash & mask;
        while (_slots[slot] > 0 && !Is(_slots[slot] - 1, source, start, length))
            slot = (slot + 1) & mask;
        return slot;
    }

    private bool Is(int name, string source, int start, int length) =>
        _names[name].Length == length && string.CompareOrdinal(text, _names[name].Start, source, start, length) == 0;
}
