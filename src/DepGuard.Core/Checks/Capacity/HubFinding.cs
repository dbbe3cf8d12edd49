using DepGuard.Contracts;
using DepGuard.Facts;
using DepGuard.Findings;
using DepGuard.Models.Hubs;

namespace DepGuard.Checks.Capacity;

/// <summary>A finding about a hub: with every number it rests on, and no error where it rests on an assumption that may be wrong by a factor of two.</summary>
internal static class HubFinding
{
    /// <summary>Describes a hub for which a verdict is true.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="hub">The hub.</param>
    /// <param name="verdict">What the rule says of a hub, to be tried with other numbers.</param>
    /// <param name="why">Sentences with the numbers.</param>
    /// <param name="values">Values of the message after the service.</param>
    public static Finding Of(RuleInfo rule, HubCase hub, Func<Hub, bool> verdict, IEnumerable<string> why, params object[] values)
    {
        var decisive = Assumptions.Decisive(hub, verdict);
        IEnumerable<string> doubt = decisive.Count == 0 ? [] : [$"Needs numbers: {string.Join(" and ", decisive)} {(decisive.Count == 1 ? "is" : "are")} assumed, and half or twice as much changes this verdict."];
        var places = CaseText.Places(hub).ToList();
        var callers = hub.Callers.Select(edge => edge.Caller.Id).Distinct(StringComparer.Ordinal);
        var confidence = hub.Callers.Count == 0 ? Confidence.Declared : hub.Callers.Min(edge => edge.Confidence);
        var finding = Finding.For(rule, places[0].At, hub.Service.Id, confidence, [hub.Service, .. values]) with
        {
            Services = [hub.Service.Id, .. callers],
            Related = places,
            Details = [.. doubt, CaseText.Capacity(hub), .. CaseText.HoldTime(hub), .. why],
            Remedies = hub.Remedies,
        };
        return decisive.Count > 0 && finding.Severity > Severity.Warning ? finding with { Severity = Severity.Warning } : finding;
    }
}
