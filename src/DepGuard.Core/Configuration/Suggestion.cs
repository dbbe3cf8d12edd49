namespace DepGuard.Configuration;

/// <summary>"Did you mean": the nearest word by edit distance.</summary>
public static class Suggestion
{
    /// <summary>The nearest of the known words if at most a third of its letters differ; null otherwise.</summary>
    public static string? For(string word, IEnumerable<string> known)
    {
        var nearest = known
            .Where(candidate => Math.Abs(candidate.Length - word.Length) <= Allowed(candidate))
            .Select(candidate => (Candidate: candidate, Distance: Distance(word.ToLowerInvariant(), candidate.ToLowerInvariant())))
            .OrderBy(pair => pair.Distance)
            .ThenBy(pair => pair.Candidate, StringComparer.Ordinal)
            .FirstOrDefault();
        return nearest.Candidate is not null && nearest.Distance <= Allowed(nearest.Candidate) ? nearest.Candidate : null;
    }

    private static int Allowed(string candidate) => Math.Max(1, candidate.Length / 3);

    /// <summary>Optimal string alignment distance: letters inserted, left out, changed, or swapped with the next one.</summary>
    private static int Distance(string a, string b)
    {
        if (a.Length > 64 || b.Length > 64)
            return int.MaxValue;

        var cost = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    cost[i, j] = i + j;
                    continue;
                }

                var change = cost[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                cost[i, j] = Math.Min(change, Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
            }

        return cost[a.Length, b.Length];
    }
}
