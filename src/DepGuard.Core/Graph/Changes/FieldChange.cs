namespace DepGuard.Graph.Changes;

/// <summary>A number or word that changed, as people write it.</summary>
/// <param name="Field">What it says, such as <c>attempts</c>.</param>
/// <param name="Before">Its text before; null if nothing was stated.</param>
/// <param name="After">Its text now; null if nothing is stated.</param>
public sealed record FieldChange(string Field, string? Before, string? After)
{
    /// <summary>The form <c>attempts 1 -> 3</c>.</summary>
    public override string ToString() => $"{Field} {Before ?? "not stated"} -> {After ?? "not stated"}";

    /// <summary>The fields that differ. Texts are made only where something does, since most of a large system stays as it is.</summary>
    internal static IReadOnlyList<FieldChange> Between<T>(T before, T after, IReadOnlyList<Field<T>> fields) =>
        fields.All(field => !field.IsCompared || field.IsSame(before, after)) ? [] : [.. fields.Select(field => field.Between(before, after)).OfType<FieldChange>()];
}
