using DepGuard.Contracts;
using DepGuard.Findings;

namespace DepGuard.Reports;

/// <summary>Findings for people, worst first, and a last line that can be searched for.</summary>
public sealed class TextReport(TextOptions options) : IReport
{
    /// <summary>Notes beyond this number are counted by rule.</summary>
    private const int MaxNotes = 10;

    /// <summary>The form for logs.</summary>
    public TextReport()
        : this(TextOptions.Plain)
    {
    }

    /// <inheritdoc/>
    public string Format => "text";

    /// <inheritdoc/>
    public void Write(AnalysisResult result, TextWriter output)
    {
        var changes = new ChangeText(options, output);
        if (result is { Change: { } change, Verdict: not null })
            changes.WriteChange(change);
        var block = new TextFinding(options, new EvidenceTexts(result), output);
        var notes = 0;
        var counted = new List<Finding>();
        foreach (var finding in result.Active.WorstFirst())
        {
            if (finding.Severity == Severity.Note && ++notes > MaxNotes && !options.Verbose)
                counted.Add(finding);
            else
                block.Write(finding);
        }

        CountNotes(counted, output);
        if (notes > 0 && !options.Verbose)
            output.Write('\n');
        if (options.Verbose)
            ListSuppressed(result.Suppressed, output);
        changes.WriteGone(result.Gone);
        if (result.Active.Count == 0 && result.Verdict is not { Reasons.Count: > 0 })
            output.Write($"{Reassurance(result)}\n");
        if (result.Coverage.NotAnalysed.Count > 0)
            output.Write($"not analysed: {Printable.Of(string.Join(", ", result.Coverage.NotAnalysed))} (--env)\n");
        output.Write($"{Summary.Of(result)}\n");
        if (result.Verdict is { } verdict)
            changes.WriteVerdict(verdict, result);
    }

    private static void CountNotes(List<Finding> notes, TextWriter output)
    {
        foreach (var group in notes.GroupBy(note => note.Rule.Id).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var title = Printable.Of(group.First().Rule.Title);
            output.Write($"note {group.Key}: {Words.Number(group.Count())} more: {title} (--verbose lists them)\n");
        }
    }

    private static void ListSuppressed(IReadOnlyList<SuppressedFinding> suppressed, TextWriter output)
    {
        foreach (var (finding, reason, until) in suppressed)
        {
            var end = until is { } day ? $", until {day:O}" : "";
            output.Write($"suppressed: {TextFinding.Place(finding.At)} {finding.Rule.Id}: {Printable.Of(finding.Message)}\n");
            output.Write($"  why: {Printable.Of(reason)}{end}\n");
        }

        if (suppressed.Count > 0)
            output.Write('\n');
    }

    /// <summary>Says no more than is known: silence about what was not read would be taken for health.</summary>
    internal static string Reassurance(AnalysisResult result)
    {
        if (result.Graph.Services.Count == 0)
            return "No service found, so nothing was checked.";
        if (result.Verdict is not null)
            return "Nothing in the change speaks against it, as far as these files state it.";

        var accepted = result.Suppressed.Count + result.Baselined > 0 ? "Nothing new to act on" : "Nothing to act on";
        return $"{accepted} in what these files state; calls that no file states are not covered (`depguard doctor` lists what was read).";
    }
}
