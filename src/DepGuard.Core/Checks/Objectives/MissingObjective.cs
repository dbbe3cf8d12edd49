using DepGuard.Contracts;
using DepGuard.Facts;
using DepGuard.Facts.Objectives;
using DepGuard.Findings;
using DepGuard.Graph;

namespace DepGuard.Checks.Objectives;

/// <summary>A service on which many depend, or that users see, without an objective, in a system that has some.</summary>
internal sealed class MissingObjective : ICheck
{
    private const int ShownCalls = 20;

    private static readonly string[] Advice = ["State one as OpenSLO or Sloth, or as `objective` in depguard.yaml."];

    public RuleInfo Rule => RuleCatalog.MissingObjective;

    /// <summary>One finding for each such service; none where no service has an objective.</summary>
    public IEnumerable<Finding> Run(CheckInput input)
    {
        if (!input.Graph.Services.Any(service => service.Objectives.Count > 0))
            return [];

        var hubs = Hubs.Of(input.Graph);
        return input.Graph.Services
            .Where(service => service is { Kind: ServiceKind.Service or ServiceKind.Gateway, Objectives.Count: 0 })
            .Where(service => service.Numbers.Tier?.Value <= 1 || hubs.Contains(service))
            .Select(service => Describe(service, input.Graph));
    }

    private Finding Describe(Service service, ServiceGraph graph)
    {
        var calls = graph.To(service).Where(Hubs.IsWaiting).DistinctBy(edge => edge.Caller).ToList();
        var callers = calls.Count;
        var why = service.Numbers.Tier is { Value: <= 1 } tier
            ? FormattableString.Invariant($"is of tier {tier.Value}")
            : FormattableString.Invariant($"answers {callers} {(callers == 1 ? "service" : "services")}");
        return Finding.For(Rule, service.Numbers.Tier?.At ?? service.Evidence[0].At, service.Id, Confidence.Declared, service, why) with
        {
            Services = [service.Id],
            Related = [.. calls.Take(ShownCalls).Select(edge => new RelatedLocation($"{edge.Caller.Id} calls {service.Id}", edge.Evidence[0].At))],
            Remedies = Advice,
        };
    }
}
