using DepGuard.Findings;
using DepGuard.Graph;
using DepGuard.Sources;

namespace DepGuard.Reports.Text;

/// <summary>
/// What stands at the places that findings name. It comes from the graph's evidence, never from the file:
/// evidence is redacted, a source line may hold a secret.
/// </summary>
internal sealed class EvidenceTexts
{
    private readonly Dictionary<SourceSpan, string> _texts = [];

    /// <summary>Looks up the places of all findings.</summary>
    public EvidenceTexts(AnalysisResult result)
    {
        var findings = result.Active.Concat(result.Suppressed.Select(suppressed => suppressed.Finding));
        var named = findings.SelectMany(finding => finding.Related.Select(related => related.At).Prepend(finding.At)).ToHashSet();
        if (named.Count == 0)
            return;

        foreach (var edge in result.Graph.Edges)
            Add(edge.Evidence, named);
        foreach (var service in result.Graph.Services)
            Add(service.Evidence, named);
    }

    /// <summary>A key and an address, safe to print; null if the graph has no evidence at this place.</summary>
    public string? At(SourceSpan place) => _texts.GetValueOrDefault(place);

    private void Add(IReadOnlyList<Evidence> evidence, HashSet<SourceSpan> named)
    {
        foreach (var item in evidence.Where(item => item.Text.Length > 0 && named.Contains(item.At)))
            _texts.TryAdd(item.At, Printable.Of(item.Text));
    }
}
