using Microsoft.CodeAnalysis;

namespace DepGuard.Analyzers;

/// <summary>A descriptor for each rule about code. Derived from <c>rules/*.md</c> by <c>./build approve</c>; do not edit.</summary>
public static class Descriptors
{
    private const string HelpLink = "https://github.com/depguard/depguard/blob/main/rules/";

    /// <summary>DPG1101: A thread is blocked until an asynchronous auth call answers.</summary>
    public static readonly DiagnosticDescriptor BlockingAuthCall = new(
        id: "DPG1101",
        title: "A thread is blocked until an asynchronous auth call answers",
        messageFormat: "'{0}' blocks a thread while '{1}' asks the auth service; when that slows down, the thread pool runs dry and every request waits. Await the call.",
        category: "authentication",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A thread waits for a task that asks an auth service: for a token, a sign-in, keys or a decision.",
        helpLinkUri: HelpLink + "DPG1101.md");

    /// <summary>DPG1102: A synchronous auth call is used where the caller could await.</summary>
    public static readonly DiagnosticDescriptor SynchronousAuthApi = new(
        id: "DPG1102",
        title: "A synchronous auth call is used where the caller could await",
        messageFormat: "'{0}' keeps a thread until the auth service answers; when that slows down, the thread pool runs dry and every request waits. Await its asynchronous form.",
        category: "authentication",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A synchronous member asks an auth service although the code around it is, or could be, asynchronous, or answers a request.",
        helpLinkUri: HelpLink + "DPG1102.md");

    /// <summary>DPG1103: A directory is asked synchronously while a request waits.</summary>
    public static readonly DiagnosticDescriptor SynchronousAuthProtocol = new(
        id: "DPG1103",
        title: "A directory is asked synchronously while a request waits",
        messageFormat: "'{0}' keeps a thread until the directory answers, and has no asynchronous form; a slow directory stops this service. Give it a few threads of its own, a queue limit and a timeout.",
        category: "authentication",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A bind or a password check against a directory runs synchronously on the path of a request.",
        helpLinkUri: HelpLink + "DPG1103.md");

    /// <summary>DPG1104: A callback that the framework runs synchronously waits for the auth service.</summary>
    public static readonly DiagnosticDescriptor AuthCallInCallback = new(
        id: "DPG1104",
        title: "A callback that the framework runs synchronously waits for the auth service",
        messageFormat: "'{0}' waits for '{1}' in a callback that the framework runs synchronously for every request; a slow auth service blocks all of them. Read from a cache that is refreshed in the background, such as a ConfigurationManager.",
        category: "authentication",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A callback that the framework calls synchronously, such as a key resolver, asks an auth service.",
        helpLinkUri: HelpLink + "DPG1104.md");

    /// <summary>DPG1105: All callers wait for one blocking auth call.</summary>
    public static readonly DiagnosticDescriptor SerialisedAuthCall = new(
        id: "DPG1105",
        title: "All callers wait for one blocking auth call",
        messageFormat: "'{0}' waits for '{1}' while it holds what all other callers need, so one slow answer of the auth service stops everybody. Fetch outside of it, with one shared task and a time limit.",
        category: "authentication",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A blocking auth call holds a lock, or runs in a static initializer, a lazy value or a factory that all callers wait for.",
        helpLinkUri: HelpLink + "DPG1105.md");

    /// <summary>DPG1106: Nobody can wait for an auth call, or see it fail.</summary>
    public static readonly DiagnosticDescriptor AuthCallInAsyncVoid = new(
        id: "DPG1106",
        title: "Nobody can wait for an auth call, or see it fail",
        messageFormat: "'{0}' awaits '{1}' and returns nothing: no caller can wait for it, and its failure ends the process. Return a Task.",
        category: "authentication",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A method or lambda that is `async void` awaits an auth call.",
        helpLinkUri: HelpLink + "DPG1106.md");

    /// <summary>DPG1108: Asynchronous code calls a helper that blocks on an auth call.</summary>
    public static readonly DiagnosticDescriptor BlockingAuthHelper = new(
        id: "DPG1108",
        title: "Asynchronous code calls a helper that blocks on an auth call",
        messageFormat: "'{0}' blocks a thread on '{1}', and this code could await; when the auth service slows down, the thread pool runs dry. Make the helper asynchronous and await it.",
        category: "authentication",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A member that is asynchronous, or that answers a request, calls a synchronous helper which blocks on an auth call.",
        helpLinkUri: HelpLink + "DPG1108.md");

    /// <summary>DPG1201: A loop repeats a failed remote call without end.</summary>
    public static readonly DiagnosticDescriptor UnboundedRetryLoop = new(
        id: "DPG1201",
        title: "A loop repeats a failed remote call without end",
        messageFormat: "This loop repeats '{0}' until it succeeds: no attempt limit, deadline or cancellation ends it{1}. While the callee fails, every caller keeps adding load; limit the attempts and wait longer before each.",
        category: "retries",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A loop, or a jump back, repeats a failed call to another service, and nothing ends it while the callee keeps failing.",
        helpLinkUri: HelpLink + "DPG1201.md");

