using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DepGuard.Contracts;
using DepGuard.Facts;
using DepGuard.Sources;

namespace DepGuard.Findings;

/// <summary>One occurrence of a rule, with the line that causes it.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Severity">Severity in force.</param>
/// <param name="Message">The fact, and what to do.</param>
/// <param name="At">The place that causes it; for a cycle the edge to cut.</param>
/// <param name="Related">Further evidence in order; for a cycle one place for each edge of it.</param>
/// <param name="Subject">What it is about, without places; identifies the finding over time.</param>
/// <param name="Confidence">The lowest of the evidence it needs.</param>
public sealed record Finding(
    RuleInfo Rule,
    Severity Severity,
    string Message,
    SourceSpan At,
    IReadOnlyList<RelatedLocation> Related,
    string Subject,
    Confidence Confidence)
{
    /// <summary>Ids of the services it is about, the caller first; of a cycle all members of the component.</summary>
    public IReadOnlyList<string> Services { get; init; } = [];

    /// <summary>What can be done, cheapest first; one that begins with <c>Also</c> goes with the first, any other is an alternative.</summary>
    public IReadOnlyList<string> Remedies { get; init; } = [];

    /// <summary>Further facts for people who want the whole picture, a line each.</summary>
    public IReadOnlyList<string> Details { get; init; } = [];

    /// <summary>The path as service ids in order, a cycle with its first id again at the end; empty when there is none.</summary>
    public IReadOnlyList<string> Path { get; init; } = [];

    /// <summary>How it stands to what the run is compared with; null if it is compared with nothing.</summary>
    public FindingState? State { get; init; }

    /// <summary>True if it is about a component of services: its path ends where it began.</summary>
    public bool IsCycle => Path.Count > 1 && Path[0] == Path[^1];

    /// <summary>Sixteen hexadecimal digits that stay the same while rule and subject do.</summary>
    public string Fingerprint =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Rule.Id}\n{Subject}")).AsSpan(0, 8));

    /// <summary>A finding with the rule's own severity and its message filled in.</summary>
    public static Finding For(
        RuleInfo rule, SourceSpan at, string subject, Confidence confidence, params object[] values) =>
        new(rule, rule.Severity, string.Format(CultureInfo.InvariantCulture, rule.Message, values), at, [], subject, confidence);
}
