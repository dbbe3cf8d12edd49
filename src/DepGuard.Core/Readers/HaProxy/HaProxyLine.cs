using DepGuard.Sources;

namespace DepGuard.Readers.HaProxy;

/// <summary>A line of a HAProxy configuration.</summary>
/// <param name="Words">Its words, without quotes and comment.</param>
/// <param name="At">Its place.</param>
internal sealed record HaProxyLine(IReadOnlyList<string> Words, SourceSpan At)
{
    /// <summary>The word at an index; empty if the line is shorter.</summary>
    public string this[int index] => index < Words.Count ? Words[index] : string.Empty;

    /// <summary>True if the line begins with these words.</summary>
    public bool StartsWith(params ReadOnlySpan<string> words)
    {
        for (var i = 0; i < words.Length; i++)
            if (this[i] != words[i])
                return false;
        return true;
    }

    /// <summary>The word that follows a keyword; null if the keyword is absent.</summary>
    public string? After(string keyword)
    {
        for (var i = 0; i + 1 < Words.Count; i++)
            if (Words[i] == keyword)
                return Words[i + 1];
        return null;
    }
}
