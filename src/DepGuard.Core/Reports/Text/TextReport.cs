using DepGuard.Contracts;
using DepGuard.Facts;
using DepGuard.Findings;

namespace DepGuard.Reports.Text;

/// <summary>Findings for people, worst first, and a last line that can be searched for.</summary>
public sealed class TextReport(TextOptions options) : IReport
{
    /// <summary>Notes beyond this number are counted by rule.</summary>
    private const int MaxNotes = 10;

    /// <summary>Warnings of one rule beyond this number are counted; errors never are.</summary>
    private const int MaxWarningsOfRule = 20;

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
        WriteFindings(result, output);
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

    /// <summary>Each finding, as long as there are few of a kind; those that are left out are counted behind the last of their severity.</summary>
    private void WriteFindings(AnalysisResult result, TextWriter output)
    {
        var block = new TextFinding(options, new EvidenceTexts(result), output);
        foreach (var all in result.Active.WorstFirst().GroupBy(finding => finding.Severity))
        {
            var shown = options.Verbose ? [.. all] : Shown(all.Key, all).ToList();
            foreach (var finding in shown)
                block.Write(finding);
            Count(all.Except(shown, ReferenceEqualityComparer.Instance).OfType<Finding>(), output);
            if (!options.Verbose && (all.Key == Severity.Note || shown.Count < all.Count()))
                output.Write('\n');
        }
    }

    private static IEnumerable<Finding> Shown(Severity severity, IEnumerable<Finding> findings) => severity switch
    {
        Severity.Note => findings.Take(MaxNotes),
        Severity.Warning => findings.GroupBy(finding => finding.Rule.Id).SelectMany(ofRule => ofRule.Take(MaxWarningsOfRule)),
        _ => findings,
    };

    private static void Count(IEnumerable<Finding> findings, TextWriter output)
    {
        foreach (var ofRule in findings.GroupBy(finding => finding.Rule.Id).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var first = ofRule.First();
            output.Write($"{Label.Of(first.Severity)} {ofRule.Key}: {Words.Number(ofRule.Count())} more: {Printable.Of(first.Rule.Title)} (--verbose lists them)\n");
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
        if (result.IsEmpty)
            return "No service found, so nothing was checked. Looked for Compose files, Kubernetes objects, Helm charts, and settings of proxies and "
                + "applications; name the folder that holds them (`depguard doctor` lists what was read).";
        if (result.Verdict is not null)
            return "Nothing in the change speaks against it, as far as these files state it.";

        var accepted = result.Suppressed.Count + result.Baselined > 0 ? "Nothing new to act on" : "Nothing to act on";
        return $"{accepted} in what these files state; calls that no file states are not covered (`depguard doctor` lists what was read).";
    }
}
