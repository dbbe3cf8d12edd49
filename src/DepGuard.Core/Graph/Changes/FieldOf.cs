using System.Globalization;
using DepGuard.Facts;
using DepGuard.Facts.Capacity;
using DepGuard.Facts.Policies;

namespace DepGuard.Graph.Changes;

/// <summary>Makes fields of the kinds that the tables need.</summary>
internal static class FieldOf
{
    /// <summary>A stated number: two changes of it clash unless their sum means something. The place of the number is not compared.</summary>
    /// <param name="property">Path of the property.</param>
    /// <param name="name">What people call it.</param>
    /// <param name="get">Reads it.</param>
    /// <param name="set">Gives the owner another value.</param>
    /// <param name="text">The number as people write it.</param>
    /// <param name="add">The value of two changes together, of the values before (null: the owner is new), after one and after the other; null if there is none.</param>
    public static Field<T> Stated<T, TValue>(
        string property, string name, Func<T, Stated<TValue>?> get, Func<T, Stated<TValue>?, T> set, Func<TValue, string> text,
        Func<Stated<TValue>?, bool, TValue, TValue, TValue?>? add = null)
        where T : class
        where TValue : struct
    {
        return new Field<T>(property, name, IsSame, owner => get(owner) is { } stated ? text(stated.Value) : null, Merge);

        bool IsSame(T one, T other) => (get(one), get(other)) is var (a, b) && (a is null ? b is null : b is not null && EqualityComparer<TValue>.Default.Equals(a.Value, b.Value));

        T Merge(MergeStep<T> step) => Decide(step, name, IsSame, set, get, stated => stated is null ? null : text(stated.Value), () =>
            get(step.Now) is { } now && get(step.Current) is { } current && add?.Invoke(step.Was is null ? null : get(step.Was), step.Was is null, now.Value, current.Value) is { } sum
                ? now with { Value = sum }
                : null);
    }

    /// <summary>The field, of which more is known to do harm (1), or less is (-1); a number that appears lets its service be judged at all.</summary>
    /// <param name="field">The field.</param>
    /// <param name="number">Its number; null if nothing is stated and nothing can be said then.</param>
    /// <param name="direction">1 or -1.</param>
    public static Field<T> Directed<T>(Field<T> field, Func<T, double?> number, int direction) => field with
    {
        Effect = (before, after) => (number(before), number(after)) switch
        {
            (null, null) => Effect.None,
            (null, _) => Effect.Worse,
            (_, null) => Effect.Better,
            ({ } was, { } now) => (now.CompareTo(was) * direction) switch { > 0 => Effect.Worse, < 0 => Effect.Better, _ => Effect.None },
        },
    };

    /// <summary>A value of which a later change takes the place of an earlier one.</summary>
    public static Field<T> Single<T, TValue>(string property, string name, Func<T, TValue> get, Func<T, TValue, T> set, Func<TValue, string?> text)
        where T : class
    {
        return new Field<T>(property, name, IsSame, owner => text(get(owner)), step => Decide(step, name, IsSame, set, get, text, () => default));

        bool IsSame(T one, T other) => EqualityComparer<TValue>.Default.Equals(get(one), get(other));
    }

    /// <summary>A set: what each change adds is added, what each takes away is taken away, so that nothing clashes.</summary>
    /// <param name="property">Path of the property.</param>
    /// <param name="name">What people call it.</param>
    /// <param name="get">Reads it.</param>
    /// <param name="set">Gives the owner other items.</param>
    /// <param name="text">An item as people write it.</param>
    /// <param name="identity">What two items that say the same have in common; null for the item itself.</param>
    public static Field<T> Set<T, TItem>(
        string property, string name, Func<T, IReadOnlyList<TItem>> get, Func<T, IReadOnlyList<TItem>, T> set, Func<TItem, string> text, Func<TItem, TItem>? identity = null)
        where T : class
    {
        identity ??= item => item;
        return new Field<T>(property, name, IsSame, Text, Merge);

        bool IsSame(T one, T other) => (get(one), get(other)) is var (a, b) && (ReferenceEquals(a, b) || (a.Count == 0 && b.Count == 0) || Identities(a).SetEquals(b.Select(identity)));

        string? Text(T owner) => get(owner) is { Count: > 0 } items ? string.Join(", ", items.Select(text).Order(StringComparer.Ordinal)) : null;

        HashSet<TItem> Identities(IEnumerable<TItem> items) => [.. items.Select(identity)];

        T Merge(MergeStep<T> step)
        {
            IReadOnlyList<TItem> was = step.Was is null ? [] : get(step.Was);
            var (before, now, current) = (Identities(was), Identities(get(step.Now)), Identities(get(step.Current)));
            var left = get(step.Current).Where(item => now.Contains(identity(item)) || !before.Contains(identity(item)));
            var added = get(step.Now).Where(item => !before.Contains(identity(item)) && !current.Contains(identity(item)));
            return set(step.Current, [.. left, .. added]);
        }
    }

    /// <summary>A field that is merged and no change by itself.</summary>
    public static Field<T> Unseen<T>(Field<T> field) => field with { IsCompared = false, Text = _ => null, Effect = (_, _) => Effect.None };

    /// <summary>Words of an enumeration, in order; null for none.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum => Label.Of(value);

    /// <summary>A time as people write it.</summary>
    public static string Time(TimeSpan time) => TimeLimit.Of(time).ToString();

    /// <summary>A number as people write it.</summary>
    public static string Number(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>What is left as it was stays as others made it; what two change alike is changed once; else the sum counts or, without one, the later value.</summary>
    private static T Decide<T, TValue>(
        MergeStep<T> step, string name, Func<T, T, bool> isSame, Func<T, TValue, T> set, Func<T, TValue> get, Func<TValue, string?> text, Func<TValue?> sum)
        where T : class
    {
        if (step.Earlier.Any(other => isSame(step.Now, other)) || (step.Was is not null && isSame(step.Was, step.Now)))
            return step.Current;
        if (step.Was is not null && isSame(step.Was, step.Current))
            return set(step.Current, get(step.Now));
        if (sum() is { } both)
            return set(step.Current, both);

        step.Clash(name, text(get(step.Current)), text(get(step.Now)));
        return set(step.Current, get(step.Now));
    }
}
