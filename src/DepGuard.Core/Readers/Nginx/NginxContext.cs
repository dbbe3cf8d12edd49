namespace DepGuard.Readers.Nginx;

/// <summary>A block with those around it, whose settings it inherits.</summary>
/// <param name="Outer">The block around it; null for the outermost.</param>
/// <param name="Directives">Its directives.</param>
internal sealed record NginxContext(NginxContext? Outer, IReadOnlyList<NginxDirective> Directives)
{
    private const int MostValues = 64;
    private const int DeepestVariable = 8;

    /// <summary>The innermost setting of a name; null if there is none.</summary>
    public NginxDirective? Find(string name)
    {
        for (var context = this; context is not null; context = context.Outer)
            if (context.Directives.LastOrDefault(directive => directive.Is(name)) is { } found)
                return found;
        return null;
    }

    /// <summary>The blocks of a name, as contexts.</summary>
    public IEnumerable<(NginxDirective Directive, NginxContext Context)> Blocks(string name) =>
        Directives.Where(directive => directive.Is(name) && directive.Block is not null).Select(directive => (directive, new NginxContext(this, directive.Block!)));

    /// <summary>
    /// What a text can be once its variables are replaced by the literals that <c>set</c>, <c>map</c>, <c>geo</c> and <c>split_clients</c> give
    /// them; empty if one of them has none.
    /// </summary>
    public IReadOnlyList<string> Expand(string text, int depth = 0)
    {
        if (Variable(text) is not var (start, end, name))
            return [text];
        if (depth == DeepestVariable)
            return [];
        return [.. Values(name).SelectMany(value => Expand(text[..start] + value + text[end..], depth + 1)).Distinct(StringComparer.Ordinal).Take(MostValues)];
    }

    /// <summary>The first variable of a text, <c>$name</c> or <c>${name}</c>; null if there is none.</summary>
    public static (int Start, int End, string Name)? Variable(string text)
    {
        for (var start = text.IndexOf('$'); start >= 0 && start + 1 < text.Length; start = text.IndexOf('$', start + 1))
        {
            var from = text[start + 1] == '{' ? start + 2 : start + 1;
            var end = from;
            while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_'))
                end++;
            if (end > from)
                return (start, from == start + 2 && end < text.Length && text[end] == '}' ? end + 1 : end, text[from..end]);
        }

        return null;
    }

    /// <summary>Literals of a variable: those of the nearest block that sets it, else those of a table.</summary>
    private IEnumerable<string> Values(string name)
    {
        for (var context = this; context is not null; context = context.Outer)
        {
            var set = context.Directives.SelectMany(directive => directive.Is("if") ? directive.Block ?? [] : [directive])
                .Where(directive => directive.Is("set") && directive.Arguments.Count == 2 && directive.Value == $"${name}")
                .Select(directive => directive.Arguments[1].Text)
                .ToList();
            if (set.Count > 0)
                return set;
        }

        var root = this;
        while (root.Outer is not null)
            root = root.Outer;
        return root.Directives.Concat(root.Directives.Where(directive => directive.Name.Text is "http" or "stream").SelectMany(directive => directive.Block ?? []))
            .Where(directive => directive.Name.Text is "map" or "geo" or "split_clients" && directive.Block is not null && directive.Arguments.Count > 0 && directive.Arguments[^1].Text == $"${name}")
            .SelectMany(directive => directive.Block!)
            .Where(entry => entry.Arguments.Count == 1 && !entry.Is("include"))
            .Select(entry => entry.Value)
            .Take(MostValues);
    }
}
