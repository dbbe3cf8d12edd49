namespace DepGuard.Contracts;

/// <summary>Every rule, in order of id. Derived from <c>rules/*.md</c> by <c>./build approve</c>; do not edit.</summary>
public static class RuleCatalog
{
    /// <summary>DPG0001: A file cannot be read.</summary>
    public static readonly RuleInfo UnreadableFile = new(
        "DPG0001",
        "unreadable-file",
        "A file cannot be read",
        "The file cannot be read: {0}. Fix it; nothing it states is in the graph.",
        "input",
        Severity.Warning,
        Surface.Input);

    /// <summary>DPG0002: An address names no known service.</summary>
    public static readonly RuleInfo UnknownAddress = new(
        "DPG0002",
        "unknown-address",
        "An address names no known service",
        "{0} has the address {1} ({2}), which names no known service. Correct the name, or declare the service in depguard.yaml.",
        "input",
        Severity.Warning,
        Surface.Input);

    /// <summary>DPG0003: One name may mean several services.</summary>
    public static readonly RuleInfo AmbiguousName = new(
        "DPG0003",
        "ambiguous-name",
        "One name may mean several services",
        "The name {0} in the configuration of {2} may mean any of {1}. Give each of these services a name of its own.",
        "input",
        Severity.Warning,
        Surface.Input);

    /// <summary>DPG0004: A template was not rendered.</summary>
    public static readonly RuleInfo UnrenderedTemplate = new(
        "DPG0004",
        "unrendered-template",
        "A template was not rendered",
        "This is a template, and nothing it states is in the graph. Render it with `{0}` and scan the result.",
        "input",
        Severity.Note,
        Surface.Input);

    /// <summary>DPG0005: An address uses a variable that has no value.</summary>
    public static readonly RuleInfo UnsetVariable = new(
        "DPG0005",
        "unset-variable",
        "An address uses a variable that has no value",
        "The variable {0} in {1} has no value and no default. Set it where this file takes its variables from, or give it a default.",
        "input",
        Severity.Warning,
        Surface.Input);

    /// <summary>DPG0007: A key is defined twice.</summary>
    public static readonly RuleInfo DuplicateKey = new(
        "DPG0007",
        "duplicate-key",
        "A key is defined twice",
        "The key {0} is already defined on line {1}, and the last definition wins silently. Remove one of the two.",
        "input",
        Severity.Warning,
        Surface.Input);

    /// <summary>DPG0008: An address points back into its own container.</summary>
    public static readonly RuleInfo LoopbackAddress = new(
        "DPG0008",
        "loopback-address",
        "An address points back into its own container",
        "{0} has the address {1} ({2}), which points back into its own container. Use the name of the service that it means.",
        "input",
        Severity.Warning,
        Surface.Input);

    /// <summary>DPG0009: A published port is used inside the container network.</summary>
    public static readonly RuleInfo PublishedPort = new(
        "DPG0009",
        "published-port",
        "A published port is used inside the container network",
        "{0} has the address {1}, whose port exists only on the host. Inside the network {2} listens on {3}: use that.",
        "input",
        Severity.Warning,
        Surface.Input);

    /// <summary>DPG0010: Input exceeds a limit and was skipped.</summary>
    public static readonly RuleInfo InputLimit = new(
        "DPG0010",
        "input-limit",
        "Input exceeds a limit and was skipped",
        "Skipped: {0} beyond the limit of {1}. Split or simplify the file; nothing that was skipped is in the graph.",
        "input",
        Severity.Warning,
        Surface.Input);

    /// <summary>DPG0011: A suppression no longer does anything.</summary>
    public static readonly RuleInfo StaleSuppression = new(
        "DPG0011",
        "stale-suppression",
        "A suppression no longer does anything",
        "The suppression of {0} {1}. Remove or correct it.",
        "input",
        Severity.Warning,
        Surface.Input);

    /// <summary>DPG1101: A thread is blocked until an asynchronous auth call answers.</summary>
    public static readonly RuleInfo BlockingAuthCall = new(
        "DPG1101",
        "blocking-auth-call",
        "A thread is blocked until an asynchronous auth call answers",
        "'{0}' blocks a thread while '{1}' asks the auth service; when that slows down, the thread pool runs dry and every request waits. Await the call.",
        "authentication",
        Severity.Warning,
        Surface.Code);

    /// <summary>DPG1102: A synchronous auth call is used where the caller could await.</summary>
    public static readonly RuleInfo SynchronousAuthApi = new(
        "DPG1102",
        "synchronous-auth-api",
        "A synchronous auth call is used where the caller could await",
        "'{0}' keeps a thread until the auth service answers; when that slows down, the thread pool runs dry and every request waits. Await its asynchronous form.",
        "authentication",
        Severity.Warning,
        Surface.Code);

    /// <summary>DPG1103: A directory is asked synchronously while a request waits.</summary>
    public static readonly RuleInfo SynchronousAuthProtocol = new(
        "DPG1103",
        "synchronous-auth-protocol",
        "A directory is asked synchronously while a request waits",
        "'{0}' keeps a thread until the directory answers, and has no asynchronous form; a slow directory stops this service. Give it a few threads of its own, a queue limit and a timeout.",
        "authentication",
        Severity.Warning,
        Surface.Code);

