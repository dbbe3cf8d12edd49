namespace DepGuard.Readers.Nginx;

/// <summary>A block with those around it, whose settings it inherits.</summary>
/// <param name="outer">The block around it; null for the outermost.</param>
/// <param name="directives">Its directives.</param>
internal sealed class NginxContext(NginxContext? outer, IReadOnlyList<NginxDirective> directives)
{
    private const int MostValues = 64;
    private const int MostSteps = 512;

    private ILookup<string, NginxDirective>? _byName;
    private ILookup<string, string>? _variables;
    private ILookup<string, string>? _tables;

    /// <summary>Its directives.</summary>
    public IReadOnlyList<NginxDirective> Directives => directives;

    private ILookup<string, NginxDirective> ByName => _byName ??= directives.ToLookup(directive => directive.Name.Text, StringComparer.Ordinal);

    /// <summary>The innermost setting of a name; null if there is none.</summary>
    public NginxDirective? Find(string name)
    {
        for (var context = this; context is not null; context = context.Outer)
            if (context.ByName[name].LastOrDefault() is { } found)
                return found;
        return null;
    }

    /// <summary>True if the block itself holds a directive of the name.</summary>
    public bool Has(string name) => ByName.Contains(name);

    /// <summary>The blocks of a name, as contexts.</summary>
    public IEnumerable<(NginxDirective Directive, NginxContext Context)> Blocks(string name) =>
        ByName[name].Where(directive => directive.Block is not null).Select(directive => (directive, new NginxContext(this, directive.Block!)));

    /// <summary>
    /// What a text can be once its variables are replaced by the literals that <c>set</c>, <c>map</c>, <c>geo</c> and <c>split_clients</c> give
    /// them; without those whose value only a request decides.
    /// </summary>
    public IReadOnlyList<string> Expand(string text)
    {
        var found = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([text]);
        for (var steps = 0; steps < MostSteps && found.Count < MostValues && open.TryPop(out var next); steps++)
            if (next.Length > 1000 || !seen.Add(next))
                continue;
            else if (Variable(next) is not var (start, end, name))
                found.Add(next);
            else
                foreach (var value in Values(name).Reverse())
                    open.Push(next[..start] + value + next[end..]);
        return found;
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

    private NginxContext? Outer => outer;

    /// <summary>What the block sets, also under an <c>if</c>.</summary>
    private ILookup<string, string> Variables => _variables ??= directives.SelectMany(directive => directive.Is("if") ? directive.Block ?? [] : [directive])
        .Where(directive => directive.Is("set") && directive.Arguments.Count == 2)
        .ToLookup(directive => directive.Value, directive => directive.Arguments[1].Text, StringComparer.Ordinal);

    /// <summary>Tables of the outermost block, and of <c>http</c> and <c>stream</c> in it.</summary>
    private ILookup<string, string> Tables => _tables ??= directives.Concat(directives.Where(directive => directive.Name.Text is "http" or "stream").SelectMany(directive => directive.Block ?? []))
        .Where(directive => directive.Name.Text is "map" or "geo" or "split_clients" && directive.Block is not null && directive.Arguments.Count > 0)
        .SelectMany(table => table.Block!.Where(entry => entry.Arguments.Count == 1 && !entry.Is("include")).Take(MostValues).Select(entry => (Name: table.Arguments[^1].Text, entry.Value)))
        .ToLookup(entry => entry.Name, entry => entry.Value, StringComparer.Ordinal);

    /// <summary>Literals of a variable: those of the nearest block that sets it, else those of a table.</summary>
    private IEnumerable<string> Values(string name)
    {
        var root = this;
        for (var context = this; context is not null; context = context.Outer)
        {
            if (context.Variables.Contains($"${name}"))
                return context.Variables[$"${name}"];
            root = context;
        }

        return root.Tables[$"${name}"];
    }
}
