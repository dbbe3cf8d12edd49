using DepGuard.Checks.Capacity;
using DepGuard.Contracts;
using DepGuard.Findings;
using DepGuard.Graph;
using DepGuard.Models.Load;

namespace DepGuard.Checks.Topology;

/// <summary>A cycle that ends by itself as long as calls succeed, and multiplies calls without end once enough of them fail.</summary>
internal sealed class DivergingCycle : ICheck
{
    private static readonly string[] Advice =
    [
        "Switch the retries inside of the cycle off: outside of it somebody repeats the whole request anyway.",
        "Let calls of the cycle carry a limit of how often it may be passed.",
    ];

    public RuleInfo Rule => RuleCatalog.DivergingCycle;

    /// <summary>One finding for each component, shown by its shortest cycle, of which somebody stated how often it is passed.</summary>
    public IEnumerable<Finding> Run(CheckInput input) =>
        from component in input.CallCycles
        let shown = component.ShortestCycle()
        let cycle = shown.Edges.Select(edge => new LoadEdge(0, 0, CallShare.CallsOf(edge), CallRates.AttemptsOf(edge), CallShare.MissesOf(edge))).ToList()
        where shown.Edges.Any(edge => edge.Usage.Calls is not null || edge.Usage.CacheHit is not null)
        let critical = CycleGain.CriticalFailureRate(cycle)
        where critical is not null
        select Describe(component, shown, cycle, critical.Value);

    private static string Calls(Edge edge) => $"{CycleText.Sentence(edge)}{(edge.Usage.Calls is null ? ", once for each request (assumed)" : "")}";

    private Finding Describe(Component component, Cycle shown, IReadOnlyList<LoadEdge> cycle, double critical)
    {
        var finding = CycleFinding.Of(Rule, component, shown, Advice, CaseText.Share(critical), CaseText.Number(CycleGain.At(cycle, 1)));
        return finding with
        {
            Details =
            [
                $"Each pass makes {CaseText.Number(CycleGain.At(cycle, 0))} calls of one while all succeed, {CaseText.Number(CycleGain.At(cycle, 0.5))} while half of them fail, {CaseText.Number(CycleGain.At(cycle, 1))} while all fail.",
                .. finding.Details,
            ],
            Related = [.. shown.Edges.SelectMany(edge => LoadSources.Numbers(edge).Prepend(new RelatedLocation(Calls(edge), edge.Evidence[0].At)))],
            Remedies = Advice,
        };
    }
}
