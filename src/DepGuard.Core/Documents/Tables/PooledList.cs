using System.Buffers;
using System.Runtime.CompilerServices;

namespace DepGuard.Documents.Tables;

/// <summary>A list whose memory is lent by a pool: thousands of short documents are built one after the other in the same few arrays.</summary>
/// <param name="capacity">Items for which there shall be room from the beginning.</param>
internal sealed class PooledList<T>(int capacity) : IDisposable
{
    private T[] _items = ArrayPool<T>.Shared.Rent(capacity);

    /// <summary>Number of items.</summary>
    public int Count { get; private set; }

    /// <summary>The items, until the next one is added.</summary>
    public Span<T> Span => _items.AsSpan(0, Count);

    /// <summary>An item, to read or to change in place.</summary>
    public ref T this[int index] => ref _items[index];

    /// <summary>Adds an item.</summary>
    public void Add(T item)
    {
        if (Count == _items.Length)
            Grow();
        _items[Count++] = item;
    }

    /// <summary>Drops the items from a position on.</summary>
    public void Cut(int count) => Count = count;

    /// <inheritdoc/>
    public void Dispose() => Return(_items);

    private static void Return(T[] items) => ArrayPool<T>.Shared.Return(items, RuntimeHelpers.IsReferenceOrContainsReferences<T>());

    private void Grow()
    {
        var larger = ArrayPool<T>.Shared.Rent(2 * _items.Length);
        _items.CopyTo(larger, 0);
        Return(_items);
        _items = larger;
    }
}
