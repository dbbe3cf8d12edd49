using DepGuard.Readers.Settings;
using DepGuard.Sources;

namespace DepGuard.Readers.Compose;

/// <summary>Reads the <c>.env</c> syntax: <c>KEY=value</c>, quotes, comments after a space; later lines win.</summary>
internal static class EnvFile
{
    /// <summary>The settings in order; values are replaced from <paramref name="outer"/> and the lines above.</summary>
    /// <param name="file">The file.</param>
    /// <param name="outer">Variables that win over those of the file where a value names them.</param>
    /// <param name="isRaw">True to take values as they stand, as <c>format: raw</c> asks for.</param>
    public static IReadOnlyList<Setting> Read(SourceFile file, IReadOnlyDictionary<string, string> outer, bool isRaw = false)
    {
        var settings = new Dictionary<string, Setting>(StringComparer.Ordinal);
        var variables = new Dictionary<string, string>(outer, StringComparer.Ordinal);
        var number = 0;
        foreach (var raw in file.Text.Split('\n'))
        {
            number++;
            var line = raw.Trim();
            if (line.StartsWith("export ", StringComparison.Ordinal))
                line = line[7..].TrimStart();
            var equals = line.IndexOf('=');
            if (equals <= 0 || line[0] == '#')
                continue;

            var key = line[..equals].TrimEnd();
            var text = line[(equals + 1)..];
            var value = isRaw ? text : Value(text.TrimStart(), text.StartsWith(' '), variables);
            var column = raw.IndexOf('=') + 2;
            settings[key] = new Setting(key, value, new SourceSpan(file.Path, number, column, number, Math.Max(column, raw.TrimEnd().Length + 1)));
            if (!outer.ContainsKey(key))
                variables[key] = value;
        }

        return [.. settings.Values];
    }

    private static string Value(string text, bool isAfterSpace, IReadOnlyDictionary<string, string> variables)
    {
        if (isAfterSpace && text.StartsWith('#'))
            return string.Empty;
        if (text.Length > 1 && text[0] == '\'' && text.IndexOf('\'', 1) is var end and > 0)
            return text[1..end];
        if (text.Length > 1 && text[0] == '"' && ClosingQuote(text) is var close and > 0)
            return new Interpolation(variables).Apply(text[1..close].Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\n", "\n", StringComparison.Ordinal));

        var comment = text.IndexOf(" #", StringComparison.Ordinal);
        return new Interpolation(variables).Apply((comment < 0 ? text : text[..comment]).TrimEnd());
    }

    private static int ClosingQuote(string text)
    {
        for (var i = 1; i < text.Length; i++)
            if (text[i] == '"' && text[i - 1] != '\\')
                return i;
        return -1;
    }
}
