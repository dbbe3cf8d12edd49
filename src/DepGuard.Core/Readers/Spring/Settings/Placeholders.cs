using System.Text;

namespace DepGuard.Readers.Spring.Settings;

/// <summary>Placeholders in values: <c>${KEY}</c> and <c>${KEY:default}</c>, also inside of each other. Bounded in depth and length.</summary>
internal static class Placeholders
{
    private const int Deepest = 16;
    private const int Longest = 16_384;

    /// <summary>The value with what is known put in; a placeholder without a value and a default stays as it is.</summary>
    /// <param name="value">The value.</param>
    /// <param name="lookup">The raw value of a name; null if it has none.</param>
    public static string Resolve(string value, Func<string, string?> lookup)
    {
        var budget = Longest;
        return Resolve(value, lookup, 0, ref budget);
    }

    private static string Resolve(string value, Func<string, string?> lookup, int depth, ref int budget)
    {
        if (depth > Deepest || !value.Contains("${", StringComparison.Ordinal))
            return value;

        var result = new StringBuilder();
        for (var at = 0; at < value.Length;)
        {
            var open = value.IndexOf("${", at, StringComparison.Ordinal);
            var close = open < 0 ? -1 : EndOf(value, open + 2);
            if (close < 0 || budget <= 0)
            {
                result.Append(value, at, value.Length - at);
                break;
            }

            result.Append(value, at, open - at);
            var known = Known(value[(open + 2)..close], lookup, depth, ref budget) ?? value[open..(close + 1)];
            budget -= known.Length + 1;
            result.Append(known);
            at = close + 1;
        }

        return result.Length > Longest ? value : result.ToString();
    }

    private static string? Known(string content, Func<string, string?> lookup, int depth, ref int budget)
    {
        var colon = Separator(content);
        var name = Resolve(colon < 0 ? content : content[..colon], lookup, depth + 1, ref budget);
        var value = lookup(name) ?? (colon < 0 ? null : content[(colon + 1)..]);
        return value is null ? null : Resolve(value, lookup, depth + 1, ref budget);
    }

    /// <summary>The brace that closes a placeholder whose content starts at an index; -1 if there is none.</summary>
    private static int EndOf(string text, int start)
    {
        var open = 1;
        for (var i = start; i < text.Length; i++)
            if (text[i] == '{' && text[i - 1] == '$')
                open++;
            else if (text[i] == '}' && --open == 0)
                return i;
        return -1;
    }

    /// <summary>The first colon outside of an inner placeholder; -1 if there is none.</summary>
    private static int Separator(string content)
    {
        var open = 0;
        for (var i = 0; i < content.Length; i++)
            if (content[i] == '{')
                open++;
            else if (content[i] == '}')
                open--;
            else if (content[i] == ':' && open == 0)
                return i;
        return -1;
    }
}
