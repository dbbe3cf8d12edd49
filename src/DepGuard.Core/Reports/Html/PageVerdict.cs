using DepGuard.Findings;

namespace DepGuard.Reports.Html;

/// <summary>What a result means for a release: the word and the reason in one sentence.</summary>
/// <param name="Word"><c>GO</c>, <c>GO WITH CARE</c>, <c>NO-GO</c>, or <c>NOT KNOWN</c> where nothing could be checked.</param>
/// <param name="Reason">Why.</param>
internal sealed record PageVerdict(string Word, string Reason)
{
    /// <summary>Name of the word in styles.</summary>
    public string Style => Word.ToLowerInvariant().Replace(' ', '-');

    /// <summary>The verdict on the change if there is one, else on the state of the system.</summary>
    public static PageVerdict Of(AnalysisResult result)
    {
        var summary = Summary.Of(result);
        if (summary.Services == 0)
            return new PageVerdict("NOT KNOWN", "No service was found, so nothing was checked.");
        if (result.Verdict is { } verdict)
            return new PageVerdict(Words.Of(verdict.Decision), verdict.Reasons.Count == 0 ? "Nothing that this change brings stands against it." : $"This change brings {summary.Findings}.");
        if (summary.Errors > 0)
            return new PageVerdict("NO-GO", $"{Words.Count(summary.Errors, "error")} in force: acting on an error before a release is right nearly always.");
        return summary.Warnings > 0
            ? new PageVerdict("GO WITH CARE", $"No error, and {Words.Count(summary.Warnings, "warning")} that somebody should know of.")
            : new PageVerdict("GO", "Nothing stands against it in what these files state; calls that no file states are not covered.");
    }
}
