namespace DepGuard.Analyzers.Recognition.Auth;

/// <summary>Names of services that authenticate or authorise others: patterns with <c>*</c>, compared without case.</summary>
internal sealed class ServiceNames
{
    private static readonly string[] Usual = ["auth*", "identity*", "sts", "*-auth", "login*", "sso*"];

    private readonly (string Start, string End, bool IsWhole)[] _patterns;

    /// <param name="patterns">Patterns of the user, separated by commas; null for the usual names.</param>
    public ServiceNames(string? patterns) =>
        _patterns = [.. (patterns?.Split(',').Select(pattern => pattern.Trim()).Where(pattern => pattern.Length > 0) ?? Usual).Select(Parse)];

    /// <summary>Whether a service of this name is meant.</summary>
    public bool Contains(string name) => Array.Exists(_patterns, pattern => Matches(pattern, name));

    private static (string Start, string End, bool IsWhole) Parse(string pattern)
    {
        var star = pattern.IndexOf('*');
        return star < 0 ? (pattern, "", true) : (pattern.Substring(0, star), pattern.Substring(star + 1), false);
    }

    private static bool Matches((string Start, string End, bool IsWhole) pattern, string name)
    {
        if (pattern.IsWhole)
            return name.Equals(pattern.Start, StringComparison.OrdinalIgnoreCase);
        return name.Length >= pattern.Start.Length + pattern.End.Length
            && name.StartsWith(pattern.Start, StringComparison.OrdinalIgnoreCase)
            && name.EndsWith(pattern.End, StringComparison.OrdinalIgnoreCase)
            && !(pattern.Start.Equals("auth", StringComparison.OrdinalIgnoreCase) && IsAboutAuthors(name));
    }

    /// <summary>Who writes books is no authority: <c>author</c>, <c>authors</c>, <c>AuthorService</c>.</summary>
    private static bool IsAboutAuthors(string name) =>
        name.StartsWith("author", StringComparison.OrdinalIgnoreCase)
        && !(name.Length > 6 && char.ToLowerInvariant(name[6]) == 'i' && name.Length > 7 && char.ToLowerInvariant(name[7]) is 's' or 'z' or 't');
}
