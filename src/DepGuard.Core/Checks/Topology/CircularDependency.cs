using DepGuard.Contracts;
using DepGuard.Findings;
using DepGuard.Graph;

namespace DepGuard.Checks.Topology;

/// <summary>Services that wait for each other in a cycle; with a hub among them <see cref="AuthInCycle"/> speaks instead.</summary>
internal sealed class CircularDependency : ICheck
{
    private static readonly string[] Advice =
    [
        "Make one call of the cycle asynchronous, so that its caller does not wait for the answer.",
        "Cache the answer of one call, or send what it asks for with the request.",
        "Move the data that both sides need to a service that calls neither.",
    ];

    public RuleInfo Rule => RuleCatalog.CircularDependency;

    /// <summary>One finding for each component, shown by its shortest cycle.</summary>
    public IEnumerable<Finding> Run(CheckInput input) =>
        input.CallCycles
            .Where(component => !component.Members.Any(HubRole.IsHub))
            .Select(Describe);

    private Finding Describe(Component component) =>
        CycleFinding.OfCalls(Rule, component, component.ShortestCycle()!, Advice);
}
