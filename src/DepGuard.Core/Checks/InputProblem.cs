using DepGuard.Contracts;
using DepGuard.Facts;
using DepGuard.Findings;

namespace DepGuard.Checks;

/// <summary>Reports what readers and resolution could not understand; one instance for each rule of surface <c>input</c>.</summary>
internal sealed class InputProblem(RuleInfo rule) : ICheck
{
    private const string UnsetVariable = "DPG0005";

    public RuleInfo Rule => rule;

    /// <summary>One finding for each problem of the rule; for a variable without a value one in each file, however often it stands there.</summary>
    public IEnumerable<Finding> Run(CheckInput input) =>
        input.Graph.Problems.Where(problem => problem.RuleId == rule.Id)
            .GroupBy(problem => rule.Id == UnsetVariable ? $"{problem.At.Path}:{problem.Values[0]}" : problem.Subject + problem.At, StringComparer.Ordinal)
            .Select(group => Describe(group.First()) with { Related = [.. group.Skip(1).Select(further => new RelatedLocation($"{further.Values[^1]} uses it too", further.At))] });

    private Finding Describe(ProblemFact problem) =>
        Finding.For(rule, problem.At, problem.Subject, problem.Confidence, [.. problem.Values]) with
        {
            Services = [.. problem.Services.Select(service => service.Name)],
            Remedies = problem.Remedy is null ? [] : [problem.Remedy],
        };
}
