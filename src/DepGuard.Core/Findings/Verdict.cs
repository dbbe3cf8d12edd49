using DepGuard.Contracts;

namespace DepGuard.Findings;

/// <summary>The answer to "may this change be released?".</summary>
/// <param name="Decision">The answer.</param>
/// <param name="Reasons">The findings behind it, the most harmful first; never notes.</param>
/// <param name="Remedies">The cheapest remedy of each reason, in their order.</param>
public sealed record Verdict(Decision Decision, IReadOnlyList<Finding> Reasons, IReadOnlyList<string> Remedies)
{
    /// <summary>
    /// Rules whose harm is not told by their severity alone, worst first: what takes everybody down at once and cannot be rolled back comes before what
    /// makes one service worse.
    /// </summary>
    private static readonly string[] ByHarm = ["DPG3004", "DPG3001", "DPG2004", "DPG2001", "DPG2002", "DPG2003", "DPG3005", "DPG3002", "DPG3003", "DPG3008", "DPG3006", "DPG3007"];

    /// <summary>Judges a change by the findings that it brings.</summary>
    public static Verdict Of(IEnumerable<Finding> findings)
    {
        var reasons = findings
            .Where(finding => finding.Severity >= Severity.Warning)
            .OrderByDescending(finding => finding.Severity)
            .ThenBy(finding => (uint)Array.IndexOf(ByHarm, finding.Rule.Id))
            .ThenBy(finding => finding.Rule.Surface == Surface.Input)
            .ThenBy(finding => finding.Rule.Id, StringComparer.Ordinal)
            .ThenBy(finding => finding.At)
            .ToList();
        var decision = reasons switch
        {
            [] => Decision.Go,
            [{ Severity: Severity.Error }, ..] => Decision.NoGo,
            _ => Decision.GoWithCare,
        };
        var remedies = reasons.Select(finding => finding.Remedies.Count > 0 ? finding.Remedies[0] : null).OfType<string>().Distinct(StringComparer.Ordinal);
        return new Verdict(decision, reasons, [.. remedies]);
    }
}
