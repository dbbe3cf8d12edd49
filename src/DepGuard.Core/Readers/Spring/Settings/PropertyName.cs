namespace DepGuard.Readers.Spring.Settings;

/// <summary>
/// Relaxed binding: <c>connectTimeout</c>, <c>connect-timeout</c> and <c>CONNECT_TIMEOUT</c> are one name, and so are
/// <c>spring.datasource.url</c> and the variable <c>SPRING_DATASOURCE_URL</c>.
/// </summary>
internal static class PropertyName
{
    /// <summary>Letters and digits in lower case: equal for names that Spring does not tell apart.</summary>
    public static string Fold(string name)
    {
        var count = 0;
        var changes = false;
        foreach (var letter in name)
        {
            count += char.IsLetterOrDigit(letter) ? 1 : 0;
            changes |= char.IsUpper(letter);
        }

        return count == name.Length && !changes ? name : Fold(name, count);
    }

    /// <summary>The name that a variable stands for, as far as it can be told: <c>SERVER_PORT</c> is <c>server.port</c>.</summary>
    public static string OfVariable(string name) => name.ToLowerInvariant().Replace('_', '.');

    /// <summary>Whether the name ends with the segment of a list's element: <c>routes.0.uri</c> belongs to the list <c>routes</c>.</summary>
    /// <returns>Length of the part in front of the first index; 0 if there is none.</returns>
    public static int ListLength(string name)
    {
        for (var start = 0; start < name.Length;)
        {
            var end = name.IndexOf('.', start);
            var segment = name.AsSpan(start, (end < 0 ? name.Length : end) - start);
            if (start > 0 && segment.Length > 0 && segment.IndexOfAnyExceptInRange('0', '9') < 0)
                return start - 1;
            start = end < 0 ? name.Length : end + 1;
        }

        return 0;
    }

    private static string Fold(string name, int count) => string.Create(count, name, static (folded, name) =>
    {
        var at = 0;
        foreach (var letter in name)
            if (char.IsLetterOrDigit(letter))
                folded[at++] = char.ToLowerInvariant(letter);
    });
}
