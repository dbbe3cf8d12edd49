using System.Globalization;
using DepGuard.Facts;
using DepGuard.Sources;

namespace DepGuard.Findings;

/// <summary>
/// Suppressions in comments: <c># depguard:ignore DPG2001[,DPG2002] [until=2026-12-31] reason</c> on the line of a finding or above it,
/// <c># depguard:ignore-file …</c> anywhere in a file. <c>//</c> works as well as <c>#</c>.
/// </summary>
internal static class InlineDirectives
{
    private const string Mark = "depguard:ignore";

    /// <summary>The directives of a file, in order.</summary>
    public static IEnumerable<Suppression> Read(SourceFile file)
    {
        if (!file.Text.Contains(Mark, StringComparison.Ordinal))
            yield break;

        var number = 0;
        foreach (var line in file.Text.Split('\n'))
        {
            number++;
            if (Parse(file.Path, line.TrimEnd('\r'), number) is { } suppression)
                yield return suppression;
        }
    }

    private static Suppression? Parse(string path, string line, int number)
    {
        var mark = line.IndexOf(Mark, StringComparison.Ordinal);
        var comment = mark < 0 ? string.Empty : line[..mark].TrimEnd();
        if (!comment.EndsWith('#') && !comment.EndsWith("//", StringComparison.Ordinal))
            return null;

        var rest = line[(mark + Mark.Length)..];
        var isFile = rest.StartsWith("-file", StringComparison.Ordinal);
        var words = (isFile ? rest[5..] : rest).Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        var isAlone = comment.TrimStart().TrimStart('#', '/').Length == 0;
        return Directive(words, new SourceSpan(path, number, mark + 1, number, line.Length + 1)) with
        {
            Lines = isFile ? (1, int.MaxValue) : isAlone ? (number, number + 1) : (number, number),
        };
    }

    /// <summary>Rules, an optional last day and a reason.</summary>
    internal static Suppression Directive(IReadOnlyList<string> words, SourceSpan at)
    {
        var rules = words.Count > 0 ? words[0].Split(',', StringSplitOptions.RemoveEmptyEntries) : [];
        DateOnly? until = null;
        var reason = new List<string>();
        foreach (var word in words.Skip(1))
            if (word.StartsWith("until=", StringComparison.Ordinal) && DateOnly.TryParseExact(word[6..], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                until = day;
            else
                reason.Add(word);
        return new Suppression(rules, string.Join(' ', reason), until, at);
    }
}
