using DepGuard.Contracts;
using DepGuard.Findings;

namespace DepGuard.Checks.Topology;

/// <summary>Services that wait for each other before they start: after a full outage none comes up.</summary>
internal sealed class StartOrderCycle : ICheck
{
    private static readonly string[] Advice =
    [
        "Let one service start without the other and retry with growing pauses until it answers.",
    ];

    public RuleInfo Rule => RuleCatalog.StartOrderCycle;

    /// <summary>One finding for each component, shown by its shortest cycle.</summary>
    public IEnumerable<Finding> Run(CheckInput input) =>
        CyclicComponents.OfStartOrder(input.Graph)
            .Select(component => CycleFinding.Of(Rule, component, component.ShortestCycle()!, Advice));
}
