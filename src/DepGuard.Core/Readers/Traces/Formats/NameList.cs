using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace DepGuard.Readers.Traces.Formats;

/// <summary>
/// Gives every distinct text a number from 0, so that a span holds numbers. Only so many and so long texts are kept that hostile input
/// cannot fill the memory; what exceeds that has no number.
/// </summary>
internal sealed class NameList
{
    private const int MostNames = 200_000;
    private const int LongestName = 253;

    private readonly List<string> _texts = [];
    private readonly Dictionary<byte[], int> _numbers;
    private readonly Dictionary<byte[], int>.AlternateLookup<ReadOnlySpan<byte>> _lookup;

    public NameList(params ReadOnlySpan<string> names)
    {
        _numbers = new Dictionary<byte[], int>(new ByteComparer());
        _lookup = _numbers.GetAlternateLookup<ReadOnlySpan<byte>>();
        foreach (var name in names)
            Add(Encoding.UTF8.GetBytes(name));
    }

    /// <summary>The text of a number.</summary>
    public string this[int number] => _texts[number];

    /// <summary>The number of a text that may be new; -1 if it is empty, too long, or one too many.</summary>
    public int Add(ReadOnlySpan<byte> text)
    {
        if (_lookup.TryGetValue(text, out var number))
            return number;
        if (text.IsEmpty || text.Length > LongestName || _texts.Count == MostNames)
            return -1;

        _texts.Add(Encoding.UTF8.GetString(text));
        return _lookup[text] = _texts.Count - 1;
    }

    /// <summary>The number of a known text; -1 for any other.</summary>
    public int Find(ReadOnlySpan<byte> text) => _lookup.TryGetValue(text, out var number) ? number : -1;

    private sealed class ByteComparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode([DisallowNull] byte[] obj) => GetHashCode(obj.AsSpan());

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            var hash = default(HashCode);
            hash.AddBytes(alternate);
            return hash.ToHashCode();
        }

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
    }
}
