using DepGuard.Configuration;
using DepGuard.Findings;

namespace DepGuard.Cli;

/// <summary>Tells an environment that the scanned files know from one that is spelled wrong.</summary>
internal static class EnvironmentName
{
    /// <summary>The environments there are, or the nearest of them, for one that no file is for; null if a file is for it.</summary>
    /// <param name="name">The environment that was asked for.</param>
    /// <param name="result">Its analysis.</param>
    /// <param name="known">Environments beside the base model; evaluated only if no path mentions the name.</param>
    public static string? Doubt(string name, AnalysisResult result, Func<IReadOnlyList<string>> known)
    {
        if (result.Coverage.Files.Any(file => Mentions(file.Path, name)))
            return null;

        var names = known();
        if (names.Contains(name, StringComparer.OrdinalIgnoreCase))
            return null;

        return names.Count == 0 ? "there are none"
            : new Suggestions(names).For(name) is { } near ? $"did you mean '{near}'?"
            : $"there are: {string.Join(", ", names)}";
    }

    /// <summary>True if the name stands in the path as a whole word: <c>prod</c> is in <c>compose.prod.yaml</c> but not in <c>production/</c>.</summary>
    private static bool Mentions(string path, string name)
    {
        for (var at = Find(path, name, 0); at >= 0; at = Find(path, name, at + 1))
        {
            var end = at + name.Length;
            if ((at == 0 || !char.IsLetterOrDigit(path[at - 1])) && (end == path.Length || !char.IsLetterOrDigit(path[end])))
                return true;
        }

        return false;
    }

    private static int Find(string path, string name, int start) =>
        name.Length == 0 || start >= path.Length ? -1 : path.IndexOf(name, start, StringComparison.OrdinalIgnoreCase);
}
