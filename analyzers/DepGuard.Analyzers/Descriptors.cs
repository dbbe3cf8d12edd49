using Microsoft.CodeAnalysis;

namespace DepGuard.Analyzers;

/// <summary>A descriptor for each rule about code. Derived from <c>rules/*.md</c> by <c>./build approve</c>; do not edit.</summary>
public static class Descriptors
{
    private const string HelpLink = "https://github.com/depguard/depguard/blob/main/rules/";

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