    /// <summary>DPG1202: A retry policy has no limit.</summary>
    public static readonly DiagnosticDescriptor UnboundedRetryPolicy = new(
        id: "DPG1202",
        title: "A retry policy has no limit",
        messageFormat: "'{0}' puts no limit on retries, so callers add load for as long as the callee fails. Set a number of attempts, with a back-off and a deadline.",
        category: "retries",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A retry policy of a resilience, messaging or client library is set to retry for ever.",
        helpLinkUri: HelpLink + "DPG1202.md");

    /// <summary>DPG1203: A retry limit is so high that it is none.</summary>
    public static readonly DiagnosticDescriptor ExcessiveRetryLimit = new(
        id: "DPG1203",
        title: "A retry limit is so high that it is none",
        messageFormat: "'{0}' allows {1} retries where {2} are plenty: one call of a user becomes as many calls to a callee that fails. Use two or three, with a back-off and a deadline.",
        category: "retries",
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "A retry policy has a limit, and the limit lets a failing call be repeated dozens of times.",
        helpLinkUri: HelpLink + "DPG1203.md");

    /// <summary>DPG1204: Attempts follow each other without a pause.</summary>
    public static readonly DiagnosticDescriptor ImmediateRetry = new(
        id: "DPG1204",
        title: "Attempts follow each other without a pause",
        messageFormat: "{0} without a pause, so a callee that is overloaded for a second gets all attempts within it. Wait before each attempt, longer each time, with jitter.",
        category: "retries",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A bounded retry makes its attempts at once, one after the other.",
        helpLinkUri: HelpLink + "DPG1204.md");

    /// <summary>DPG1205: All callers retry at the same pace.</summary>
    public static readonly DiagnosticDescriptor SteadyRetryDelay = new(
        id: "DPG1205",
        title: "All callers retry at the same pace",
        messageFormat: "The delay between these attempts {0}, so callers that failed together come back together. Let it grow with each attempt and add jitter.",
        category: "retries",
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "The delay between attempts does not grow, or holds nothing random.",
        helpLinkUri: HelpLink + "DPG1205.md");

    /// <summary>DPG1206: A failure is retried that no retry can cure.</summary>
    public static readonly DiagnosticDescriptor FutileRetry = new(
        id: "DPG1206",
        title: "A failure is retried that no retry can cure",
        messageFormat: "This retry repeats {0}, which every further attempt will meet again. Retry only what passes by itself: timeouts, 408, 429, 5xx.",
        category: "retries",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A retry handles a cancellation, a wrong request or every failure alike.",
        helpLinkUri: HelpLink + "DPG1206.md");

    /// <summary>DPG1207: Retries inside of retries multiply.</summary>
    public static readonly DiagnosticDescriptor NestedRetries = new(
        id: "DPG1207",
        title: "Retries inside of retries multiply",
        messageFormat: "{0} already makes {1}; with this retry around it one call can send {2}. Keep the retry that is nearest to the callee, and remove the other.",
        category: "retries",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A retry runs inside of another retry, so the numbers of their attempts multiply.",
        helpLinkUri: HelpLink + "DPG1207.md");

    /// <summary>DPG1208: A retry may make a change twice.</summary>
    public static readonly DiagnosticDescriptor UnsafeRequestRetry = new(
        id: "DPG1208",
        title: "A retry may make a change twice",
        messageFormat: "{0}, and a retry repeats it although the first attempt may have worked. Send an idempotency key, or leave unsafe methods out of the retry.",
        category: "retries",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A retry sends POST or PATCH again, which may change something twice.",
        helpLinkUri: HelpLink + "DPG1208.md");

    /// <summary>DPG1209: A retry has no deadline and no breaker.</summary>
    public static readonly DiagnosticDescriptor RetryWithoutDeadline = new(
        id: "DPG1209",
        title: "A retry has no deadline and no breaker",
        messageFormat: "{0}, and neither a deadline nor a circuit breaker ends it while the callee is down. Put a timeout around the retry.",
        category: "retries",
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "A retry is ended by nothing but a cancellation, or by a count without a limit of time.",
        helpLinkUri: HelpLink + "DPG1209.md");

    /// <summary>DPG1210: A member calls itself after a failure without counting.</summary>
    public static readonly DiagnosticDescriptor RecursiveRetry = new(
        id: "DPG1210",
        title: "A member calls itself after a failure without counting",
        messageFormat: "'{0}' calls itself again when '{1}' fails, and counts nothing: while the callee fails it adds load until the stack or the memory ends. Pass on the number of attempts left.",
        category: "retries",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A member calls itself after a failed remote call, and no argument or counter limits how often.",
        helpLinkUri: HelpLink + "DPG1210.md");

