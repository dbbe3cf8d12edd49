using DepGuard.Documents;

namespace DepGuard.Readers.Kustomize;

/// <summary>A selector such as <c>app=auth,tier in (web, api),!legacy</c> over the labels or annotations of an object.</summary>
internal sealed class LabelSelector
{
    private readonly List<(string Key, bool Wants, IReadOnlyList<string>? Values)> _terms = [];

    /// <param name="text">The selector; a null or empty one selects everything.</param>
    public LabelSelector(string? text)
    {
        foreach (var term in Terms(text ?? string.Empty))
            _terms.Add(Read(term));
    }

    /// <summary>True if all terms hold.</summary>
    /// <param name="labels">Mapping of labels; null if there are none.</param>
    public bool Matches(Node? labels) => _terms.TrueForAll(term =>
    {
        var value = labels?[term.Key]?.Text;
        var holds = value is not null && (term.Values?.Contains(value) ?? true);
        return holds == term.Wants;
    });

    /// <summary>The parts between commas that stand outside of brackets.</summary>
    private static IEnumerable<string> Terms(string text)
    {
        var (start, isOpen) = (0, false);
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] is '(' or ')')
                isOpen = text[i] == '(';
            if (i < text.Length && (text[i] != ',' || isOpen))
                continue;
            if (text[start..i].Trim() is { Length: > 0 } term)
                yield return term;
            start = i + 1;
        }
    }

    private static (string, bool, IReadOnlyList<string>?) Read(string term)
    {
        if (term[0] == '!')
            return (term[1..].Trim(), false, null);
        foreach (var (sign, wants) in ((string, bool)[])[("!=", false), ("==", true), ("=", true)])
            if (term.IndexOf(sign, StringComparison.Ordinal) is var at and > 0)
                return (term[..at].Trim(), wants, [term[(at + sign.Length)..].Trim()]);
        if (term.IndexOf('(') is var open and > 0 && term[..open].Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var key, "in" or "notin"] words)
            return (key, words[1] == "in", [.. term[(open + 1)..].TrimEnd(')').Split(',').Select(value => value.Trim())]);
        return (term, true, null);
    }
}