    /// <summary>DPG1104: A callback that the framework runs synchronously waits for the auth service.</summary>
    public static readonly RuleInfo AuthCallInCallback = new(
        "DPG1104",
        "auth-call-in-callback",
        "A callback that the framework runs synchronously waits for the auth service",
        "'{0}' waits for '{1}' in a callback that the framework runs synchronously for every request; a slow auth service blocks all of them. Read from a cache that is refreshed in the background, such as a ConfigurationManager.",
        "authentication",
        Severity.Warning,
        Surface.Code);

    /// <summary>DPG1105: All callers wait for one blocking auth call.</summary>
    public static readonly RuleInfo SerialisedAuthCall = new(
        "DPG1105",
        "serialised-auth-call",
        "All callers wait for one blocking auth call",
        "'{0}' waits for '{1}' while it holds what all other callers need, so one slow answer of the auth service stops everybody. Fetch outside of it, with one shared task and a time limit.",
        "authentication",
        Severity.Warning,
        Surface.Code);

    /// <summary>DPG1106: Nobody can wait for an auth call, or see it fail.</summary>
    public static readonly RuleInfo AuthCallInAsyncVoid = new(
        "DPG1106",
        "auth-call-in-async-void",
        "Nobody can wait for an auth call, or see it fail",
        "'{0}' awaits '{1}' and returns nothing: no caller can wait for it, and its failure ends the process. Return a Task.",
        "authentication",
        Severity.Warning,
        Surface.Code);

    /// <summary>DPG1108: Asynchronous code calls a helper that blocks on an auth call.</summary>
    public static readonly RuleInfo BlockingAuthHelper = new(
        "DPG1108",
        "blocking-auth-helper",
        "Asynchronous code calls a helper that blocks on an auth call",
        "'{0}' blocks a thread on '{1}', and this code could await; when the auth service slows down, the thread pool runs dry. Make the helper asynchronous and await it.",
        "authentication",
        Severity.Warning,
        Surface.Code);

    /// <summary>DPG1202: A retry policy has no limit.</summary>
    public static readonly RuleInfo UnboundedRetryPolicy = new(
        "DPG1202",
        "unbounded-retry-policy",
        "A retry policy has no limit",
        "'{0}' puts no limit on retries, so callers add load for as long as the callee fails. Set a number of attempts, with a back-off and a deadline.",
        "retries",
        Severity.Warning,
        Surface.Code);

    /// <summary>DPG2001: Services call each other in a cycle.</summary>
    public static readonly RuleInfo CircularDependency = new(
        "DPG2001",
        "circular-dependency",
        "Services call each other in a cycle",
        "{0} is the shortest cycle of calls among {1} services. The cheapest call to remove is {2}.",
        "topology",
        Severity.Error,
        Surface.Graph);

    /// <summary>DPG2002: Services wait for each other to start.</summary>
    public static readonly RuleInfo StartOrderCycle = new(
        "DPG2002",
        "start-order-cycle",
        "Services wait for each other to start",
        "{0} is a cycle of start-up dependencies among {1} services, so none of them can start first. The cheapest dependency to remove is {2}.",
        "topology",
        Severity.Error,
        Surface.Graph);

    /// <summary>DPG2004: A service that all others need is part of a cycle of calls.</summary>
    public static readonly RuleInfo AuthInCycle = new(
        "DPG2004",
        "auth-in-cycle",
        "A service that all others need is part of a cycle of calls",
        "{3} is part of a cycle of calls among {1} services: {0}. The cheapest call to remove is {2}.",
        "topology",
        Severity.Error,
        Surface.Graph);

    /// <summary>DPG2005: Services send each other messages in a cycle.</summary>
    public static readonly RuleInfo AsynchronousCycle = new(
        "DPG2005",
        "asynchronous-cycle",
        "Services send each other messages in a cycle",
        "{0} is a cycle among {1} services that closes only through messages. Make sure that a message cannot go round for ever.",
        "topology",
        Severity.Note,
        Surface.Graph);

    /// <summary>Every rule, in order of id.</summary>
    public static IReadOnlyList<RuleInfo> All { get; } =
    [
        UnreadableFile,
        UnknownAddress,
        AmbiguousName,
        UnrenderedTemplate,
        UnsetVariable,
        DuplicateKey,
        LoopbackAddress,
        PublishedPort,
        InputLimit,
        StaleSuppression,
        BlockingAuthCall,
        SynchronousAuthApi,
        SynchronousAuthProtocol,
        AuthCallInCallback,
        SerialisedAuthCall,
        AuthCallInAsyncVoid,
        BlockingAuthHelper,
        UnboundedRetryPolicy,
        CircularDependency,
        StartOrderCycle,
        AuthInCycle,
        AsynchronousCycle,
    ];

    /// <summary>The rule with this id or name; null if there is none.</summary>
    public static RuleInfo? Find(string idOrName) =>
        All.FirstOrDefault(rule => rule.Id == idOrName || rule.Name == idOrName);
}
