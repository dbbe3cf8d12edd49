using System.Numerics;

namespace DepGuard.Configuration;

/// <summary>"Did you mean": the nearest of the known words by edit distance.</summary>
/// <param name="known">Words that are right.</param>
public sealed class Suggestions(IEnumerable<string> known)
{
    /// <summary>Longest word that is compared, in letters.</summary>
    private const int Longest = 64;

    private readonly (string Word, ulong Letters)[] _known = [.. known.Select(word => (word, LettersOf(word)))];

    /// <summary>Number of the known words.</summary>
    public int Count => _known.Length;

    /// <summary>The nearest of the known words if at most a third of its letters differ; null otherwise.</summary>
    public string? For(string word)
    {
        var lower = word.ToLowerInvariant();
        var letters = LettersOf(lower);
        var (nearest, least) = ((string?)null, int.MaxValue);
        foreach (var (candidate, its) in _known)
        {
            var allowed = Math.Min(Allowed(candidate), least);
            if (Math.Abs(candidate.Length - word.Length) > allowed || LeastDistance(letters, its) > allowed)
                continue;
            var distance = Distance(lower, candidate, allowed);
            if (distance <= allowed && (distance < least || string.CompareOrdinal(candidate, nearest) < 0))
                (nearest, least) = (candidate, distance);
        }

        return nearest;
    }

    /// <summary>The letters of a word, as bits, whatever their case; letters far apart in the alphabet may share one.</summary>
    private static ulong LettersOf(string word)
    {
        var letters = 0UL;
        foreach (var letter in word)
            letters |= 1UL << (char.ToLowerInvariant(letter) & 63);
        return letters;
    }

    /// <summary>Changes that the letters alone demand: one change brings at most one letter and takes at most one away.</summary>
    private static int LeastDistance(ulong one, ulong other) => Math.Max(BitOperations.PopCount(one & ~other), BitOperations.PopCount(other & ~one));

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
