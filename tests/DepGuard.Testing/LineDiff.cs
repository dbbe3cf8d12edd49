namespace DepGuard.Testing;

/// <summary>A line diff for test messages: what both texts share at the start and the end is cut to a little context.</summary>
public static class LineDiff
{
    private const int Context = 3;
    private const int LargestTable = 4_000_000;

    /// <summary>Lines that only the first text has start with <c>-</c>, lines that only the second has with <c>+</c>.</summary>
    public static string Of(string expected, string actual)
    {
        var before = expected.Split('\n');
        var after = actual.Split('\n');
        var head = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();
        var limit = Math.Min(before.Length, after.Length) - head;
        var tail = before.Reverse().Zip(after.Reverse()).Take(limit).TakeWhile(pair => pair.First == pair.Second).Count();

        var shown = Math.Max(0, head - Context);
        var lines = new List<string> { $"@@ line {head + 1} @@" };
        lines.AddRange(before[shown..head].Select(line => "  " + line));
        lines.AddRange(Middle(before[head..^tail], after[head..^tail]));
        lines.AddRange(before[^tail..].Take(Context).Select(line => "  " + line));
        return string.Join('\n', lines);
    }

    // The longest common subsequence, by the usual table; texts too large for it are shown one after the other.
    private static IEnumerable<string> Middle(string[] before, string[] after)
    {
        if ((long)before.Length * after.Length > LargestTable)
        {
            foreach (var line in before)
                yield return "- " + line;
            foreach (var line in after)
                yield return "+ " + line;
            yield break;
        }

        var common = CommonLengths(before, after);
        var (i, j) = (0, 0);
        while (i < before.Length || j < after.Length)
        {
            if (i < before.Length && j < after.Length && before[i] == after[j])
            {
                yield return "  " + before[i++];
                j++;
            }
            else if (i < before.Length && (j == after.Length || common[i + 1, j] >= common[i, j + 1]))
            {
                yield return "- " + before[i++];
            }
            else
            {
                yield return "+ " + after[j++];
            }
        }
    }

    private static int[,] CommonLengths(string[] before, string[] after)
    {
        var common = new int[before.Length + 1, after.Length + 1];
        for (var i = before.Length - 1; i >= 0; i--)
        {
            for (var j = after.Length - 1; j >= 0; j--)
            {
                common[i, j] = before[i] == after[j]
                    ? common[i + 1, j + 1] + 1
                    : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        return common;
    }
}
