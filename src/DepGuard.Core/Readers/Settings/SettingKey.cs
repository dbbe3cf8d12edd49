using System.Text;

namespace DepGuard.Readers.Settings;

/// <summary>
/// A configuration key taken apart: segments at <c>:</c>, <c>.</c> and <c>__</c>, words at <c>_</c>, <c>-</c> and changes of case.
/// <c>Services__basket__BaseUrl</c> and <c>Services:Basket:BaseUrl</c> are the same key.
/// </summary>
internal sealed class SettingKey
{
    public SettingKey(string text)
    {
        Text = text;
        Segments = text.Replace("__", ":", StringComparison.Ordinal).Split([':', '.'], StringSplitOptions.RemoveEmptyEntries);
        Words = [.. Segments.SelectMany(SplitWords).Where(word => !word.All(char.IsAsciiDigit))];
        Path = text.Replace("__", ":", StringComparison.Ordinal).ToLowerInvariant();
    }

    /// <summary>The key as written.</summary>
    public string Text { get; }

    /// <summary>Segments as written.</summary>
    public IReadOnlyList<string> Segments { get; }

    /// <summary>Words in lower case, without array indexes.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>The form in which .NET configuration compares keys.</summary>
    public string Path { get; }

    /// <summary>All words, joined; equal for keys that differ in notation only.</summary>
    public string Canonical => string.Join('_', Words);

    /// <summary>The last word; empty for a key without one.</summary>
    public string LastWord => Words.Count > 0 ? Words[^1] : string.Empty;

    /// <summary>True for <c>HostName</c> and <c>host_name</c>, which are one word to everybody else.</summary>
    public bool IsHostName => Words.Count > 1 && Words[^1] == "name" && Words[^2] == "host";

    /// <summary>True if one of the words is among these.</summary>
    public bool HasWord(IReadOnlySet<string> words) => Words.Any(words.Contains);

    /// <summary>True if a whole segment, in any case, is among these.</summary>
    public bool HasSegment(IReadOnlySet<string> segments) => Segments.Any(segment => segments.Contains(segment.ToLowerInvariant()));

    /// <summary>Words of one segment: <c>catalogBaseURL</c> is catalog, base, url.</summary>
    private static IEnumerable<string> SplitWords(string segment)
    {
        var word = new StringBuilder();
        for (var i = 0; i < segment.Length; i++)
        {
            var letter = segment[i];
            if (word.Length > 0 && (!char.IsLetterOrDigit(letter) || StartsWord(segment, i)))
            {
                yield return word.ToString();
                word.Clear();
            }

            if (char.IsLetterOrDigit(letter))
                word.Append(char.ToLowerInvariant(letter));
        }

        if (word.Length > 0)
            yield return word.ToString();
    }

    private static bool StartsWord(string text, int i) =>
        char.IsUpper(text[i])
        && (char.IsLower(text[i - 1]) || char.IsDigit(text[i - 1]) || (char.IsUpper(text[i - 1]) && i + 1 < text.Length && char.IsLower(text[i + 1])));
}
