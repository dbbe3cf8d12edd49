namespace DepGuard.Graph.Changes;

/// <summary>Two releases make different things of one number, so that what they are together has to be decided by people.</summary>
/// <param name="Release">The release whose value counts in the analysis.</param>
/// <param name="Subject">The service or edge.</param>
/// <param name="Field">What it is that both change.</param>
/// <param name="Other">What the releases before it make of it; null if they no longer state it.</param>
/// <param name="Value">What this release makes of it; null if it no longer states it.</param>
public sealed record MergeConflict(string Release, string Subject, string Field, string? Other, string? Value)
{
    /// <summary>The form <c>auth: workers 4, but 6 in release-b</c>.</summary>
    public override string ToString() => $"{Subject}: {Field} {Other ?? "not stated"}, but {Value ?? "not stated"} in {Release}";
}
