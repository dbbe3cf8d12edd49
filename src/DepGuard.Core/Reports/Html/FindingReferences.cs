using DepGuard.Findings;

namespace DepGuard.Reports.Html;

/// <summary>Names by which the head of the page refers to the cards of findings further down.</summary>
internal sealed class FindingReferences
{
    private readonly Dictionary<Finding, int> _numbers = new(ReferenceEqualityComparer.Instance);

    /// <summary>Numbers the findings in force.</summary>
    public FindingReferences(AnalysisResult result)
    {
        foreach (var (index, finding) in result.Active.Index())
            _numbers.TryAdd(finding, index + 1);
    }

    /// <summary>The name of a card, such as <c>f3</c>.</summary>
    public string Of(Finding finding) => FormattableString.Invariant($"f{_numbers.GetValueOrDefault(finding)}");
}
