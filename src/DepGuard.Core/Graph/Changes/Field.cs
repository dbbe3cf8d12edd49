namespace DepGuard.Graph.Changes;

/// <summary>
/// A number or word by which two states of a service, an edge or a policy are compared, and that is merged by itself when several releases change
/// the same state. The tables of fields are the only place that knows what there is to compare.
/// </summary>
/// <typeparam name="T">What has it.</typeparam>
/// <param name="Property">Path of the property, such as <c>Numbers.Rate</c>.</param>
/// <param name="Name">What people call it.</param>
/// <param name="IsSame">True if two states say the same, wherever they say it.</param>
/// <param name="Text">Its value as people write it; null if nothing is stated.</param>
/// <param name="Merge">The value of a state when a change is applied to it.</param>
internal sealed record Field<T>(string Property, string Name, Func<T, T, bool> IsSame, Func<T, string?> Text, Func<MergeStep<T>, T> Merge)
{
    /// <summary>False for what no reader of a report counts as a change, such as the places that state something; it is merged all the same.</summary>
    public bool IsCompared { get; init; } = true;

    /// <summary>A longer text, for values that differ although <see cref="Text"/> does not.</summary>
    public Func<T, string?> Detail { get; init; } = Text;

    /// <summary>What a change from one state to another can do; unknown unless the table says more.</summary>
    public Func<T, T, Effect> Effect { get; init; } = (one, other) => IsSame(one, other) ? Changes.Effect.None : Changes.Effect.Unknown;

    /// <summary>What differs, for people; null if nothing does.</summary>
    public FieldChange? Between(T before, T after)
    {
        var (was, now) = (Text(before), Text(after));
        return was != now ? new FieldChange(Name, was, now)
            : IsCompared && !IsSame(before, after) ? new FieldChange(Name, Detail(before), Detail(after))
            : null;
    }
}

/// <summary>A change of one owner of fields that is applied to a state which other changes may have reached before.</summary>
/// <typeparam name="T">The owner.</typeparam>
/// <param name="Was">The state that all changes start from; null if they add it.</param>
/// <param name="Now">The state after this change.</param>
/// <param name="Current">The state after the changes that were applied before.</param>
/// <param name="Earlier">The states after each of these changes alone; what one of them makes alike is made once.</param>
/// <param name="Clash">Takes the text of a value that gives way, and the one that takes its place.</param>
internal sealed record MergeStep<T>(T? Was, T Now, T Current, IReadOnlyList<T> Earlier, Action<string, string?, string?> Clash);
