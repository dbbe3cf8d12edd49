namespace DepGuard.Contracts;

/// <summary>Every rule, in order of id. Derived from <c>rules/*.md</c> by <c>./build approve</c>; do not edit.</summary>
public static class RuleCatalog
{
    /// <summary>DPG2001: Services call each other in a cycle.</summary>
    public static readonly RuleInfo CircularDependency = new(
        "DPG2001",
        "circular-dependency",
        "Services call each other in a cycle",
        "{0} is a cycle of calls among {1} services. The cheapest call to remove is {2}.",
        "topology",
        Severity.Error,
        Surface.Graph);

    /// <summary>DPG2002: Services wait for each other to start.</summary>
    public static readonly RuleInfo StartOrderCycle = new(
        "DPG2002",
        "start-order-cycle",
        "Services wait for each other to start",
        "{0} is a start-order cycle of {1} services: none can start first. Remove the dependency {2}.",
        "topology",
        Severity.Error,
        Surface.Graph);

    /// <summary>DPG2004: A service that others need to authenticate is part of a cycle of calls.</summary>
    public static readonly RuleInfo AuthInCycle = new(
        "DPG2004",
        "auth-in-cycle",
        "A service that others need to authenticate is part of a cycle of calls",
        "{0} is a cycle of calls among {1} services through {3}, which provides {4} to others. The cheapest call to remove is {2}.",
        "topology",
        Severity.Error,
        Surface.Graph);

    /// <summary>DPG2005: Services form a cycle once messages count.</summary>
    public static readonly RuleInfo AsynchronousCycle = new(
        "DPG2005",
        "asynchronous-cycle",
        "Services form a cycle once messages count",
        "{0} is a cycle among {1} services once messages through brokers count. Make sure that a message cannot cause itself.",
        "topology",
        Severity.Note,
        Surface.Graph);

    /// <summary>Every rule, in order of id.</summary>
    public static IReadOnlyList<RuleInfo> All { get; } =
    [
        CircularDependency,
        StartOrderCycle,
        AuthInCycle,
        AsynchronousCycle,
    ];

    /// <summary>The rule with this id or name; null if there is none.</summary>
    public static RuleInfo? Find(string idOrName) =>
        All.FirstOrDefault(rule => rule.Id == idOrName || rule.Name == idOrName);
}
