using System.Text;
using DepGuard.Documents;

namespace DepGuard.Readers.Caddy;

/// <summary>Splits a Caddyfile into lines and blocks: quotes, backquotes, <c>#</c> comments; <c>{$NAME:default}</c> comes from the environment.</summary>
internal static class CaddyParser
{
    /// <summary>The outermost lines; what nests deeper than allowed is passed over, and so is a block on one line, which Caddy refuses.</summary>
    public static IReadOnlyList<CaddyDirective> Parse(string text, TextOrigin origin, Func<string, string?> variables, int deepest)
    {
        var root = new List<CaddyDirective>();
        var open = new Stack<List<CaddyDirective>>([root]);
        var number = 0;
        foreach (var raw in text.AsSpan().EnumerateLines())
        {
            number++;
            var words = Words(raw);
            if (words is ["}"] && open.Count > 1)
                open.Pop();
            var brace = words.IndexOf("{");
            var opens = brace >= 0 && words[^1] != "}";
            if (brace >= 0)
                words.RemoveRange(brace, words.Count - brace);
            var at = origin.Span(number, raw.Length - raw.TrimStart().Length + 1, number, raw.TrimEnd().Length + 1);
            var line = new CaddyDirective(words.Count == 0 ? [string.Empty] : [.. words.Select(word => Expand(word, variables))], at);
            if (words.Count > 0 && words is not ["}"])
                open.Peek().Add(line);
            if (opens && open.Count <= deepest)
                open.Push(line.Block);
        }

        return root;
    }

    private static List<string> Words(ReadOnlySpan<char> line)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var (quote, any) = ('\0', false);
        foreach (var letter in line)
        {
            if (quote == '\0' && letter == '#' && !any)
                break;
            if (quote == '\0' && char.IsWhiteSpace(letter))
            {
                if (any)
                    words.Add(word.ToString());
                (_, any) = (word.Clear(), false);
            }
            else if (letter == quote || (quote == '\0' && !any && letter is '"' or '`'))
            {
                (quote, any) = (quote == '\0' ? letter : '\0', true);
            }
            else
            {
                word.Append(letter);
                any = true;
            }
        }

        if (any)
            words.Add(word.ToString());
        return words;
    }

    private static string Expand(string word, Func<string, string?> variables)
    {
        var result = new StringBuilder();
        var at = 0;
        for (var start = word.IndexOf("{$", StringComparison.Ordinal); start >= 0; start = word.IndexOf("{$", at, StringComparison.Ordinal))
        {
            var end = word.IndexOf('}', start);
            if (end < 0)
                break;
            var (name, fallback) = word[(start + 2)..end].Split(':', 2) is [var key, var usual] ? (key, usual) : (word[(start + 2)..end], null);
            result.Append(word, at, start - at).Append(variables(name) ?? fallback ?? $"${{{name}}}");
            at = end + 1;
        }

        return result.Append(word, at, word.Length - at).ToString();
    }
}
