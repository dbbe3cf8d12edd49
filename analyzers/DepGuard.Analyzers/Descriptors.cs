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

    /// <summary>DPG1301: A client waits for an answer for ever.</summary>
    public static readonly DiagnosticDescriptor EndlessTimeout = new(
        id: "DPG1301",
        title: "A client waits for an answer for ever",
        messageFormat: "'{0}' switches the time limit off, so a callee that hangs keeps every call, with its thread or connection, until this service hangs too. Set a limit that is a little longer than a slow answer.",
        category: "timeouts",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A client of another service, a database or a cache is told to wait without end.",
        helpLinkUri: HelpLink + "DPG1301.md");

    /// <summary>DPG1302: A gRPC call has no deadline.</summary>
    public static readonly DiagnosticDescriptor GrpcCallWithoutDeadline = new(
        id: "DPG1302",
        title: "A gRPC call has no deadline",
        messageFormat: "'{0}' has no deadline, and gRPC sets none: a callee that hangs keeps this call, and work goes on for callers who have left. Give the call a deadline, or let the client pass on that of its caller.",
        category: "timeouts",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A unary call of a gRPC client is made without a deadline.",
        helpLinkUri: HelpLink + "DPG1302.md");

    /// <summary>DPG1303: A call to another service is not given the caller's token.</summary>
    public static readonly DiagnosticDescriptor UnpassedCancellation = new(
        id: "DPG1303",
        title: "A call to another service is not given the caller's token",
        messageFormat: "'{0}' is not given '{1}', so it goes on when nobody waits for it any more, and a slow callee gets ever more of such calls. Pass the token on.",
        category: "timeouts",
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "A call that would take a cancellation token is made without one, although a token is at hand.",
        helpLinkUri: HelpLink + "DPG1303.md");

    /// <summary>DPG1304: A call to another service is told to ignore cancellation.</summary>
    public static readonly DiagnosticDescriptor DiscardedCancellation = new(
        id: "DPG1304",
        title: "A call to another service is told to ignore cancellation",
        messageFormat: "'{0}' is told to ignore cancellation although '{1}' is at hand: it goes on when nobody waits for it any more. Pass the token on.",
        category: "timeouts",
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "A call is given `CancellationToken.None` or `default` although a real token is at hand.",
        helpLinkUri: HelpLink + "DPG1304.md");

    /// <summary>DPG1305: An inner timeout is not shorter than the outer one.</summary>
    public static readonly DiagnosticDescriptor MisorderedTimeouts = new(
        id: "DPG1305",
        title: "An inner timeout is not shorter than the outer one",
        messageFormat: "Here {0}, cannot end before {1}: the outer limit cuts off what the inner one allows, and retries never run. Make the inner limit shorter.",
        category: "timeouts",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The timeout of an attempt, or the waits between attempts, take as long as the deadline around them, or longer.",
        helpLinkUri: HelpLink + "DPG1305.md");

    /// <summary>DPG1306: An HTTP client is created for each call to an auth service.</summary>
    public static readonly DiagnosticDescriptor ClientPerAuthCall = new(
        id: "DPG1306",
        title: "An HTTP client is created for each call to an auth service",
        messageFormat: "A new client for each '{0}' opens a new connection to the auth service, with a TLS handshake each time; under load ports run out here and handshakes cost the callee most. Take the client from a factory, or share one.",
        category: "timeouts",
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "A member creates an `HttpClient` and asks an auth service with it, each time it runs.",
        helpLinkUri: HelpLink + "DPG1306.md");

    /// <summary>DPG1307: Callers queue without limit for a token.</summary>
    public static readonly DiagnosticDescriptor UnboundedGateWait = new(
        id: "DPG1307",
        title: "Callers queue without limit for a token",
        messageFormat: "'{0}' waits without limit while another caller waits for '{1}': when the auth service slows down, all requests of this service stand in that queue. Pass a token or a timeout.",
        category: "timeouts",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A semaphore that guards a call to an auth service is awaited without a timeout and without a token.",
        helpLinkUri: HelpLink + "DPG1307.md");

    /// <summary>DPG1308: Any number of calls can pile up in front of a service.</summary>
    public static readonly DiagnosticDescriptor UnboundedBacklog = new(
        id: "DPG1308",
        title: "Any number of calls can pile up in front of a service",
        messageFormat: "{0}, and each needs '{1}': when that slows down, memory fills, and the backlog keeps the callee down after it recovers. Bound the number, and say what happens when it is reached.",
        category: "timeouts",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A queue without a limit, or a task for each item of a sequence, stands in front of a call to an auth service.",
        helpLinkUri: HelpLink + "DPG1308.md");

    /// <summary>DPG1309: A call goes on after its caller has stopped waiting.</summary>
    public static readonly DiagnosticDescriptor AbandonedCall = new(
        id: "DPG1309",
        title: "A call goes on after its caller has stopped waiting",
        messageFormat: "'{0}' stops waiting for '{1}' but does not stop the call: while the callee is slow, every timeout leaves a call behind that still loads it. Give the call a token that is cancelled after that time.",
        category: "timeouts",
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "A timeout ends the wait for a call, not the call.",
        helpLinkUri: HelpLink + "DPG1309.md");

    /// <summary>DPG1310: A timeout of a client is overwritten by its resilience handler.</summary>
    public static readonly DiagnosticDescriptor OverwrittenTimeout = new(
        id: "DPG1310",
        title: "A timeout of a client is overwritten by its resilience handler",
        messageFormat: "'{0}' makes the timeout of its client infinite, so this value never takes effect. Set it as the total timeout in the options of the handler.",
        category: "timeouts",
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "`HttpClient.Timeout` is configured, and then a standard resilience handler is added to the same client.",
        helpLinkUri: HelpLink + "DPG1310.md");

    /// <summary>DPG1401: A call closes a cycle of services.</summary>
    public static readonly DiagnosticDescriptor CycleClosingCall = new(
        id: "DPG1401",
        title: "A call closes a cycle of services",
        messageFormat: "'{0}' calls {1}, which waits for {2} in turn: {3}. Take what is needed with the request, or ask for it by a message.",
        category: "topology",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A service calls another one that, directly or through others, waits for an answer of the first.",
        helpLinkUri: HelpLink + "DPG1401.md");

    /// <summary>DPG1402: A call leads to a service on which the graph knows no dependency.</summary>
    public static readonly DiagnosticDescriptor UnlistedCall = new(
        id: "DPG1402",
        title: "A call leads to a service on which the graph knows no dependency",
        messageFormat: "'{0}' calls {1}, but the graph knows no dependency of {2} on it. State the address where depguard reads it, or list the edge in depguard.yaml.",
        category: "topology",
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "A service calls another one, and no configuration says so.",
        helpLinkUri: HelpLink + "DPG1402.md");

    /// <summary>DPG1403: An auth service calls a service that authenticates through it.</summary>
    public static readonly DiagnosticDescriptor AuthCallsDependent = new(
        id: "DPG1403",
        title: "An auth service calls a service that authenticates through it",
        messageFormat: "'{0}' makes {1} wait for {2}, which authenticates through {1}: while one is slow, no request of the other gets in. Keep what {1} needs from {2} in {1}, or take it with the request.",
        category: "topology",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The code of an authentication service calls a service that needs that very service to authenticate.",
        helpLinkUri: HelpLink + "DPG1403.md");

    /// <summary>DPG1404: The service cannot start while the auth service is down.</summary>
    public static readonly DiagnosticDescriptor StartupAuthCall = new(
        id: "DPG1404",
        title: "The service cannot start while the auth service is down",
        messageFormat: "'{0}' runs before this service is ready, so it cannot start while the auth service is down or slow; after an outage nothing comes up by itself. Give it a time limit and go on without the answer, or do it in the background.",
        category: "topology",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Start-up code waits for an auth service, without a limit or without going on after a failure.",
        helpLinkUri: HelpLink + "DPG1404.md");

    /// <summary>DPG1405: The address of another service is a constant.</summary>
    public static readonly DiagnosticDescriptor HardCodedAddress = new(
        id: "DPG1405",
        title: "The address of another service is a constant",
        messageFormat: "The address of '{0}' is a constant in the code, so no configuration shows that this service depends on it, and it cannot be moved without a new build. Read the address from configuration.",
        category: "topology",
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "A client gets a constant address that names a service of the same cluster.",
        helpLinkUri: HelpLink + "DPG1405.md");

    /// <summary>DPG1406: A liveness probe depends on another service.</summary>
    public static readonly DiagnosticDescriptor DependentLiveness = new(
        id: "DPG1406",
        title: "A liveness probe depends on another service",
        messageFormat: "'{0}' calls another service, and decides whether this one is alive: when that service fails, all instances of this one are restarted too. Make it a readiness check, and let liveness only look at the process.",
        category: "topology",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A health check that is part of liveness calls another service.",
        helpLinkUri: HelpLink + "DPG1406.md");

    /// <summary>DPG1501: A refused request is sent again with the same credentials.</summary>
    public static readonly DiagnosticDescriptor RetriedDenial = new(
        id: "DPG1501",
        title: "A refused request is sent again with the same credentials",
        messageFormat: "This retry repeats {0}, which stays the answer while the credentials are the same; when many callers are refused at once, each adds its attempts to the load of the auth service. Get a new token and replay once, or fail.",
        category: "auth-semantics",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A retry handles 401, 403 or a failed authentication.",
        helpLinkUri: HelpLink + "DPG1501.md");

    /// <summary>DPG1502: A token is requested for every call.</summary>
    public static readonly DiagnosticDescriptor TokenPerCall = new(
        id: "DPG1502",
        title: "A token is requested for every call",
        messageFormat: "'{0}' requests a token for every call, so the load of the auth service grows with the traffic, and its answer delays each request. Keep the token until shortly before it expires.",
        category: "auth-semantics",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A handler or a request path requests a token without looking for one that is still valid.",
        helpLinkUri: HelpLink + "DPG1502.md");

    /// <summary>DPG1503: A credential is created for one call.</summary>
    public static readonly DiagnosticDescriptor CredentialPerCall = new(
        id: "DPG1503",
        title: "A credential is created for one call",
        messageFormat: "'{0}' is created for this call, and its token cache with it: every call asks the auth service for a token, and a slow one delays them all. Create it once, in a field or in the container.",
        category: "auth-semantics",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A credential or client application, which caches tokens, lives only as long as one call.",
        helpLinkUri: HelpLink + "DPG1503.md");

    /// <summary>DPG1504: Discovery documents or keys are fetched for each validation.</summary>
    public static readonly DiagnosticDescriptor KeysPerValidation = new(
        id: "DPG1504",
        title: "Discovery documents or keys are fetched for each validation",
        messageFormat: "{0} makes the auth service answer for each token that is validated, so it gets the whole traffic of this service. Keep the keys in one ConfigurationManager or DiscoveryCache that refreshes in the background.",
        category: "auth-semantics",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Keys or metadata of the auth service are fetched on the path of a request and not kept.",
        helpLinkUri: HelpLink + "DPG1504.md");

    /// <summary>DPG1505: A decision is asked for and not read.</summary>
    public static readonly DiagnosticDescriptor UncheckedDecision = new(
        id: "DPG1505",
        title: "A decision is asked for and not read",
        messageFormat: "Nobody reads what '{0}' decided, so the auth service carries the load of a check that refuses nobody. Test the result, and refuse the request if it is negative.",
        category: "auth-semantics",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The result of an authorization, a password check or a role check is dropped.",
        helpLinkUri: HelpLink + "DPG1505.md");

    /// <summary>DPG1506: Every attempt of a retry requests a token again.</summary>
    public static readonly DiagnosticDescriptor TokenInsideRetry = new(
        id: "DPG1506",
        title: "Every attempt of a retry requests a token again",
        messageFormat: "'{0}' requests a token, and was added after a retrying handler, so it runs again in each attempt. Add it before the retrying handler, or keep the token.",
        category: "auth-semantics",
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "A handler that requests tokens without a cache stands inside of a retrying handler.",
        helpLinkUri: HelpLink + "DPG1506.md");

    /// <summary>DPG1507: A check answers yes when it cannot ask.</summary>
    public static readonly DiagnosticDescriptor AuthFailsOpen = new(
        id: "DPG1507",
        title: "A check answers yes when it cannot ask",
        messageFormat: "When '{0}' fails, this check lets everybody in; an overloaded auth service then protects nothing. Refuse, and let the caller try again later.",
        category: "auth-semantics",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The failure of an auth call is answered as a success.",
        helpLinkUri: HelpLink + "DPG1507.md");

    /// <summary>DPG1508: Each caller refreshes the expired token by itself.</summary>
    public static readonly DiagnosticDescriptor UnsharedTokenRefresh = new(
        id: "DPG1508",
        title: "Each caller refreshes the expired token by itself",
        messageFormat: "All callers that find the token expired run '{0}' at the same moment, so the auth service gets a burst at every expiry. Let one of them refresh, behind a gate with a time limit, or use a HybridCache.",
        category: "auth-semantics",
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: false,
        description: "A cached token is tested and refreshed without a gate.",
        helpLinkUri: HelpLink + "DPG1508.md");
}
