namespace DepGuard.Readers.Nginx;

/// <summary>A location of a server; the server itself counts as one without a path.</summary>
/// <param name="Modifier"><c>=</c>, <c>^~</c>, <c>~</c> or <c>~*</c>; empty for a prefix.</param>
/// <param name="Path">Its path, a pattern, or the name of one that only other directives reach.</param>
/// <param name="Context">Its block.</param>
internal sealed record NginxLocation(string Modifier, string Path, NginxContext Context)
{
    private static readonly string[] Passes = ["proxy_pass", "grpc_pass", "fastcgi_pass", "uwsgi_pass", "scgi_pass", "memcached_pass"];

    /// <summary>The locations of a server, those inside of others too, and the server itself first.</summary>
    public static IReadOnlyList<NginxLocation> In(NginxContext server)
    {
        var found = new List<NginxLocation> { new(string.Empty, string.Empty, server) };
        Add(server, found);
        return found;
    }

    /// <summary>Routes of the location itself, with the block that holds each: also those under <c>if</c> and <c>limit_except</c>.</summary>
    public IEnumerable<(NginxContext Context, NginxDirective Pass)> Routes() => RoutesOf(Context);

    /// <summary>The location that answers an internal request: the exact one, else the longest prefix; null if there is none.</summary>
    public static NginxLocation? Answering(IReadOnlyList<NginxLocation> locations, string uri)
    {
        var path = uri.Split('?')[0];
        return locations.FirstOrDefault(location => location.Modifier == "=" && location.Path == path)
            ?? locations.Where(location => location.Modifier is "" or "^~" && location.Path.Length > 0 && path.StartsWith(location.Path, StringComparison.Ordinal))
                .MaxBy(location => location.Path.Length);
    }

    private static void Add(NginxContext context, List<NginxLocation> found)
    {
        foreach (var (directive, inner) in context.Blocks("location"))
        {
            var words = directive.Arguments;
            found.Add(new NginxLocation(words.Count > 1 ? words[0].Text : string.Empty, words.Count > 0 ? words[^1].Text : string.Empty, inner));
            Add(inner, found);
        }
    }

    private static IEnumerable<(NginxContext Context, NginxDirective Pass)> RoutesOf(NginxContext context)
    {
        foreach (var directive in context.Directives)
            if (directive.Arguments.Count > 0 && Passes.Contains(directive.Name.Text))
                yield return (context, directive);
        foreach (var route in context.Blocks("if").Concat(context.Blocks("limit_except")).SelectMany(block => RoutesOf(block.Context)))
            yield return route;
    }
}
