using System.Text;
using DepGuard.Contracts;
using DepGuard.Findings;
using DepGuard.Reports.Text;

namespace DepGuard.Reports.Markdown;

/// <summary>
/// Findings for a pull request or for the summary of a step, worst first, cut between two blocks where a host accepts no longer text.
/// The first line is a comment by which a pipeline finds the text again, to replace it.
/// </summary>
public sealed class MarkdownReport : IReport
{
    /// <summary>Room that is kept for the lines which count what is left out.</summary>
    private const int Tail = 2_000;

    private readonly int _limit;

    /// <summary>The form for a comment on a pull request: at most 64,000 bytes, since GitHub refuses more than 65,536 characters.</summary>
    public MarkdownReport()
        : this(64_000)
    {
    }

    private MarkdownReport(int limit) => _limit = limit;

    /// <summary>The form for the summary of a step: at most 900,000 bytes, since GitHub refuses a step's summary of more than a mebibyte.</summary>
    public static MarkdownReport StepSummary { get; } = new(900_000);

    /// <inheritdoc/>
    public string Format => "markdown";

    /// <inheritdoc/>
    public void Write(AnalysisResult result, TextWriter output)
    {
        var head = Head(result);
        output.Write(head);
        var room = _limit - Tail - Encoding.UTF8.GetByteCount(head);
        var omitted = new List<MarkdownSection>();
        foreach (var section in MarkdownSection.Of(result))
            if (omitted.Count == 0 && Encoding.UTF8.GetByteCount(section.Text) is var size && size <= room)
            {
                output.Write(section.Text);
                room -= size;
            }
            else
            {
                omitted.Add(section);
            }

        if (omitted.Count > 0)
            output.Write($"{LeftOut(omitted)}\n");
    }

    /// <summary>The verdict on a change with its reasons, counts and scope.</summary>
    private static string Head(AnalysisResult result)
    {
        var summary = Summary.Of(result);
        var other = result.Coverage.NotAnalysed.Count > 0
            ? $" Not analysed: {MarkdownText.Of(MarkdownText.Cut(string.Join(", ", result.Coverage.NotAnalysed), Tail))} (`--env`)."
            : "";
        var reassurance = result.Active.Count == 0 ? $"{TextReport.Reassurance(result)}\n\n" : "";
        var verdict = result.Verdict is { } found ? $"{Words.Of(found.Decision)}, " : "";
        return $"<!-- depguard -->\n## DepGuard: {verdict}{summary.Findings}\n\n{MarkdownVerdict.Of(result)}{reassurance}{summary.Scope}.{other}\n\n";
    }

    private static string LeftOut(List<MarkdownSection> omitted)
    {
        var counts = new[] { Severity.Error, Severity.Warning, Severity.Note }
            .Select(severity => (Number: omitted.Where(section => section.Severity == severity).Sum(section => section.Findings), Noun: Facts.Label.Of(severity)))
            .Append((Number: omitted.Where(section => section.Severity is null).Sum(section => section.Findings), Noun: "suppressed finding"))
            .Where(count => count.Number > 0)
            .Select(count => Words.Count(count.Number, count.Noun));
        return $"Left out, because this text may not be longer: {string.Join(", ", counts)}. `depguard check` lists all.";
    }
}
