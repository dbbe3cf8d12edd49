using DepGuard.Contracts;
using DepGuard.Facts;
using DepGuard.Findings;

namespace DepGuard.Checks;

/// <summary>Reports what readers and resolution could not understand; one instance for each rule of surface <c>input</c>.</summary>
internal sealed class InputProblem(RuleInfo rule) : ICheck
{
    public RuleInfo Rule => rule;

    /// <summary>One finding for each problem of the rule.</summary>
    public IEnumerable<Finding> Run(CheckInput input) =>
        input.Graph.Problems.Where(problem => problem.RuleId == rule.Id).Select(Describe);

    private Finding Describe(ProblemFact problem) =>
        Finding.For(rule, problem.At, problem.Subject, problem.Confidence, [.. problem.Values]) with
        {
            Services = [.. problem.Services.Select(service => service.Name)],
            Remedies = problem.Remedy is null ? [] : [problem.Remedy],
        };
}
