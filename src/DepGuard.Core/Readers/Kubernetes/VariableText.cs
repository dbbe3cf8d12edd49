using System.Text;

namespace DepGuard.Readers.Kubernetes;

/// <summary>Replaces variables in a text; what is unknown stays as written.</summary>
internal static class VariableText
{
    /// <summary>
    /// Replaces <c>$(NAME)</c>, where <c>$$</c> stands for <c>$</c>, as Kubernetes does; or <c>$NAME</c>, <c>${NAME}</c> and
    /// <c>${NAME:-default}</c>, as a shell does.
    /// </summary>
    public static string Expand(string text, Func<string, string?> value, bool isShell = false)
    {
        if (!text.Contains('$'))
            return text;

        var result = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var (replacement, length) = text[i] != '$' ? (null, 0) : isShell ? Shell(text, i, value) : Kubernetes(text, i, value);
            if (replacement is null)
                result.Append(text[i]);
            else
                (_, i) = (result.Append(replacement), i + length - 1);
        }

        return result.ToString();
    }

    private static (string? Replacement, int Length) Kubernetes(string text, int at, Func<string, string?> value)
    {
        if (at + 1 < text.Length && text[at + 1] == '$')
            return ("$", 2);
        var close = at + 1 < text.Length && text[at + 1] == '(' ? text.IndexOf(')', at) : -1;
        return close < 0 ? (null, 0) : (value(text[(at + 2)..close]) ?? text[at..(close + 1)], close + 1 - at);
    }

    private static (string? Replacement, int Length) Shell(string text, int at, Func<string, string?> value)
    {
        var isBraced = at + 1 < text.Length && text[at + 1] == '{';
        var start = at + (isBraced ? 2 : 1);
        var end = start;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_'))
            end++;
        if (end == start)
            return (null, 0);
        if (!isBraced)
            return (value(text[start..end]), end - at);

        var close = text.IndexOf('}', end);
        if (close < 0)
            return (null, 0);
        var rest = text[end..close];
        var fallback = rest.StartsWith(":-", StringComparison.Ordinal) ? rest[2..] : null;
        return rest.Length > 0 && fallback is null ? (null, 0) : (value(text[start..end]) ?? fallback, close + 1 - at);
    }
}
