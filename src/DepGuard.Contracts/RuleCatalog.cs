namespace DepGuard.Contracts;

/// <summary>Every rule, in order of id. Derived from <c>rules/*.md</c> by <c>./build approve</c>; do not edit.</summary>
public static class RuleCatalog
{
    /// <summary>DPG2001: Services call each other in a cycle.</summary>
    public static readonly RuleInfo CircularDependency = new(
        "DPG2001",
        "circular-dependency",
        "Services call each other in a cycle",
        "{0} call each other in a cycle of {1} services. The cheapest call to remove is {2}.",
        "topology",
        Severity.Error,
        Surface.Graph);

    /// <summary>Every rule, in order of id.</summary>
    public static IReadOnlyList<RuleInfo> All { get; } =
    [
        CircularDependency,
    ];

    /// <summary>The rule with this id or name; null if there is none.</summary>
    public static RuleInfo? Find(string idOrName) =>
        All.FirstOrDefault(rule => rule.Id == idOrName || rule.Name == idOrName);
}
