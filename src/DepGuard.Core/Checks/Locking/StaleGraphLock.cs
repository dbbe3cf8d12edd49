using DepGuard.Contracts;
using DepGuard.Contracts.Locking;
using DepGuard.Facts;
using DepGuard.Findings;
using DepGuard.Sources;

namespace DepGuard.Checks.Locking;

/// <summary><c>depguard.graph</c> differs from the graph that it was written from.</summary>
internal sealed class StaleGraphLock : ICheck
{
    private const int ShownLines = 20;

    public RuleInfo Rule => RuleCatalog.StaleGraphLock;

    /// <summary>One finding, at the first line that is out of date, with every line that comes or goes; none if the file is not to be compared.</summary>
    public IEnumerable<Finding> Run(CheckInput input)
    {
        if (input.Lock is not { } file)
            yield break;

        var expected = Statements(LockedGraph.TextOf(input.Graph));
        var written = Statements(file.Text);
        var (known, wanted) = (written.Select(line => line.Text).ToHashSet(StringComparer.Ordinal), expected.Select(line => line.Text).ToHashSet(StringComparer.Ordinal));
        var old = written.Where(line => !wanted.Contains(line.Text)).ToList();
        var missing = expected.Where(line => !known.Contains(line.Text)).ToList();
        if (old.Count + missing.Count == 0)
            yield break;

        var line = old.Count > 0 ? old[0].Number : Before(missing[0], expected, written);
        yield return Finding.For(Rule, new SourceSpan(file.Path, line, 1, line, 1), file.Path, Confidence.Declared, file.Path, Summary(old.Count, missing.Count)) with
        {
            Details = [.. Shown(old, '-'), .. Shown(missing, '+')],
        };
    }

    private static string Summary(int old, int missing) => string.Join(", ", new[] { (Count: old, Text: "that no longer hold"), (Count: missing, Text: "that are missing") }
        .Where(part => part.Count > 0)
        .Select(part => $"lines {part.Text}: {part.Count}"));

    /// <summary>The line behind which the first missing one belongs; the first line if there is none.</summary>
    private static int Before((string Text, int Number) missing, List<(string Text, int Number)> expected, List<(string Text, int Number)> written)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var line in written)
            numbers[line.Text] = line.Number;
        return expected.TakeWhile(line => line.Number < missing.Number).Select(line => numbers.GetValueOrDefault(line.Text, 1)).LastOrDefault(1);
    }

    private static IEnumerable<string> Shown(List<(string Text, int Number)> lines, char sign)
    {
        var shown = lines.Take(ShownLines).Select(line => $"{sign} {line.Text}");
        return lines.Count > ShownLines ? shown.Append($"{sign} and {lines.Count - ShownLines} more") : shown;
    }

    private static List<(string Text, int Number)> Statements(string text) =>
        [.. text.Split('\n').Select((line, index) => (Text: GraphLockText.Statement(line), Number: index + 1)).Where(line => line.Text.Length > 0)];
}
