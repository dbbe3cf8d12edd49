namespace DepGuard.Readers.Settings;

/// <summary>
/// A configuration key taken apart: segments at <c>:</c>, <c>.</c> and <c>__</c>, words at <c>_</c>, <c>-</c> and changes of case.
/// <c>Services__basket__BaseUrl</c> and <c>Services:Basket:BaseUrl</c> are the same key. Nothing is taken apart before somebody asks.
/// </summary>
internal sealed class SettingKey(string text)
{
    private const int LongestOnStack = 256;

    private string? _path;
    private string[]? _segments;
    private string[]? _words;
    private string? _canonical;
    private string? _lastWord;

    /// <summary>The key as written.</summary>
    public string Text => text;

    /// <summary>The form in which .NET configuration compares keys, without regard to case.</summary>
    public string Path => _path ??= text.Replace("__", ":", StringComparison.Ordinal);

    /// <summary>Segments as written.</summary>
    public IReadOnlyList<string> Segments => _segments ??= Path.Split([':', '.'], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Words in lower case, without array indexes.</summary>
    public IReadOnlyList<string> Words => _words ??= Canonical.Split('_', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>All words, joined by <c>_</c>; equal for keys that differ in notation only.</summary>
    public string Canonical => _canonical ??= JoinWords(Path);

    /// <summary>The last word; empty for a key without one.</summary>
    public string LastWord => _lastWord ??= Canonical[(Canonical.LastIndexOf('_') + 1)..];

    /// <summary>True for <c>HostName</c> and <c>host_name</c>, which are one word to everybody else.</summary>
    public bool IsHostName => Canonical.EndsWith("host_name", StringComparison.Ordinal) && (Canonical.Length == 9 || Canonical[^10] == '_');

    /// <summary>True if one of the words is among these.</summary>
    public bool HasWord(HashSet<string> words)
    {
        var known = words.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var range in Canonical.AsSpan().Split('_'))
            if (known.Contains(Canonical.AsSpan()[range]))
                return true;
        return false;
    }

    /// <summary>The word in front of the last; empty for a key with fewer than two.</summary>
    public ReadOnlySpan<char> WordBeforeLast
    {
        get
        {
            var before = Canonical.AsSpan(0, Canonical.Length - LastWord.Length).TrimEnd('_');
            return before[(before.LastIndexOf('_') + 1)..];
        }
    }

    /// <summary>The last segment as written.</summary>
    public ReadOnlySpan<char> LastSegment => Path.AsSpan(LastSegmentStart);

    private int LastSegmentStart => Path.AsSpan().LastIndexOfAny(':', '.') + 1;

    /// <summary>True if a whole segment is among these.</summary>
    public bool HasSegment(HashSet<string> segments) => HasSegment(Path, segments);

    /// <summary>True if a whole segment in front of the last is among these.</summary>
    public bool HasSection(HashSet<string> segments) => HasSegment(Path.AsSpan(0, LastSegmentStart), segments);

    private static bool HasSegment(ReadOnlySpan<char> path, HashSet<string> segments)
    {
        var known = segments.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var range in path.SplitAny(':', '.'))
            if (known.Contains(path[range]))
                return true;
        return false;
    }

    /// <summary>Words of all segments: <c>catalogBaseURL</c> is <c>catalog_base_url</c>.</summary>
    private static string JoinWords(string path)
    {
        var most = 2 * path.Length;
        var joined = most <= LongestOnStack ? stackalloc char[most] : new char[most];
        var (length, start) = (0, 0);
        for (var i = 0; i <= path.Length; i++)
        {
            var isEnd = i == path.Length || !char.IsLetterOrDigit(path[i]);
            if (!isEnd && (i == start || !StartsWord(path, i)))
                continue;
            length = Append(joined, length, path.AsSpan(start, i - start));
            start = isEnd ? i + 1 : i;
        }

        return new string(joined[..length]);
    }

    /// <summary>Appends a word that is no number and returns the new length.</summary>
    private static int Append(Span<char> joined, int length, ReadOnlySpan<char> word)
    {
        if (word.IndexOfAnyExceptInRange('0', '9') < 0)
            return length;
        if (length > 0)
            joined[length++] = '_';
        return length + word.ToLowerInvariant(joined[length..]);
    }

    private static bool StartsWord(string text, int i) =>
        char.IsUpper(text[i])
        && (char.IsLower(text[i - 1]) || char.IsDigit(text[i - 1]) || (char.IsUpper(text[i - 1]) && i + 1 < text.Length && char.IsLower(text[i + 1])));
}
