namespace DepGuard.Readers.Nginx;

/// <summary>What a pass directive names: <c>http://auth:8080/check</c>, <c>grpc://auth</c>, <c>auth:9000</c>.</summary>
/// <param name="Scheme">Scheme; null if none is stated.</param>
/// <param name="Authority">Host with port, or name of a group.</param>
/// <param name="Path">What follows; empty if nothing does.</param>
internal sealed record NginxTarget(string? Scheme, string Authority, string Path)
{
    private static readonly string[] UriVariables = ["request_uri", "uri", "document_uri", "is_args", "args"];

    /// <summary>The targets of a pass directive; empty when only the request decides. A variable in capitals comes from the environment and stays.</summary>
    public static IEnumerable<NginxTarget> Of(NginxContext context, string text)
    {
        var stated = text.Replace("$scheme", "http", StringComparison.Ordinal);
        var whole = Parse(stated);
        var head = stated[..^whole.Path.Length];
        if (NginxContext.Variable(head) is not { } variable)
            return [whole];

        var values = context.Expand(head);
        if (values.Count > 0)
            return values.Select(value => Parse(value + whole.Path));
        return variable.Name.Any(char.IsAsciiLetterLower) || !variable.Name.Any(char.IsAsciiLetterUpper) ? [] : [whole];
    }

    private static NginxTarget Parse(string text)
    {
        var mark = text.IndexOf("://", StringComparison.Ordinal);
        var (scheme, rest) = mark < 0 ? (null, text) : (text[..mark].ToLowerInvariant(), text[(mark + 3)..]);
        rest = rest[(rest.Split('/')[0].LastIndexOf('@') + 1)..];
        var end = rest.StartsWith("unix:", StringComparison.Ordinal) ? -1 : EndOfAuthority(rest);
        return new NginxTarget(scheme, end < 0 ? rest : rest[..end], end < 0 ? string.Empty : rest[end..]);
    }

    /// <summary>A slash, or a variable that begins with one: <c>$request_uri</c>, or any after a port.</summary>
    private static int EndOfAuthority(string rest)
    {
        var slash = rest.IndexOf('/');
        var variable = rest.IndexOf('$');
        while (variable >= 0 && (slash < 0 || variable < slash))
        {
            var (_, end, name) = NginxContext.Variable(rest[variable..]) ?? (0, 1, string.Empty);
            if (UriVariables.Contains(name) || (variable > 0 && char.IsAsciiDigit(rest[variable - 1]) && rest.LastIndexOf(':', variable) > 0))
                return variable;
            variable = rest.IndexOf('$', variable + end);
        }

        return slash;
    }
}
