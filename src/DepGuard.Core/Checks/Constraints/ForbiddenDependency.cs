using DepGuard.Contracts;
using DepGuard.Facts;
using DepGuard.Findings;
using DepGuard.Graph;

namespace DepGuard.Checks.Constraints;

/// <summary>An edge that the user's own constraints forbid.</summary>
internal sealed class ForbiddenDependency : ICheck
{
    public RuleInfo Rule => RuleCatalog.ForbiddenDependency;

    /// <summary>One finding for each edge and constraint; an edge that is only a guess breaks nothing.</summary>
    public IEnumerable<Finding> Run(CheckInput input)
    {
        if (input.Config.Forbidden.Count == 0)
            return [];

        var selection = new Selection(input.Graph, input.Config);
        return from constraint in input.Config.Forbidden
               let callers = selection.Of(constraint.From)
               let callees = selection.Of(constraint.To)
               from edge in input.Graph.Edges
               where edge.Confidence >= Confidence.Inferred && callers.Contains(edge.Caller.Id) && callees.Contains(edge.Callee.Id)
               where constraint.Modes.Count == 0 || constraint.Modes.Contains(edge.Mode)
               select Describe(edge, constraint);
    }

    private Finding Describe(Edge edge, Configuration.Constraints.EdgeConstraint constraint) =>
        Finding.For(Rule, edge.Evidence[0].At, $"{edge} ({Label.Of(edge.Mode)}): {constraint.From} to {constraint.To}", edge.Confidence, edge, constraint.From, constraint.To) with
        {
            Services = [edge.Caller.Id, edge.Callee.Id],
            Related = [new RelatedLocation("the constraint", constraint.At)],
            Details = constraint.Reason is { } reason ? [reason] : [],
            Remedies = [$"Remove the call {edge}, or change the constraint if it no longer holds."],
        };
}
