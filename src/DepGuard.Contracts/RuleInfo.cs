namespace DepGuard.Contracts;

/// <summary>What is known about a rule before it runs; the front matter of its page in <c>rules/</c>.</summary>
/// <param name="Id">Stable identifier such as <c>DPG2001</c>; never reused.</param>
/// <param name="Name">Name for the problem in kebab case, such as <c>circular-dependency</c>.</param>
/// <param name="Title">One sentence that states the problem.</param>
/// <param name="Message">Message of a finding; <c>{0}</c>, <c>{1}</c> … stand for values that the rule's class supplies.</param>
/// <param name="Category">Family of the rule, such as <c>topology</c>.</param>
/// <param name="Severity">Severity unless a configuration says otherwise.</param>
/// <param name="Surface">What the rule looks at.</param>
public sealed record RuleInfo(
    string Id, string Name, string Title, string Message, string Category, Severity Severity, Surface Surface)
{
    /// <summary>Numbers that <c>depguard.yaml</c> can change, with their defaults.</summary>
    public IReadOnlyDictionary<string, double> Options { get; init; } = new Dictionary<string, double>();
}
