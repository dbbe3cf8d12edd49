namespace DepGuard.Documents.Paths;

/// <summary>
/// A path into documents in the notation of JSONPath (RFC 9535): <c>$.name</c>, <c>['a name']</c>, <c>[0]</c>, <c>[-1]</c>, <c>[*]</c>,
/// <c>..name</c>, and <c>~</c> at the end for the keys instead of the values. Filters and slices are not part of it. Every step visits a
/// value once, so that evaluation is linear in the document.
/// </summary>
internal sealed class NodePath
{
    private readonly IReadOnlyList<PathStep> _steps;

    private NodePath(string text, IReadOnlyList<PathStep> steps) => (Text, _steps) = (text, steps);

    /// <summary>The path as written.</summary>
    public string Text { get; }

    /// <summary>Reads a path.</summary>
    /// <param name="text">The path.</param>
    /// <param name="error">What is wrong; null if nothing is.</param>
    /// <param name="at">Position of the error, from 0.</param>
    /// <returns>The path; null if it is none.</returns>
    public static NodePath? Parse(string text, out string? error, out int at)
    {
        var parser = new PathParser(text);
        var steps = parser.Read();
        (error, at) = (parser.Error, parser.At);
        return error is null ? new NodePath(text, steps) : null;
    }

    /// <summary>The steps up to the last one, shared with another path, that can lead to several values; null if there is none.</summary>
    public NodePath? SharedItems(NodePath other)
    {
        var last = -1;
        for (var i = 0; i < Math.Min(_steps.Count, other._steps.Count) && _steps[i] == other._steps[i]; i++)
            if (_steps[i].IsMany)
                last = i;
        return last < 0 ? null : new NodePath(Text, [.. _steps.Take(last + 1)]);
    }

    /// <summary>The steps that follow those of a shorter path.</summary>
    public NodePath After(NodePath prefix) => new(Text, [.. _steps.Skip(prefix._steps.Count)]);

    /// <summary>What the path leads to, in order, each value once.</summary>
    public IReadOnlyList<PathMatch> Find(PathMatch root)
    {
        IReadOnlyList<PathMatch> found = [root];
        foreach (var step in _steps)
            found = step.IsKey
                ? [.. found.Where(match => match.Key is not null).Select(match => new PathMatch(null, match.Key!))]
                : Once((step.IsDescent ? Descend(found) : found).SelectMany(step.Select));
        return found;
    }

    /// <summary>Values and everything below them, parents first.</summary>
    private static IEnumerable<PathMatch> Descend(IReadOnlyList<PathMatch> matches)
    {
        var seen = new HashSet<Node>(ReferenceEqualityComparer.Instance);
        var open = new Stack<PathMatch>(matches.Reverse());
        while (open.TryPop(out var next))
        {
            if (!seen.Add(next.Value))
                continue;
            yield return next;
            foreach (var below in next.Below.Reverse())
                open.Push(below);
        }
    }

    private static List<PathMatch> Once(IEnumerable<PathMatch> matches)
    {
        var seen = new HashSet<Node>(ReferenceEqualityComparer.Instance);
        return [.. matches.Where(match => seen.Add(match.Value))];
    }
}
