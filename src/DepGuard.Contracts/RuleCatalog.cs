namespace DepGuard.Contracts;

/// <summary>Every rule, in order of id. Derived from <c>rules/*.md</c> by <c>./build approve</c>; do not edit.</summary>
public static class RuleCatalog
{
    /// <summary>DPG0001: A file cannot be read.</summary>
    public static readonly RuleInfo UnreadableFile = new(
        "DPG0001",
        "unreadable-file",
        "A file cannot be read",
        "The file cannot be read: {0}. Fix it; what it states is not, or not wholly, in the graph.",
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

    /// <summary>DPG0006: A setting for calls has no effect, or another one contradicts it.</summary>
    public static readonly RuleInfo ContradictorySetting = new(
        "DPG0006",
        "contradictory-setting",
        "A setting for calls has no effect, or another one contradicts it",
        "{0} does not take effect as written: {1}. Remove it, or make it say what is meant.",
        "input",
        Severity.Note,
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

    /// <summary>DPG0012: The locked graph differs from what the configuration says.</summary>
    public static readonly RuleInfo StaleGraphLock = new(
        "DPG0012",
        "stale-graph-lock",
        "The locked graph differs from what the configuration says",
        "{0} differs from what the configuration says now: {1}. Run 'depguard graph --lock' and commit the file.",
        "input",
        Severity.Error,
        Surface.Input);

    /// <summary>DPG0013: A source in depguard.yaml matches nothing.</summary>
    public static readonly RuleInfo UnmatchedSource = new(
        "DPG0013",
        "unmatched-source",
        "A source in depguard.yaml matches nothing",
        "The {0} {1} matches no {2}, so the calls that it stands for are not in the graph. Correct it, or remove the entry from sources.",
        "input",
        Severity.Error,
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

    /// <summary>DPG1201: A loop repeats a failed remote call without end.</summary>
    public static readonly RuleInfo UnboundedRetryLoop = new(
        "DPG1201",
        "unbounded-retry-loop",
        "A loop repeats a failed remote call without end",
        "This loop repeats '{0}' until it succeeds: no attempt limit, deadline or cancellation ends it{1}. While the callee fails, every caller keeps adding load; limit the attempts and wait longer before each.",
        "retries",
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

    /// <summary>DPG1203: A retry limit is so high that it is none.</summary>
    public static readonly RuleInfo ExcessiveRetryLimit = new(
        "DPG1203",
        "excessive-retry-limit",
        "A retry limit is so high that it is none",
        "'{0}' allows {1} retries where {2} are plenty: one call of a user becomes as many calls to a callee that fails. Use two or three, with a back-off and a deadline.",
        "retries",
        Severity.Note,
        Surface.Code);

    /// <summary>DPG1204: Attempts follow each other without a pause.</summary>
    public static readonly RuleInfo ImmediateRetry = new(
        "DPG1204",
        "immediate-retry",
        "Attempts follow each other without a pause",
        "{0} without a pause, so a callee that is overloaded for a second gets all attempts within it. Wait before each attempt, longer each time, with jitter.",
        "retries",
        Severity.Warning,
        Surface.Code);

    /// <summary>DPG1205: All callers retry at the same pace.</summary>
    public static readonly RuleInfo SteadyRetryDelay = new(
        "DPG1205",
        "steady-retry-delay",
        "All callers retry at the same pace",
        "The delay between these attempts {0}, so callers that failed together come back together. Let it grow with each attempt and add jitter.",
        "retries",
        Severity.Note,
        Surface.Code);

    /// <summary>DPG1206: A failure is retried that no retry can cure.</summary>
    public static readonly RuleInfo FutileRetry = new(
        "DPG1206",
        "futile-retry",
        "A failure is retried that no retry can cure",
        "This retry repeats {0}, which every further attempt will meet again. Retry only what passes by itself: timeouts, 408, 429, 5xx.",
        "retries",
        Severity.Warning,
        Surface.Code);

    /// <summary>DPG1207: Retries inside of retries multiply.</summary>
    public static readonly RuleInfo NestedRetries = new(
        "DPG1207",
        "nested-retries",
        "Retries inside of retries multiply",
        "{0} already makes {1}; with this retry around it one call can send {2}. Keep the retry that is nearest to the callee, and remove the other.",
        "retries",
        Severity.Warning,
        Surface.Code);

    /// <summary>DPG1208: A retry may make a change twice.</summary>
    public static readonly RuleInfo UnsafeRequestRetry = new(
        "DPG1208",
        "unsafe-request-retry",
        "A retry may make a change twice",
        "{0}, and a retry repeats it although the first attempt may have worked. Send an idempotency key, or leave unsafe methods out of the retry.",
        "retries",
        Severity.Warning,
        Surface.Code);

    /// <summary>DPG1209: A retry has no deadline and no breaker.</summary>
    public static readonly RuleInfo RetryWithoutDeadline = new(
        "DPG1209",
        "retry-without-deadline",
        "A retry has no deadline and no breaker",
        "{0}, and neither a deadline nor a circuit breaker ends it while the callee is down. Put a timeout around the retry.",
        "retries",
        Severity.Note,
        Surface.Code);

    /// <summary>DPG1210: A member calls itself after a failure without counting.</summary>
    public static readonly RuleInfo RecursiveRetry = new(
        "DPG1210",
        "recursive-retry",
        "A member calls itself after a failure without counting",
        "'{0}' calls itself again when '{1}' fails, and counts nothing: while the callee fails it adds load until the stack or the memory ends. Pass on the number of attempts left.",
        "retries",
        Severity.Warning,
        Surface.Code);

    /// <summary>DPG1211: Failed work is put back without end.</summary>
    public static readonly RuleInfo UnlimitedRequeue = new(
        "DPG1211",
        "unlimited-requeue",
        "Failed work is put back without end",
        "'{0}' puts failed work back at once, and nothing counts how often; one message that always fails keeps the consumer busy for ever. Count deliveries, and park the message after a few.",
        "retries",
        Severity.Warning,
        Surface.Code);

    /// <summary>DPG1212: A retry sends a request that is already used up.</summary>
    public static readonly RuleInfo ReusedRequest = new(
        "DPG1212",
        "reused-request",
        "A retry sends a request that is already used up",
        "'{0}' sends '{1}' again on the next attempt, and a request or stream can be sent only once: the retry always fails. Create it inside of the retry.",
        "retries",
        Severity.Warning,
        Surface.Code);

    /// <summary>DPG1213: A thread sleeps between attempts.</summary>
    public static readonly RuleInfo BlockingRetryWait = new(
        "DPG1213",
        "blocking-retry-wait",
        "A thread sleeps between attempts",
        "'{0}' blocks a thread between the attempts of '{1}'; while the callee is slow, the thread pool runs dry. Await Task.Delay.",
        "retries",
        Severity.Warning,
        Surface.Code);

    /// <summary>DPG1214: An exhausted retry answers as if nothing had happened.</summary>
    public static readonly RuleInfo HiddenFailure = new(
        "DPG1214",
        "hidden-failure",
        "An exhausted retry answers as if nothing had happened",
        "After the last attempt of '{0}' this code goes on with an empty answer, and the failure is neither thrown nor logged. Throw the last failure.",
        "retries",
        Severity.Note,
        Surface.Code);

    /// <summary>DPG1215: An exponential delay has no ceiling.</summary>
    public static readonly RuleInfo UncappedBackoff = new(
        "DPG1215",
        "uncapped-backoff",
        "An exponential delay has no ceiling",
        "The delay between these attempts doubles without a ceiling: late attempts wait for hours, or overflow. Cap it, with MaxDelay or Math.Min.",
        "retries",
        Severity.Note,
        Surface.Code);

    /// <summary>DPG1216: A retry never sees the failure of an asynchronous call.</summary>
    public static readonly RuleInfo UnseenFailure = new(
        "DPG1216",
        "unseen-failure",
        "A retry never sees the failure of an asynchronous call",
        "'{0}' gets a {1} back at once, so the policy sees success and makes a single attempt, whatever happens later. Use the asynchronous form.",
        "retries",
        Severity.Warning,
        Surface.Code);

    /// <summary>DPG1301: A client waits for an answer for ever.</summary>
    public static readonly RuleInfo EndlessTimeout = new(
        "DPG1301",
        "endless-timeout",
        "A client waits for an answer for ever",
        "'{0}' switches the time limit off, so a callee that hangs keeps every call, with its thread or connection, until this service hangs too. Set a limit that is a little longer than a slow answer.",
        "timeouts",
        Severity.Warning,
        Surface.Code);

    /// <summary>DPG1302: A gRPC call has no deadline.</summary>
    public static readonly RuleInfo GrpcCallWithoutDeadline = new(
        "DPG1302",
        "grpc-call-without-deadline",
        "A gRPC call has no deadline",
        "'{0}' has no deadline, and gRPC sets none: a callee that hangs keeps this call, and work goes on for callers who have left. Give the call a deadline, or let the client pass on that of its caller.",
        "timeouts",
        Severity.Warning,
        Surface.Code);

    /// <summary>DPG1303: A call to another service is not given the caller's token.</summary>
    public static readonly RuleInfo UnpassedCancellation = new(
        "DPG1303",
        "unpassed-cancellation",
        "A call to another service is not given the caller's token",
        "'{0}' is not given '{1}', so it goes on when nobody waits for it any more, and a slow callee gets ever more of such calls. Pass the token on.",
        "timeouts",
        Severity.Note,
        Surface.Code);

    /// <summary>DPG1304: A call to another service is told to ignore cancellation.</summary>
    public static readonly RuleInfo DiscardedCancellation = new(
        "DPG1304",
        "discarded-cancellation",
        "A call to another service is told to ignore cancellation",
        "'{0}' is told to ignore cancellation although '{1}' is at hand: it goes on when nobody waits for it any more. Pass the token on.",
        "timeouts",
        Severity.Note,
        Surface.Code);

    /// <summary>DPG1305: An inner timeout is not shorter than the outer one.</summary>
    public static readonly RuleInfo MisorderedTimeouts = new(
        "DPG1305",
        "misordered-timeouts",
        "An inner timeout is not shorter than the outer one",
        "Here {0}, cannot end before {1}: the outer limit cuts off what the inner one allows, and retries never run. Make the inner limit shorter.",
        "timeouts",
        Severity.Warning,
        Surface.Code);

    /// <summary>DPG1306: An HTTP client is created for each call to an auth service.</summary>
    public static readonly RuleInfo ClientPerAuthCall = new(
        "DPG1306",
        "client-per-auth-call",
        "An HTTP client is created for each call to an auth service",
        "A new client for each '{0}' opens a new connection to the auth service, with a TLS handshake each time; under load ports run out here and handshakes cost the callee most. Take the client from a factory, or share one.",
        "timeouts",
        Severity.Note,
        Surface.Code);

    /// <summary>DPG1307: Callers queue without limit for a token.</summary>
    public static readonly RuleInfo UnboundedGateWait = new(
        "DPG1307",
        "unbounded-gate-wait",
        "Callers queue without limit for a token",
        "'{0}' waits without limit while another caller waits for '{1}': when the auth service slows down, all requests of this service stand in that queue. Pass a token or a timeout.",
        "timeouts",
        Severity.Warning,
        Surface.Code);

    /// <summary>DPG1308: Any number of calls can pile up in front of a service.</summary>
    public static readonly RuleInfo UnboundedBacklog = new(
        "DPG1308",
        "unbounded-backlog",
        "Any number of calls can pile up in front of a service",
        "{0}, and each needs '{1}': when that slows down, memory fills, and the backlog keeps the callee down after it recovers. Bound the number, and say what happens when it is reached.",
        "timeouts",
        Severity.Warning,
        Surface.Code);

    /// <summary>DPG1309: A call goes on after its caller has stopped waiting.</summary>
    public static readonly RuleInfo AbandonedCall = new(
        "DPG1309",
        "abandoned-call",
        "A call goes on after its caller has stopped waiting",
        "'{0}' stops waiting for '{1}' but does not stop the call: while the callee is slow, every timeout leaves a call behind that still loads it. Give the call a token that is cancelled after that time.",
        "timeouts",
        Severity.Note,
        Surface.Code);

    /// <summary>DPG1310: A timeout of a client is overwritten by its resilience handler.</summary>
    public static readonly RuleInfo OverwrittenTimeout = new(
        "DPG1310",
        "overwritten-timeout",
        "A timeout of a client is overwritten by its resilience handler",
        "'{0}' makes the timeout of its client infinite, so this value never takes effect. Set it as the total timeout in the options of the handler.",
        "timeouts",
        Severity.Note,
        Surface.Code);

    /// <summary>DPG1401: A call closes a cycle of services.</summary>
    public static readonly RuleInfo CycleClosingCall = new(
        "DPG1401",
        "cycle-closing-call",
        "A call closes a cycle of services",
        "'{0}' calls {1}, which waits for {2} in turn: {3}. Take what is needed with the request, or ask for it by a message.",
        "topology",
        Severity.Warning,
        Surface.Code);

    /// <summary>DPG1402: A call leads to a service on which the graph knows no dependency.</summary>
    public static readonly RuleInfo UnlistedCall = new(
        "DPG1402",
        "unlisted-call",
        "A call leads to a service on which the graph knows no dependency",
        "'{0}' calls {1}, but the graph knows no dependency of {2} on it. State the address where depguard reads it, or list the edge in depguard.yaml.",
        "topology",
        Severity.Note,
        Surface.Code);

    /// <summary>DPG1403: An auth service calls a service that authenticates through it.</summary>
    public static readonly RuleInfo AuthCallsDependent = new(
        "DPG1403",
        "auth-calls-dependent",
        "An auth service calls a service that authenticates through it",
        "'{0}' makes {1} wait for {2}, which authenticates through {1}: while one is slow, no request of the other gets in. Keep what {1} needs from {2} in {1}, or take it with the request.",
        "topology",
        Severity.Warning,
        Surface.Code);

    /// <summary>DPG1404: The service cannot start while the auth service is down.</summary>
    public static readonly RuleInfo StartupAuthCall = new(
        "DPG1404",
        "startup-auth-call",
        "The service cannot start while the auth service is down",
        "'{0}' runs before this service is ready, so it cannot start while the auth service is down or slow; after an outage nothing comes up by itself. Give it a time limit and go on without the answer, or do it in the background.",
        "topology",
        Severity.Warning,
        Surface.Code);

    /// <summary>DPG1405: The address of another service is a constant.</summary>
    public static readonly RuleInfo HardCodedAddress = new(
        "DPG1405",
        "hard-coded-address",
        "The address of another service is a constant",
        "The address of '{0}' is a constant in the code, so no configuration shows that this service depends on it, and it cannot be moved without a new build. Read the address from configuration.",
        "topology",
        Severity.Note,
        Surface.Code);

    /// <summary>DPG1406: A liveness probe depends on another service.</summary>
    public static readonly RuleInfo DependentLiveness = new(
        "DPG1406",
        "dependent-liveness",
        "A liveness probe depends on another service",
        "'{0}' calls another service, and decides whether this one is alive: when that service fails, all instances of this one are restarted too. Make it a readiness check, and let liveness only look at the process.",
        "topology",
        Severity.Warning,
        Surface.Code);

    /// <summary>DPG1501: A refused request is sent again with the same credentials.</summary>
    public static readonly RuleInfo RetriedDenial = new(
        "DPG1501",
        "retried-denial",
        "A refused request is sent again with the same credentials",
        "This retry repeats {0}, which stays the answer while the credentials are the same; when many callers are refused at once, each adds its attempts to the load of the auth service. Get a new token and replay once, or fail.",
        "auth-semantics",
        Severity.Warning,
        Surface.Code);

    /// <summary>DPG1502: A token is requested for every call.</summary>
    public static readonly RuleInfo TokenPerCall = new(
        "DPG1502",
        "token-per-call",
        "A token is requested for every call",
        "'{0}' requests a token for every call, so the load of the auth service grows with the traffic, and its answer delays each request. Keep the token until shortly before it expires.",
        "auth-semantics",
        Severity.Warning,
        Surface.Code);

    /// <summary>DPG1503: A credential is created for one call.</summary>
    public static readonly RuleInfo CredentialPerCall = new(
        "DPG1503",
        "credential-per-call",
        "A credential is created for one call",
        "'{0}' is created for this call, and its token cache with it: every call asks the auth service for a token, and a slow one delays them all. Create it once, in a field or in the container.",
        "auth-semantics",
        Severity.Warning,
        Surface.Code);

    /// <summary>DPG1504: Discovery documents or keys are fetched for each validation.</summary>
    public static readonly RuleInfo KeysPerValidation = new(
        "DPG1504",
        "keys-per-validation",
        "Discovery documents or keys are fetched for each validation",
        "{0} makes the auth service answer for each token that is validated, so it gets the whole traffic of this service. Keep the keys in one ConfigurationManager or DiscoveryCache that refreshes in the background.",
        "auth-semantics",
        Severity.Warning,
        Surface.Code);

    /// <summary>DPG1505: A decision is asked for and not read.</summary>
    public static readonly RuleInfo UncheckedDecision = new(
        "DPG1505",
        "unchecked-decision",
        "A decision is asked for and not read",
        "Nobody reads what '{0}' decided, so the auth service carries the load of a check that refuses nobody. Test the result, and refuse the request if it is negative.",
        "auth-semantics",
        Severity.Warning,
        Surface.Code);

    /// <summary>DPG1506: Every attempt of a retry requests a token again.</summary>
    public static readonly RuleInfo TokenInsideRetry = new(
        "DPG1506",
        "token-inside-retry",
        "Every attempt of a retry requests a token again",
        "'{0}' requests a token, and was added after a retrying handler, so it runs again in each attempt. Add it before the retrying handler, or keep the token.",
        "auth-semantics",
        Severity.Note,
        Surface.Code);

    /// <summary>DPG1507: A check answers yes when it cannot ask.</summary>
    public static readonly RuleInfo AuthFailsOpen = new(
        "DPG1507",
        "auth-fails-open",
        "A check answers yes when it cannot ask",
        "When '{0}' fails, this check lets everybody in; an overloaded auth service then protects nothing. Refuse, and let the caller try again later.",
        "auth-semantics",
        Severity.Warning,
        Surface.Code);

    /// <summary>DPG1508: Each caller refreshes the expired token by itself.</summary>
    public static readonly RuleInfo UnsharedTokenRefresh = new(
        "DPG1508",
        "unshared-token-refresh",
        "Each caller refreshes the expired token by itself",
        "All callers that find the token expired run '{0}' at the same moment, so the auth service gets a burst at every expiry. Let one of them refresh, behind a gate with a time limit, or use a HybridCache.",
        "auth-semantics",
        Severity.Note,
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

    /// <summary>DPG2003: Services need each other to recover.</summary>
    public static readonly RuleInfo RecoveryCycle = new(
        "DPG2003",
        "recovery-cycle",
        "Services need each other to recover",
        "{0}: {3}, so none of the {1} services can begin after a full outage. Give up {2}, or let it do without.",
        "topology",
        Severity.Warning,
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

    /// <summary>DPG2006: Calls come back to the workers that wait for them.</summary>
    public static readonly RuleInfo PoolSelfDeadlock = new(
        "DPG2006",
        "pool-self-deadlock",
        "Calls come back to the workers that wait for them",
        "Calls of {0} come back to its own workers through {1}: at {2} load all of them can wait for each other, safe is {3}. Serve inner calls with workers of their own.",
        "topology",
        Severity.Error,
        Surface.Graph);

    /// <summary>DPG2007: A cycle multiplies calls once enough of them fail.</summary>
    public static readonly RuleInfo DivergingCycle = new(
        "DPG2007",
        "diverging-cycle",
        "A cycle multiplies calls once enough of them fail",
        "{0}: with retries, calls of this cycle multiply without end once {3} of them fail; while all fail each pass makes {4} of one. Retry outside of the {1} services, or give up {2}.",
        "topology",
        Severity.Warning,
        Surface.Graph);

    /// <summary>DPG2008: Much stands on a single copy of a service.</summary>
    public static readonly RuleInfo ConcentratedHub = new(
        "DPG2008",
        "concentrated-hub",
        "Much stands on a single copy of a service",
        "{1} cannot answer without {0}, of which one copy runs. Run at least two, or let callers do without it for a while.",
        "topology",
        Severity.Warning,
        Surface.Graph)
    {
        Options = new Dictionary<string, double>
        {
            ["share"] = 0.2,
        },
    };

    /// <summary>DPG2101: Calls are retried without end.</summary>
    public static readonly RuleInfo UnboundedRetry = new(
        "DPG2101",
        "unbounded-retry",
        "Calls are retried without end",
        "Calls {0} are retried without end by {1}. Set a number of attempts, such as 3, with a growing delay and a deadline.",
        "retries",
        Severity.Error,
        Surface.Graph);

    /// <summary>DPG2102: Retries along a path multiply.</summary>
    public static readonly RuleInfo RetryAmplification = new(
        "DPG2102",
        "retry-amplification",
        "Retries along a path multiply",
        "One request can become {1} calls of {0} along {2}, since {3} layers retry. Retry in one place of the path.",
        "retries",
        Severity.Warning,
        Surface.Graph)
    {
        Options = new Dictionary<string, double>
        {
            ["limit"] = 9,
            ["error"] = 27,
        },
    };

    /// <summary>DPG2103: Several layers retry the same call.</summary>
    public static readonly RuleInfo StackedRetries = new(
        "DPG2103",
        "stacked-retries",
        "Several layers retry the same call",
        "One call {0} may be tried {2}, since {1} layers retry it. Keep the retry in {3} and switch it off in {4}.",
        "retries",
        Severity.Warning,
        Surface.Graph);

    /// <summary>DPG2104: Retries to a hub come back together.</summary>
    public static readonly RuleInfo RetryWithoutDelay = new(
        "DPG2104",
        "retry-without-delay",
        "Retries to a hub come back together",
        "The retry in {0} on {1} comes {2}, so that all callers of the hub return together. Let the delay grow and spread it at random.",
        "retries",
        Severity.Note,
        Surface.Graph);

    /// <summary>DPG2105: Nothing stops the retries to a hub while it fails.</summary>
    public static readonly RuleInfo RetryWithoutBudget = new(
        "DPG2105",
        "retry-without-budget",
        "Nothing stops the retries to a hub while it fails",
        "{0} may try a call {2} on {1}, and neither a budget nor a breaker stops it while the hub fails. Let retries add 10 % of the load at most.",
        "retries",
        Severity.Warning,
        Surface.Graph);

    /// <summary>DPG2106: A retry repeats what it cannot mend or must not repeat.</summary>
    public static readonly RuleInfo UnsafeRetry = new(
        "DPG2106",
        "unsafe-retry",
        "A retry repeats what it cannot mend or must not repeat",
        "{0} retries {1} on {2}, where another attempt changes nothing or does harm. Retry only failures that pass by themselves, of calls that may be repeated.",
        "retries",
        Severity.Warning,
        Surface.Graph);

    /// <summary>DPG2201: A call waits without end.</summary>
    public static readonly RuleInfo MissingTimeout = new(
        "DPG2201",
        "missing-timeout",
        "A call waits without end",
        "{0} waits without end: the {1} {2} switches its limit off, and no other layer that is known has one. Give the call a deadline.",
        "deadlines",
        Severity.Warning,
        Surface.Graph);

    /// <summary>DPG2202: A caller gives up before its callee does.</summary>
    public static readonly RuleInfo TimeoutInversion = new(
        "DPG2202",
        "timeout-inversion",
        "A caller gives up before its callee does",
        "{0} gives {1} up after {2}, but {1} may wait {3} for {4}: what it does after that is for nobody. Allow fewer attempts, or shorter ones.",
        "deadlines",
        Severity.Warning,
        Surface.Graph);

    /// <summary>DPG2203: A retry does not fit into its deadline.</summary>
    public static readonly RuleInfo RetryCannotFit = new(
        "DPG2203",
        "retry-cannot-fit",
        "A retry does not fit into its deadline",
        "{0} may be tried {1} times within {2}, but one attempt may take {3}: a second one that takes as long never ends. Shorten the attempts.",
        "deadlines",
        Severity.Warning,
        Surface.Graph);

    /// <summary>DPG2204: A time limit is below what answers take.</summary>
    public static readonly RuleInfo TimeoutBelowLatency = new(
        "DPG2204",
        "timeout-below-latency",
        "A time limit is below what answers take",
        "{0} is given up after {1}, but one in a hundred answers of {2} takes longer than {3}: these calls fail on a calm day. Raise the limit.",
        "deadlines",
        Severity.Warning,
        Surface.Graph);

    /// <summary>DPG2301: More calls reach a service than it can answer.</summary>
    public static readonly RuleInfo OverloadedHub = new(
        "DPG2301",
        "overloaded-hub",
        "More calls reach a service than it can answer",
        "{1} reach {0}, which can answer {2}: utilisation {3}. Take load off it, or give it capacity, before this is deployed.",
        "capacity",
        Severity.Error,
        Surface.Graph);

    /// <summary>DPG2302: A service stays down once it is down.</summary>
    public static readonly RuleInfo MetastableHub = new(
        "DPG2302",
        "metastable-hub",
        "A service stays down once it is down",
        "{0} works at {2}, but {1} takes it down, and it stays down until less than {3} come. Limit what retries and queues add.",
        "capacity",
        Severity.Warning,
        Surface.Graph);

    /// <summary>DPG2303: A queue is longer than callers wait.</summary>
    public static readonly RuleInfo OversizedQueue = new(
        "DPG2303",
        "oversized-queue",
        "A queue is longer than callers wait",
        "At {0} {1} requests may wait, but only {2} can be answered before their callers leave. Bound the queue: a refusal in time costs less than an answer too late.",
        "capacity",
        Severity.Warning,
        Surface.Graph);

    /// <summary>DPG2304: A service cannot take its load without caches.</summary>
    public static readonly RuleInfo ColdCacheOverload = new(
        "DPG2304",
        "cold-cache-overload",
        "A service cannot take its load without caches",
        "With empty caches {1} instead of {2} reach {0}, which can answer {3}. Fill caches before they take load, and never all at once.",
        "capacity",
        Severity.Warning,
        Surface.Graph);

    /// <summary>DPG2305: Every request asks an authentication service that cannot take it.</summary>
    public static readonly RuleInfo AuthenticationPerRequest = new(
        "DPG2305",
        "authentication-per-request",
        "Every request asks an authentication service that cannot take it",
        "{1} asks {0} for every request without a cache. Keep answers for a short time: {2} of them from a cache make {0} heal by itself.",
        "capacity",
        Severity.Warning,
        Surface.Graph);

    /// <summary>DPG2306: A service can do without none of its replicas.</summary>
    public static readonly RuleInfo NoSpareReplica = new(
        "DPG2306",
        "no-spare-replica",
        "A service can do without none of its replicas",
        "With one of {1} replicas less {0} can answer {2}, and {3} come. Run one more than the load needs.",
        "capacity",
        Severity.Warning,
        Surface.Graph);

    /// <summary>DPG2401: An objective is above what it rests on.</summary>
    public static readonly RuleInfo UnreachableObjective = new(
        "DPG2401",
        "unreachable-objective",
        "An objective is above what it rests on",
        "{0} promises {1}, but what it cannot answer without promises {2} together: {3} minutes short in 30 days. Make a dependency soft, or promise less.",
        "objectives",
        Severity.Warning,
        Surface.Graph);

    /// <summary>DPG2402: A critical service depends on one that matters less.</summary>
    public static readonly RuleInfo CriticalityInversion = new(
        "DPG2402",
        "criticality-inversion",
        "A critical service depends on one that matters less",
        "{0} {1} cannot answer without {2} {3}. Make the dependency soft, or run {2} as the critical service that it is.",
        "objectives",
        Severity.Warning,
        Surface.Graph);

    /// <summary>DPG2403: A service that many need promises nothing.</summary>
    public static readonly RuleInfo MissingObjective = new(
        "DPG2403",
        "missing-objective",
        "A service that many need promises nothing",
        "{0} {1} and has no objective. State one, so that those who depend on it can judge theirs.",
        "objectives",
        Severity.Note,
        Surface.Graph);

    /// <summary>DPG2404: Nobody is told when an objective is missed.</summary>
    public static readonly RuleInfo MissingAlert = new(
        "DPG2404",
        "missing-alert",
        "Nobody is told when an objective is missed",
        "No burn-rate alert watches the objective {0} of {1}. Add one, as other services have.",
        "objectives",
        Severity.Note,
        Surface.Graph);

    /// <summary>DPG2501: A dependency that depguard.yaml forbids.</summary>
    public static readonly RuleInfo ForbiddenDependency = new(
        "DPG2501",
        "forbidden-dependency",
        "A dependency that depguard.yaml forbids",
        "{0} is forbidden: {1} must not depend on {2}. Remove it, or change the constraint.",
        "constraints",
        Severity.Error,
        Surface.Graph);

    /// <summary>DPG2502: A dependency that depguard.yaml requires is missing.</summary>
    public static readonly RuleInfo MissingDependency = new(
        "DPG2502",
        "missing-dependency",
        "A dependency that depguard.yaml requires is missing",
        "{0} does not call {1}, which is required of {2}. Add the call, or change the constraint.",
        "constraints",
        Severity.Warning,
        Surface.Graph);

    /// <summary>DPG3001: A change closes a cycle of calls.</summary>
    public static readonly RuleInfo NewCycle = new(
        "DPG3001",
        "new-cycle",
        "A change closes a cycle of calls",
        "The new call {0} closes the cycle {1}. Release the change without it.",
        "release",
        Severity.Error,
        Surface.Release);

    /// <summary>DPG3002: A change sends more calls to a service.</summary>
    public static readonly RuleInfo NewHubLoad = new(
        "DPG3002",
        "new-hub-load",
        "A change sends more calls to a service",
        "More calls reach {0} after the change: {1} -> {2}, utilisation {3}. Add capacity or a cache first, or release it in parts.",
        "release",
        Severity.Warning,
        Surface.Release)
    {
        Options = new Dictionary<string, double>
        {
            ["rise"] = 0.1,
        },
    };

    /// <summary>DPG3003: A change takes capacity from a service.</summary>
    public static readonly RuleInfo LostCapacity = new(
        "DPG3003",
        "lost-capacity",
        "A change takes capacity from a service",
        "{0} loses {1} of its capacity: {2} -> {3}, utilisation {4}. Give it back before the release.",
        "release",
        Severity.Warning,
        Surface.Release)
    {
        Options = new Dictionary<string, double>
        {
            ["share"] = 0.1,
        },
    };

    /// <summary>DPG3004: Releases that are safe alone and not together.</summary>
    public static readonly RuleInfo UnsafeCombination = new(
        "DPG3004",
        "unsafe-combination",
        "Releases that are safe alone and not together",
        "Together {0} do harm that none of them does alone: {1}. Change one of them before the second is shipped.",
        "release",
        Severity.Error,
        Surface.Release);

    /// <summary>DPG3005: Rolling a change back does not bring a service back.</summary>
    public static readonly RuleInfo IneffectiveRollback = new(
        "DPG3005",
        "ineffective-rollback",
        "Rolling a change back does not bring a service back",
        "Once {0} is down, rolling {1} back does not bring it back: retries still offer {2}, and {3} can be answered. Have a restart ready before the release.",
        "release",
        Severity.Warning,
        Surface.Release)
    {
        Options = new Dictionary<string, double>
        {
            ["share"] = 0.1,
        },
    };

    /// <summary>DPG3006: A change takes protection from a call.</summary>
    public static readonly RuleInfo WeakenedProtection = new(
        "DPG3006",
        "weakened-protection",
        "A change takes protection from a call",
        "The call {0} -> {1} is protected less than before: {2}. Keep the old values, or say why the callee can take more now.",
        "release",
        Severity.Warning,
        Surface.Release);

    /// <summary>DPG3007: A change is not safe in every order of deployment.</summary>
    public static readonly RuleInfo DeployOrder = new(
        "DPG3007",
        "deploy-order",
        "A change is not safe in every order of deployment",
        "{0}. Deploy in steps that the old and the new version can both work with.",
        "release",
        Severity.Warning,
        Surface.Release);

    /// <summary>DPG3008: A change makes an objective unreachable.</summary>
    public static readonly RuleInfo LostObjective = new(
        "DPG3008",
        "lost-objective",
        "A change makes an objective unreachable",
        "{0} promises {1} and now needs {2}, which promises {3}. Let it answer without {2}, or promise less.",
        "release",
        Severity.Warning,
        Surface.Release);

    /// <summary>Every rule, in order of id.</summary>
    public static IReadOnlyList<RuleInfo> All { get; } =
    [
        UnreadableFile,
        UnknownAddress,
        AmbiguousName,
        UnrenderedTemplate,
        UnsetVariable,
        ContradictorySetting,
        DuplicateKey,
        LoopbackAddress,
        PublishedPort,
        InputLimit,
        StaleSuppression,
        StaleGraphLock,
        UnmatchedSource,
        BlockingAuthCall,
        SynchronousAuthApi,
        SynchronousAuthProtocol,
        AuthCallInCallback,
        SerialisedAuthCall,
        AuthCallInAsyncVoid,
        BlockingAuthHelper,
        UnboundedRetryLoop,
        UnboundedRetryPolicy,
        ExcessiveRetryLimit,
        ImmediateRetry,
        SteadyRetryDelay,
        FutileRetry,
        NestedRetries,
        UnsafeRequestRetry,
        RetryWithoutDeadline,
        RecursiveRetry,
        UnlimitedRequeue,
        ReusedRequest,
        BlockingRetryWait,
        HiddenFailure,
        UncappedBackoff,
        UnseenFailure,
        EndlessTimeout,
        GrpcCallWithoutDeadline,
        UnpassedCancellation,
        DiscardedCancellation,
        MisorderedTimeouts,
        ClientPerAuthCall,
        UnboundedGateWait,
        UnboundedBacklog,
        AbandonedCall,
        OverwrittenTimeout,
        CycleClosingCall,
        UnlistedCall,
        AuthCallsDependent,
        StartupAuthCall,
        HardCodedAddress,
        DependentLiveness,
        RetriedDenial,
        TokenPerCall,
        CredentialPerCall,
        KeysPerValidation,
        UncheckedDecision,
        TokenInsideRetry,
        AuthFailsOpen,
        UnsharedTokenRefresh,
        CircularDependency,
        StartOrderCycle,
        RecoveryCycle,
        AuthInCycle,
        AsynchronousCycle,
        PoolSelfDeadlock,
        DivergingCycle,
        ConcentratedHub,
        UnboundedRetry,
        RetryAmplification,
        StackedRetries,
        RetryWithoutDelay,
        RetryWithoutBudget,
        UnsafeRetry,
        MissingTimeout,
        TimeoutInversion,
        RetryCannotFit,
        TimeoutBelowLatency,
        OverloadedHub,
        MetastableHub,
        OversizedQueue,
        ColdCacheOverload,
        AuthenticationPerRequest,
        NoSpareReplica,
        UnreachableObjective,
        CriticalityInversion,
        MissingObjective,
        MissingAlert,
        ForbiddenDependency,
        MissingDependency,
        NewCycle,
        NewHubLoad,
        LostCapacity,
        UnsafeCombination,
        IneffectiveRollback,
        WeakenedProtection,
        DeployOrder,
        LostObjective,
    ];

    /// <summary>The rule with this id or name; null if there is none.</summary>
    public static RuleInfo? Find(string idOrName) =>
        All.FirstOrDefault(rule => rule.Id == idOrName || rule.Name == idOrName);
}
