namespace DepGuard.Configuration;

/// <summary>"Did you mean": the nearest word by edit distance.</summary>
public static class Suggestion
{
    /// <summary>The nearest of the known words if at most a third of its letters differ, or two of five so that swapped letters pass; null otherwise.</summary>
    public static string? For(string word, IEnumerable<string> known)
    {
        var nearest = known
            .Select(candidate => (Candidate: candidate, Distance: Distance(word.ToLowerInvariant(), candidate.ToLowerInvariant())))
            .OrderBy(pair => pair.Distance)
            .ThenBy(pair => pair.Candidate, StringComparer.Ordinal)
            .FirstOrDefault();
        return nearest.Candidate is not null && nearest.Distance <= Allowed(nearest.Candidate) ? nearest.Candidate : null;
    }

    private static int Allowed(string candidate) => Math.Max(candidate.Length < 5 ? 1 : 2, candidate.Length / 3);

    /// <summary>Levenshtein distance, row by row.</summary>
    private static int Distance(string a, string b)
    {
        if (a.Length > 64 || b.Length > 64)
            return int.MaxValue;

        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
