using Microsoft.CodeAnalysis;

namespace DepGuard.Analyzers;

/// <summary>The descriptor of every analyzer rule, in order of id, with the words of the rule's page in <c>rules/</c>.</summary>
public static class Descriptors
{
    /// <summary>DPG1202: Retry policy without a limit.</summary>
    public static readonly DiagnosticDescriptor UnboundedRetryPolicy = new(
        id: "DPG1202",
        title: "Retry policy without a limit",
        messageFormat: "'{0}' tries again for as long as the callee fails, so every caller keeps adding load to it. Limit the attempts.",
        category: "retries",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A retry policy that never gives up turns an outage of one service into a permanent load on it.",
        helpLinkUri: "https://github.com/depguard/depguard/blob/main/rules/DPG1202.md");
}
