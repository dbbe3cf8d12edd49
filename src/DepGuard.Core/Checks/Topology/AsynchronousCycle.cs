using DepGuard.Contracts;
using DepGuard.Facts;
using DepGuard.Findings;
using DepGuard.Graph;

namespace DepGuard.Checks.Topology;

/// <summary>A cycle that closes only when messages count: a message can lead to another one like it.</summary>
internal sealed class AsynchronousCycle : ICheck
{
    private static readonly string[] Advice =
    [
        "Make sure that a message cannot cause itself: carry an id that consumers recognise, or a limit of forwardings.",
        "Bound the queue and the redeliveries, so that a failing consumer cannot multiply messages.",
    ];

    public RuleInfo Rule => RuleCatalog.AsynchronousCycle;

    /// <summary>One finding for each component that calls alone do not make, shown by the shortest cycle with a message on it.</summary>
    public IEnumerable<Finding> Run(CheckInput input)
    {
        if (!input.Graph.Edges.Any(edge => edge.Mode == CallMode.Async))
            yield break;

        var ofCalls = input.CallCycles.ToDictionary(component => component.Members[0]);
        foreach (var component in CyclicComponents.OfCallsAndMessages(input.Graph))
        {
            // A component of calls lies within one of calls and messages, so equal size means equal members.
            if (ofCalls.GetValueOrDefault(component.Members[0])?.Members.Count == component.Members.Count)
                continue;

            var shown = component.ShortestCycle(edge => edge.Mode == CallMode.Async);
            if (shown is not null)
                yield return CycleFinding.Of(Rule, component, shown, Advice);
        }
    }
}
