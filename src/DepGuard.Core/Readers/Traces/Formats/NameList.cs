using System.Buffers.Binary;
using System.Text;

namespace DepGuard.Readers.Traces.Formats;

/// <summary>
/// Gives every distinct text a number from 0, so that a span holds numbers: a hash table over the bytes with open addressing. Only so many and
/// so long texts are kept that hostile input cannot fill the memory; what exceeds that has no number.
/// </summary>
internal sealed class NameList
{
    private const int MostNames = 200_000;
    private const int LongestName = 253;

    /// <summary>Differs from run to run, so that nobody can prepare texts that collide; no order depends on it.</summary>
    private static readonly ulong Seed = (ulong)HashCode.Combine(1) | 1;

    private readonly List<string> _texts = [];
    private readonly List<byte[]> _bytes = [];
    private int[] _slots = new int[64];

    public NameList(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            Add(Encoding.UTF8.GetBytes(name));
    }

    /// <summary>The text of a number.</summary>
    public string this[int number] => _texts[number];

    /// <summary>The number of a text that may be new; -1 if it is empty, too long, or one too many.</summary>
    public int Add(ReadOnlySpan<byte> text)
    {
        var slot = SlotOf(text);
        if (_slots[slot] > 0)
            return _slots[slot] - 1;
        if (text.IsEmpty || text.Length > LongestName || _texts.Count == MostNames)
            return -1;

        _texts.Add(Encoding.UTF8.GetString(text));
        _bytes.Add(text.ToArray());
        _slots[slot] = _texts.Count;
        if (_texts.Count > _slots.Length / 2)
            Grow();
        return _texts.Count - 1;
    }

    /// <summary>The number of a known text; -1 for any other.</summary>
    public int Find(ReadOnlySpan<byte> text) => _slots[SlotOf(text)] - 1;

    /// <summary>The slot that holds the text, or the free one where it belongs.</summary>
    private int SlotOf(ReadOnlySpan<byte> text)
    {
        var mask = _slots.Length - 1;
        var slot = (int)Hash(text) & mask;
        while (_slots[slot] > 0 && !text.SequenceEqual(_bytes[_slots[slot] - 1]))
            slot = (slot + 1) & mask;
        return slot;
    }

    private void Grow()
    {
        _slots = new int[_slots.Length * 2];
        for (var number = 0; number < _bytes.Count; number++)
            _slots[SlotOf(_bytes[number])] = number + 1;
    }

    /// <summary>Multiplies in eight bytes at a time and folds the halves of the product (as wyhash does, https://github.com/wangyi-fudan/wyhash).</summary>
    private static ulong Hash(ReadOnlySpan<byte> text)
    {
        var hash = Seed ^ (ulong)text.Length;
        for (; text.Length >= sizeof(ulong); text = text[sizeof(ulong)..])
            hash = Fold(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(text));
        ulong rest = 0;
        foreach (var letter in text)
            rest = (rest << 8) | letter;
        return Fold(hash ^ rest);
    }

    private static ulong Fold(ulong value)
    {
        var high = Math.BigMul(value, 0x9E3779B97F4A7C15UL, out var low);
        return high ^ low;
    }
}
