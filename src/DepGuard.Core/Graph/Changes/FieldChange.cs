namespace DepGuard.Graph.Changes;

/// <summary>A number or word that changed, as people write it.</summary>
/// <param name="Field">What it says, such as <c>attempts</c>.</param>
/// <param name="Before">Its text before; null if nothing was stated.</param>
/// <param name="After">Its text now; null if nothing is stated.</param>
public sealed record FieldChange(string Field, string? Before, string? After)
{
    /// <summary>The form <c>attempts 1 -> 3</c>.</summary>
    public override string ToString() => $"{Field} {Before ?? "not stated"} -> {After ?? "not stated"}";

    /// <summary>The fields that differ.</summary>
    internal static IReadOnlyList<FieldChange> Between<T>(T before, T after, IEnumerable<(string Name, Func<T, string?> Text)> fields) =>
        [.. fields.Select(field => new FieldChange(field.Name, field.Text(before), field.Text(after))).Where(change => change.Before != change.After)];
}
