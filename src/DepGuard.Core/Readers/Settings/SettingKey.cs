namespace DepGuard.Readers.Settings;

/// <summary>
/// A configuration key taken apart: segments at <c>:</c>, <c>.</c> and <c>__</c>, words at <c>_</c>, <c>-</c> and changes of case.
/// <c>Services__basket__BaseUrl</c> and <c>Services:Basket:BaseUrl</c> are the same key.
/// </summary>
internal sealed class SettingKey(string text)
{
    private string? _path;
    private string[]? _segments;
    private string[]? _words;
    private string? _canonical;

    /// <summary>The key as written.</summary>
    public string Text => text;

    /// <summary>The form in which .NET configuration compares keys, without regard to case.</summary>
    public string Path => _path ??= text.Replace("__", ":", StringComparison.Ordinal);

    /// <summary>Segments as written.</summary>
    public IReadOnlyList<string> Segments => _segments ??= Path.Split([':', '.'], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Words in lower case, without array indexes.</summary>
    public IReadOnlyList<string> Words => _words ??= SplitWords();

    /// <summary>All words, joined; equal for keys that differ in notation only.</summary>
    public string Canonical => _canonical ??= string.Join('_', Words);

    /// <summary>The last word; empty for a key without one.</summary>
    public string LastWord => Words.Count > 0 ? Words[^1] : string.Empty;

    /// <summary>True for <c>HostName</c> and <c>host_name</c>, which are one word to everybody else.</summary>
    public bool IsHostName => Words.Count > 1 && Words[^1] == "name" && Words[^2] == "host";

    /// <summary>True if one of the words is among these.</summary>
    public bool HasWord(IReadOnlySet<string> words)
    {
        foreach (var word in Words)
            if (words.Contains(word))
                return true;
        return false;
    }

    /// <summary>True if a whole segment is among these.</summary>
    public bool HasSegment(IReadOnlySet<string> segments) => HasSegment(segments, Segments.Count);

    /// <summary>True if a whole segment in front of the last is among these.</summary>
    public bool HasSection(IReadOnlySet<string> segments) => HasSegment(segments, Segments.Count - 1);

    private bool HasSegment(IReadOnlySet<string> segments, int count)
    {
        for (var i = 0; i < count; i++)
            if (segments.Contains(Segments[i]))
                return true;
        return false;
    }

    /// <summary>Words of all segments: <c>catalogBaseURL</c> is catalog, base, url.</summary>
    private string[] SplitWords()
    {
        var words = new List<string>();
        foreach (var segment in Segments)
        {
            var start = 0;
            for (var i = 0; i <= segment.Length; i++)
            {
                var isEnd = i == segment.Length || !char.IsLetterOrDigit(segment[i]);
                if (!isEnd && (i == start || !StartsWord(segment, i)))
                    continue;
                AddWord(words, segment.AsSpan(start, i - start));
                start = isEnd ? i + 1 : i;
            }
        }

        return [.. words];
    }

    private static void AddWord(List<string> words, ReadOnlySpan<char> word)
    {
        if (!word.IsEmpty && word.IndexOfAnyExceptInRange('0', '9') >= 0)
            words.Add(string.Create(word.Length, word, static (lower, mixed) => mixed.ToLowerInvariant(lower)));
    }

    private static bool StartsWord(string text, int i) =>
        char.IsUpper(text[i])
        && (char.IsLower(text[i - 1]) || char.IsDigit(text[i - 1]) || (char.IsUpper(text[i - 1]) && i + 1 < text.Length && char.IsLower(text[i + 1])));
}
