using DepGuard.Contracts;
using DepGuard.Facts;
using DepGuard.Facts.Objectives;
using DepGuard.Findings;
using DepGuard.Graph;

namespace DepGuard.Checks.Objectives;

/// <summary>An objective whose error budget nobody watches, in a system that has such alerts.</summary>
internal sealed class MissingAlert : ICheck
{
    private static readonly string[] Advice = ["Alert when an hour uses up 2 % of the budget of a month, and when six hours use up 5 % (Google SRE workbook, chapter 5)."];

    public RuleInfo Rule => RuleCatalog.MissingAlert;

    /// <summary>One finding for each objective without an alert; none where no service has one.</summary>
    public IEnumerable<Finding> Run(CheckInput input)
    {
        if (!input.Graph.Services.Any(service => service.Alerts.Count > 0))
            return [];

        IReadOnlyList<RelatedLocation> others = [.. input.Graph.Services.SelectMany(service => service.Alerts.Select(alert => new RelatedLocation($"the alert {alert.Name} watches {service.Id}", alert.At))).Take(1)];
        return from service in input.Graph.Services
               from objective in service.Objectives
               where !service.Alerts.Any(alert => alert.Objective is null || alert.Objective == objective.Name)
               select Describe(service, objective, others);
    }

    private Finding Describe(Service service, Objective objective, IReadOnlyList<RelatedLocation> others) =>
        Finding.For(Rule, objective.At, $"{service.Id} {objective.Name}", Confidence.Declared, objective.Name, service) with
        {
            Services = [service.Id],
            Related = others,
            Remedies = Advice,
        };
}
