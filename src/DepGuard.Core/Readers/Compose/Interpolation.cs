using System.Text;
using DepGuard.Documents;

namespace DepGuard.Readers.Compose;

/// <summary>
/// Replaces <c>$VAR</c> and <c>${VAR…}</c> as Compose does (compose-spec, <c>12-interpolation.md</c>). A variable without value and default
/// stays as written, so that an address in which it stands can say so.
/// </summary>
internal sealed class Interpolation(IReadOnlyDictionary<string, string> variables)
{
    private const int DeepestDefault = 8;

    /// <summary>The node with all scalar values replaced; keys stay as they are, the item <c>KEY=$V</c> of a list is a value.</summary>
    public Node Apply(Node node) => node switch
    {
        Scalar scalar when scalar.Value.Contains('$') => new Scalar(Apply(scalar.Value), scalar.IsPlain, scalar.At, scalar.Tag),
        Mapping mapping => new Mapping([.. mapping.Entries.Select(entry => new Entry(entry.Key, Apply(entry.Value)))], mapping.At, mapping.Tag),
        Sequence sequence => new Sequence([.. sequence.Items.Select(Apply)], sequence.At, sequence.Tag),
        _ => node,
    };

    /// <summary>The text with variables replaced.</summary>
    public string Apply(string text) => Apply(text, 0);

    private string Apply(string text, int depth)
    {
        if (!text.Contains('$') || depth > DeepestDefault)
            return text;

        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '$' || i + 1 == text.Length)
            {
                result.Append(text[i]);
            }
            else if (text[i + 1] == '$')
            {
                result.Append("$$");
                i++;
            }
            else
            {
                i = Variable(text, i, depth, result);
            }
        }

        return result.ToString();
    }

    /// <summary>Appends the value of the variable that starts at <paramref name="at"/> and gives the index of its last character.</summary>
    private int Variable(string text, int at, int depth, StringBuilder result)
    {
        var braced = text[at + 1] == '{';
        var start = at + (braced ? 2 : 1);
        var end = start;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_'))
            end++;
        if (end == start)
        {
            result.Append('$');
            return at;
        }

        var name = text[start..end];
        if (!braced)
        {
            result.Append(variables.TryGetValue(name, out var plain) ? plain : $"${{{name}}}");
            return end - 1;
        }

        var close = Close(text, end);
        if (close < 0)
        {
            result.Append(text[at..]);
            return text.Length - 1;
        }

        result.Append(Expand(name, text[end..close], depth) ?? text[at..(close + 1)]);
        return close;
    }

    /// <summary>Value of <c>${name modifier}</c>; null when it has none.</summary>
    private string? Expand(string name, string modifier, int depth)
    {
        var isSet = variables.TryGetValue(name, out var value);
        var counts = isSet && (!modifier.StartsWith(':') || value!.Length > 0);
        var operation = modifier.TrimStart(':');
        if (operation.Length == 0)
            return isSet ? value : null;

        var word = operation[1..];
        return operation[0] switch
        {
            '-' => counts ? value : Apply(word, depth + 1),
            '+' => counts ? Apply(word, depth + 1) : string.Empty,
            '?' => counts ? value : $"${{{name}}}",
            _ => null,
        };
    }

    private static int Close(string text, int from)
    {
        var open = 1;
        for (var i = from; i < text.Length; i++)
        {
            if (text[i] == '{' && text[i - 1] == '$')
                open++;
            else if (text[i] == '}' && --open == 0)
                return i;
        }

        return -1;
    }
}
