namespace DepGuard.Documents;

/// <summary>Recognises Go template text (Helm), which is not YAML before it is rendered even where it happens to parse.</summary>
internal static class TemplateText
{
    /// <summary>Number, from 0, of the first line with an action outside quotes and comments; null if there is none.</summary>
    public static int? FirstLine(string text)
    {
        if (!text.Contains("{{", StringComparison.Ordinal))
            return null;

        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (IsTemplate(line))
                return number;
            number++;
        }

        return null;
    }

    /// <summary>
    /// An action where a key or a value begins, or one that only Helm has. Compose's <c>node-{{.Node.Hostname}}</c> is an ordinary scalar.
    /// </summary>
    private static bool IsTemplate(ReadOnlySpan<char> line)
    {
        var at = line.IndexOf("{{");
        if (at < 0 || line.TrimStart().StartsWith("#") || IsQuoted(line[..at]))
            return false;

        var before = line[..at].TrimEnd();
        var action = line[(at + 2)..].TrimStart('-').TrimStart();
        return before.IsEmpty || before[^1] is ':' or '-'
            || action.StartsWith(".Values") || action.StartsWith(".Release") || action.StartsWith(".Chart")
            || action.StartsWith("include ") || action.StartsWith("template ") || action.StartsWith("$");
    }

    private static bool IsQuoted(ReadOnlySpan<char> before) => before.Count('"') % 2 == 1 || before.Count('\'') % 2 == 1 || before.Contains('`');
}
