using DepGuard.Facts;
using DepGuard.Graph;

namespace DepGuard.Resolution;

/// <summary>An address that does not mean what it should; it turns into a fact once services have their ids.</summary>
/// <param name="RuleId">Rule that reports it.</param>
/// <param name="Call">The call whose address it is.</param>
/// <param name="Caller">The caller.</param>
/// <param name="Others">Services that the message names; empty if it names none.</param>
/// <param name="Ports">Ports that the message names; empty if it names none.</param>
internal sealed record NamingProblem(
    string RuleId, CallFact Call, ServiceDraft Caller, IReadOnlyList<ServiceDraft> Others, IReadOnlyList<int> Ports)
{
    /// <summary>The problem with ids, and with the name that an unknown one may mean.</summary>
    public ProblemFact ToFact(IReadOnlyDictionary<ServiceDraft, Service> services, Corrections corrections)
    {
        var caller = services[Caller].Id;
        var others = Others.Select(other => services[other].Id).Order(StringComparer.Ordinal).ToList();
        IReadOnlyList<string> values = RuleId switch
        {
            "DPG0003" => [Call.Target.Host, string.Join(", ", others), caller],
            "DPG0009" => [caller, Call.Target.ToString(), others[0], string.Join(", ", Ports.Order().Distinct())],
            _ => [caller, Call.Target.ToString(), Call.Key],
        };
        return new ProblemFact(RuleId, Call.At, $"{caller}:{Call.Target.Host}:{Call.Target.Port}", values, RuleId == "DPG0002" ? corrections.Of(Call.Target.Host, caller) : null)
        {
            Services = [.. others.Prepend(caller).Select(id => new Reference(id, string.Empty))],
        };
    }
}