    /// <summary>DPG1211: Failed work is put back without end.</summary>
    public static readonly DiagnosticDescriptor UnlimitedRequeue = new(
        id: "DPG1211",
        title: "Failed work is put back without end",
        messageFormat: "'{0}' puts failed work back at once, and nothing counts how often; one message that always fails keeps the consumer busy for ever. Count deliveries, and park the message after a few.",
        category: "retries",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Work that failed is put back into its queue or job store, and nothing limits how often.",
        helpLinkUri: HelpLink + "DPG1211.md");

    /// <summary>DPG1212: A retry sends a request that is already used up.</summary>
    public static readonly DiagnosticDescriptor ReusedRequest = new(
        id: "DPG1212",
        title: "A retry sends a request that is already used up",
        messageFormat: "'{0}' sends '{1}' again on the next attempt, and a request or stream can be sent only once: the retry always fails. Create it inside of the retry.",
        category: "retries",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A request message or a stream that is created outside of a retry is sent inside of it.",
        helpLinkUri: HelpLink + "DPG1212.md");

    /// <summary>DPG1213: A thread sleeps between attempts.</summary>
    public static readonly DiagnosticDescriptor BlockingRetryWait = new(
        id: "DPG1213",
        title: "A thread sleeps between attempts",
        messageFormat: "'{0}' blocks a thread between the attempts of '{1}'; while the callee is slow, the thread pool runs dry. Await Task.Delay.",
        category: "retries",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A retry blocks its thread while it waits for the next attempt.",
        helpLinkUri: HelpLink + "DPG1213.md");

    /// <summary>DPG1214: An exhausted retry answers as if nothing had happened.</summary>
    public static readonly DiagnosticDescriptor HiddenFailure = new(
        id: "DPG1214",
        title: "An exhausted retry answers as if nothing had happened",
        messageFormat: "After the last attempt of '{0}' this code goes on with an empty answer, and the failure is neither thrown nor logged. Throw the last failure.",
        category: "retries",
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "A bounded retry ends in an empty answer, and the failure is lost.",
        helpLinkUri: HelpLink + "DPG1214.md");

    /// <summary>DPG1215: An exponential delay has no ceiling.</summary>
    public static readonly DiagnosticDescriptor UncappedBackoff = new(
        id: "DPG1215",
        title: "An exponential delay has no ceiling",
        messageFormat: "The delay between these attempts doubles without a ceiling: late attempts wait for hours, or overflow. Cap it, with MaxDelay or Math.Min.",
        category: "retries",
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "An exponential back-off over many attempts has no longest delay.",
        helpLinkUri: HelpLink + "DPG1215.md");

    /// <summary>DPG1216: A retry never sees the failure of an asynchronous call.</summary>
    public static readonly DiagnosticDescriptor UnseenFailure = new(
        id: "DPG1216",
        title: "A retry never sees the failure of an asynchronous call",
        messageFormat: "'{0}' gets a {1} back at once, so the policy sees success and makes a single attempt, whatever happens later. Use the asynchronous form.",
        category: "retries",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "An asynchronous delegate runs through a synchronous policy, which never sees its failure.",
        helpLinkUri: HelpLink + "DPG1216.md");

    /// <summary>DPG1401: A call closes a cycle of services.</summary>
    public static readonly DiagnosticDescriptor CycleClosingCall = new(
        id: "DPG1401",
        title: "A call closes a cycle of services",
        messageFormat: "'{0}' calls {1}, which waits for {2} in turn: {3}. Take what is needed with the request, or ask for it by a message.",
        category: "graph",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A service calls another one that, directly or through others, waits for an answer of the first.",
        helpLinkUri: HelpLink + "DPG1401.md");

    /// <summary>DPG1402: A call leads to a service on which the graph knows no dependency.</summary>
    public static readonly DiagnosticDescriptor UnlistedCall = new(
        id: "DPG1402",
        title: "A call leads to a service on which the graph knows no dependency",
        messageFormat: "'{0}' calls {1}, but the graph knows no dependency of {2} on it. State the address where depguard reads it, or list the edge in depguard.yaml.",
        category: "graph",
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "A service calls another one, and no configuration says so.",
        helpLinkUri: HelpLink + "DPG1402.md");

    /// <summary>DPG1403: An auth service calls a service that authenticates through it.</summary>
    public static readonly DiagnosticDescriptor AuthCallsDependent = new(
        id: "DPG1403",
        title: "An auth service calls a service that authenticates through it",
        messageFormat: "'{0}' makes {1} wait for {2}, which authenticates through {1}: while one is slow, no request of the other gets in. Keep what {1} needs from {2} in {1}, or take it with the request.",
        category: "graph",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The code of an authentication service calls a service that needs that very service to authenticate.",
        helpLinkUri: HelpLink + "DPG1403.md");
}
