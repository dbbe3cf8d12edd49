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
}
