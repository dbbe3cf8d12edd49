using DepGuard.Contracts;
using DepGuard.Facts;
using DepGuard.Findings;
using DepGuard.Graph;

namespace DepGuard.Checks.Topology;

/// <summary>
/// A cycle that only shows when everything is down: a service waits to be started for one that needs it at work, or what repairs a service needs
/// that very service (Facebook 2021, Roblox 2021).
/// </summary>
internal sealed class RecoveryCycle : ICheck
{
    private static readonly string[] Advice =
    [
        "Let the service start without the other one, with what it knew last, and try again in the background.",
        "Keep a way to start and repair it that does not pass through the others.",
    ];

    public RuleInfo Rule => RuleCatalog.RecoveryCycle;

    /// <summary>One finding for each component that calls, or start orders, alone do not make.</summary>
    public IEnumerable<Finding> Run(CheckInput input)
    {
        var known = input.CallCycles.Concat(CyclicComponents.OfStartOrder(input.Graph))
            .Select(component => component.Members.ToHashSet()).ToList();
        return from component in CyclicComponents.OfRecovery(input.Graph)
               let shown = component.ShortestCycle(IsRecovery)
               where shown is not null && shown.Edges.Any(edge => edge.Mode != CallMode.Startup)
                   && !known.Exists(members => shown.Edges.All(edge => members.Contains(edge.Caller)))
               select Describe(component, shown);
    }

    private static bool IsRecovery(Edge edge) => edge.Mode == CallMode.Startup || edge.Roles.Contains(Role.Operator);

    private Finding Describe(Component component, Cycle shown)
    {
        var recovery = shown.Edges.First(IsRecovery);
        var why = recovery.Mode == CallMode.Startup
            ? $"{recovery.Caller} starts only after {recovery.Callee}, which needs {recovery.Caller} to work"
            : $"repairing {recovery.Caller} takes {recovery.Callee}, which needs {recovery.Caller} to work";
        var finding = CycleFinding.Of(Rule, component, shown, Advice, why);
        var isCritical = component.Members.Any(member => member.Numbers.Tier?.Value <= 1);
        return isCritical ? finding with { Severity = Severity.Error } : finding;
    }
}
