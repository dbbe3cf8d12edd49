namespace DepGuard.Testing;

/// <summary>The small part of YAML that front matter uses: <c>key: value</c> lines, and one level of keys below <c>options:</c>.</summary>
internal static class FrontMatter
{
    private const string OptionPrefix = "options.";

    /// <summary>Values by key; an option <c>limit</c> has the key <c>options.limit</c>.</summary>
    public static Dictionary<string, string> Parse(IEnumerable<string> lines)
    {
        var values = new Dictionary<string, string>();
        foreach (var line in lines.Where(line => line.Trim().Length > 0))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var prefix = line[0] == ' ' ? OptionPrefix : "";
            values.Add(prefix + line[..colon].Trim(), Unquote(line[(colon + 1)..].Trim()));
        }

        return values;
    }

    /// <summary>Only the options, by their own names.</summary>
    public static Dictionary<string, string> Options(IReadOnlyDictionary<string, string> values) =>
        values
            .Where(pair => pair.Key.StartsWith(OptionPrefix, StringComparison.Ordinal))
            .ToDictionary(pair => pair.Key[OptionPrefix.Length..], pair => pair.Value);

    private static string Unquote(string value)
    {
        if (value.StartsWith('"'))
            return value[1..value.LastIndexOf('"')].Replace("\\\"", "\"", StringComparison.Ordinal);

        var comment = value.IndexOf(" #", StringComparison.Ordinal);
        return comment < 0 ? value : value[..comment].TrimEnd();
    }
}
