using DepGuard.Configuration.Constraints;
using DepGuard.Contracts;
using DepGuard.Facts;
using DepGuard.Findings;
using DepGuard.Graph;

namespace DepGuard.Checks.Constraints;

/// <summary>A service without an edge that the user's own constraints require of it.</summary>
internal sealed class MissingDependency : ICheck
{
    public RuleInfo Rule => RuleCatalog.MissingDependency;

    /// <summary>One finding for each service and constraint; a guess is taken for the edge, since its absence is what would be reported.</summary>
    public IEnumerable<Finding> Run(CheckInput input)
    {
        if (input.Config.Required.Count == 0)
            return [];

        var selection = new Selection(input.Graph, input.Config);
        return from constraint in input.Config.Required
               let services = selection.Of(constraint.From)
               let callees = selection.Of(constraint.To)
               from service in input.Graph.Services
               where services.Contains(service.Id) && !callees.Contains(service.Id)
               where !input.Graph.From(service).Any(edge => callees.Contains(edge.Callee.Id) && (constraint.Modes.Count == 0 || constraint.Modes.Contains(edge.Mode)))
               select Describe(service, constraint);
    }

    private Finding Describe(Service service, EdgeConstraint constraint) =>
        Finding.For(Rule, service.Evidence.Count > 0 ? service.Evidence[0].At : constraint.At, $"{service}: {constraint.From} to {constraint.To}", Confidence.Declared, service, constraint.To, constraint.From) with
        {
            Services = [service.Id],
            Related = [new RelatedLocation("the constraint", constraint.At)],
            Details = constraint.Reason is { } reason ? [reason] : [],
            Remedies = [$"Let {service} call {constraint.To}, or state the edge in depguard.yaml if no file does."],
        };
}
