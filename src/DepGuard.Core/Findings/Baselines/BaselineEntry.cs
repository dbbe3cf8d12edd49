namespace DepGuard.Findings.Baselines;

/// <summary>
/// What identifies an accepted finding over time: never a line. A cycle is identified by the members of its component, so that one that shrinks
/// is covered and one that grows is not; any other finding by its rule and subject.
/// </summary>
/// <param name="Rule">Id of the rule.</param>
/// <param name="Subject">What the finding is about; null for a cycle.</param>
/// <param name="Cycle">Of a cycle the path that was shown, in canonical rotation; for people who read the file.</param>
/// <param name="Services">Of a cycle the members of its component, sorted.</param>
public sealed record BaselineEntry(string Rule, string? Subject, IReadOnlyList<string> Cycle, IReadOnlyList<string> Services)
{
    /// <summary>The entry that covers a finding.</summary>
    public static BaselineEntry Of(Finding finding) => finding.IsCycle
        ? new(finding.Rule.Id, null, finding.Path, [.. finding.Services.Order(StringComparer.Ordinal)])
        : new(finding.Rule.Id, finding.Subject, [], []);

    /// <summary>Equal for two entries that say the same.</summary>
    public string Identity => Subject is null ? $"{Rule}\ncycle\n{string.Join('\n', Services)}" : $"{Rule}\nsubject\n{Subject}";
}
