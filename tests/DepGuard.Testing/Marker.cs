namespace DepGuard.Testing;

/// <summary>An expected or found occurrence of a rule; prints as <c>DPG2001 compose.yaml:4</c>.</summary>
/// <param name="RuleId">Id of the rule.</param>
/// <param name="File">Path of the file.</param>
/// <param name="Line">Line, from 1.</param>
public sealed record Marker(string RuleId, string File, int Line)
{
    /// <inheritdoc/>
    public override string ToString() => $"{RuleId} {File}:{Line}";
}
