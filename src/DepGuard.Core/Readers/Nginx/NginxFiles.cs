using System.IO.Enumeration;
using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Readers.Kubernetes;

namespace DepGuard.Readers.Nginx;

/// <summary>Parses files with all that they include.</summary>
/// <param name="workspace">The files of the scan.</param>
/// <param name="texts">Files that are visible under the paths that an <c>include</c> names.</param>
/// <param name="variables">Variables of the environment, which fill templates.</param>
internal sealed class NginxFiles(Workspace workspace, IReadOnlyList<MountedText> texts, Func<string, string?> variables)
{
    private const int MostIncludes = 500;

    private readonly Dictionary<string, IReadOnlyList<NginxDirective>> _parsed = new(StringComparer.Ordinal);
    private int _includes;

    /// <summary>Files that were included, by the path at which they stand.</summary>
    public HashSet<MountedText> Included { get; } = [];

    /// <summary>Problems of the files that were read, and includes that could not be followed.</summary>
    public List<Fact> Facts { get; } = [];

    /// <summary>True for a text that holds directives which nginx alone has.</summary>
    public static bool IsLikely(MountedText text) =>
        text.Text.Contains("_pass", StringComparison.Ordinal) || text.Text.Contains("upstream", StringComparison.Ordinal)
        || text.Text.Contains("location", StringComparison.Ordinal) || text.Text.Contains("http", StringComparison.Ordinal) || text.Text.Contains("map", StringComparison.Ordinal);

    /// <summary>The directives of a file as they stand.</summary>
    public IReadOnlyList<NginxDirective> Parse(MountedText text)
    {
        if (_parsed.TryGetValue(text.Target, out var known))
            return known;

        if (Template(text.Text))
        {
            Facts.Add(new ProblemFact("DPG0004", text.Origin.Point(1, 1), text.Origin.Path, ["the tool that owns the template"]));
            return _parsed[text.Target] = [];
        }

        var (directives, problem) = NginxParser.Parse(text.Text, text.Origin, workspace.Limits.Nesting);
        if (problem is var (reason, at) && directives.Any(IsOwn) && text.Text.Contains("_pass", StringComparison.Ordinal))
            Facts.Add(new ProblemFact("DPG0001", at, text.Origin.Path, [reason]));
        return _parsed[text.Target] = problem is null ? Filled(directives) : [];
    }

    /// <summary>The directives of a file with what it includes in their place.</summary>
    public IReadOnlyList<NginxDirective> Load(MountedText text) => Spliced(Parse(text), text, [text.Target]);

    private static bool IsOwn(NginxDirective directive) => directive.Name.Text is "http" or "server" or "upstream" or "stream" or "events";

    private static bool Template(string text) => text.Contains("{{", StringComparison.Ordinal) || text.Contains("{%", StringComparison.Ordinal);

    /// <summary>Recursion is safe: blocks nest no deeper than the scan's limit.</summary>
    private IReadOnlyList<NginxDirective> Filled(IReadOnlyList<NginxDirective> directives) =>
    [
        .. directives.Select(directive => new NginxDirective(
            directive.Name,
            directive.Arguments.Any(word => word.Text.Contains('$')) ? [.. directive.Arguments.Select(word => word with { Text = VariableText.Expand(word.Text, variables, isShell: true) })] : directive.Arguments,
            directive.Block is { } block ? Filled(block) : null)),
    ];

    private List<NginxDirective> Spliced(IReadOnlyList<NginxDirective> directives, MountedText text, HashSet<string> open)
    {
        var result = new List<NginxDirective>();
        foreach (var directive in directives)
        {
            if (!directive.Is("include") || directive.Block is not null)
            {
                result.Add(directive.Block is { } block ? directive with { Block = Spliced(block, text, open) } : directive);
                continue;
            }

            foreach (var found in Find(directive.Value, text).ToList())
            {
                if (++_includes > MostIncludes || open.Count > 16 || !open.Add(found.Target))
                    continue;
                Included.Add(found);
                result.AddRange(Spliced(Parse(found), found, open));
                open.Remove(found.Target);
            }
        }

        return result;
    }

    /// <summary>The files that a pattern names: those visible at the path, else those of the repository around the including file.</summary>
    private IEnumerable<MountedText> Find(string pattern, MountedText from)
    {
        if (pattern.Length == 0 || pattern.Contains('$'))
            return [];

        var visible = texts.Where(text => Matches(text.Target, pattern)).OrderBy(text => text.Target, StringComparer.Ordinal).ToList();
        if (visible.Count > 0)
            return visible;

        var folder = Paths.Folder(from.Origin.Path);
        foreach (var path in Tails(pattern))
        {
            if (Paths.Combine(folder, path) is not { Length: > 0 } target)
                continue;
            var found = path.AsSpan().IndexOfAny('*', '?') >= 0
                ? [.. workspace.Below(Paths.Folder(target)).Where(text => FileSystemName.MatchesSimpleExpression(target, text.Path, ignoreCase: false))]
                : workspace.Text(target) is { } one ? [one] : new List<Sources.SourceFile>();
            if (found.Count > 0)
                return found.Select(file => new MountedText(file.Path, file.Text, new TextOrigin(file.Path)));
        }

        return [];
    }

    private static bool Matches(string target, string pattern) =>
        FileSystemName.MatchesSimpleExpression(pattern.StartsWith('/') ? pattern : $"*/{pattern}", target, ignoreCase: false);

    /// <summary>The pattern, without <c>/etc/nginx</c> in front, and its last two and last segments.</summary>
    private static IEnumerable<string> Tails(string pattern)
    {
        var parts = pattern.Split('/', StringSplitOptions.RemoveEmptyEntries);
        for (var length = Math.Min(parts.Length, 3); length > 0; length--)
            yield return string.Join('/', parts[^length..]);
    }
}
