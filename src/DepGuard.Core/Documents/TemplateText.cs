namespace DepGuard.Documents;

/// <summary>Recognises Go template text (Helm), which is not YAML before it is rendered even where it happens to parse.</summary>
internal static class TemplateText
{
    /// <summary>Offset of the first line with an action outside of quotes, comments and block scalars; null if there is none.</summary>
    public static int? FirstAction(ReadOnlySpan<char> text)
    {
        if (text.IndexOf("{{") < 0)
            return null;

        var block = -1;
        foreach (var range in text.Split('\n'))
        {
            var line = text[range];
            var indent = line.Length - line.TrimStart().Length;
            if (block >= 0 && (indent > block || indent == line.Length))
                continue;
            if (IsTemplate(line))
                return range.Start.Value;
            block = OpensBlock(line) ? indent : -1;
        }

        return null;
    }

    /// <summary>
    /// An action where a key or a value begins, or one that only Helm has. Compose's <c>node-{{.Node.Hostname}}</c> is an ordinary scalar.
    /// </summary>
    private static bool IsTemplate(ReadOnlySpan<char> line)
    {
        var at = line.IndexOf("{{");
        if (at < 0 || IsQuotedOrComment(line[..at]))
            return false;

        var before = line[..at].TrimEnd();
        var action = line[(at + 2)..].TrimStart('-').TrimStart();
        return before.IsEmpty || before[^1] == ':' || before.TrimStart() is "-" || before.EndsWith(" -")
            || action.StartsWith(".Values") || action.StartsWith(".Release") || action.StartsWith(".Chart")
            || action.StartsWith("include ") || action.StartsWith("template ") || action.StartsWith("$");
    }

    /// <summary>A line that ends with <c>|</c> or <c>&gt;</c>, with or without indicators, opens a text that runs as long as it is indented.</summary>
    private static bool OpensBlock(ReadOnlySpan<char> line)
    {
        var comment = line.IndexOf(" #");
        var text = (comment < 0 ? line : line[..comment]).TrimEnd().TrimEnd("+-0123456789");
        return text.Length > 1 && text[^1] is '|' or '>' && char.IsWhiteSpace(text[^2]);
    }

    private static bool IsQuotedOrComment(ReadOnlySpan<char> before)
    {
        if (before.Contains('`'))
            return true;

        var quote = '\0';
        for (var i = 0; i < before.Length; i++)
        {
            if (quote != '\0')
                quote = before[i] == quote ? '\0' : quote;
            else if (before[i] is '"' or '\'' && (i == 0 || !char.IsLetterOrDigit(before[i - 1])))
                quote = before[i];
            else if (before[i] == '#' && (i == 0 || char.IsWhiteSpace(before[i - 1])))
                return true;
        }

        return quote != '\0';
    }
}
