namespace DepGuard.Configuration;

/// <summary>"Did you mean": the nearest word by edit distance.</summary>
public static class Suggestion
{
    /// <summary>Longest word that is compared, in letters.</summary>
    private const int Longest = 64;

    /// <summary>The nearest of the known words if at most a third of its letters differ; null otherwise.</summary>
    public static string? For(string word, IEnumerable<string> known)
    {
        var lower = word.ToLowerInvariant();
        var nearest = known
            .Where(candidate => Math.Abs(candidate.Length - word.Length) <= Allowed(candidate))
            .Select(candidate => (Candidate: candidate, Distance: Distance(lower, candidate, Allowed(candidate))))
            .Where(pair => pair.Distance <= Allowed(pair.Candidate))
            .OrderBy(pair => pair.Distance)
            .ThenBy(pair => pair.Candidate, StringComparer.Ordinal)
            .FirstOrDefault();
        return nearest.Candidate;
    }

    private static int Allowed(string candidate) => Math.Max(1, candidate.Length / 3);

    /// <summary>
    /// Optimal string alignment distance: letters inserted, left out, changed, or swapped with the next one. Beyond <paramref name="most"/> any
    /// larger number: two rows of the table above it leave nothing that could come back.
    /// </summary>
    private static int Distance(string lower, string candidate, int most)
    {
        if (lower.Length > Longest || candidate.Length > Longest)
            return int.MaxValue;

        Span<int> before = stackalloc int[Longest + 1];
        Span<int> last = stackalloc int[Longest + 1];
        Span<int> row = stackalloc int[Longest + 1];
        for (var j = 0; j <= candidate.Length; j++)
            row[j] = j;
        var leastOfLast = 0;
        for (var i = 1; i <= lower.Length; i++)
        {
            var free = before;
            before = last;
            last = row;
            row = free;
            var least = row[0] = i;
            for (var j = 1; j <= candidate.Length; j++)
            {
                var letter = char.ToLowerInvariant(candidate[j - 1]);
                row[j] = Math.Min(last[j - 1] + (lower[i - 1] == letter ? 0 : 1), Math.Min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && lower[i - 1] == char.ToLowerInvariant(candidate[j - 2]) && lower[i - 2] == letter)
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                least = Math.Min(least, row[j]);
            }

            if (least > most && leastOfLast > most)
                return int.MaxValue;
            leastOfLast = least;
        }

        return row[candidate.Length];
    }
}
