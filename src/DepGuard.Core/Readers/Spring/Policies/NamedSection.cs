using DepGuard.Readers.Spring.Settings;
using DepGuard.Sources;

namespace DepGuard.Readers.Spring.Policies;

/// <summary>Settings under a name that the user chooses, such as those below <c>resilience4j.retry.instances.orders</c>.</summary>
/// <param name="Name">The name.</param>
/// <param name="Fields">The settings by what follows the name, folded.</param>
/// <param name="Basis">Section from which it inherits what it does not state; null if there is none.</param>
internal sealed record NamedSection(string Name, IReadOnlyDictionary<string, Property> Fields, NamedSection? Basis = null)
{
    /// <summary>A place that states it.</summary>
    public SourceSpan At => Fields.Values.Select(property => property.At).FirstOrDefault(Basis?.At ?? default);

    /// <summary>The sections below a prefix, in the order in which they are first stated.</summary>
    /// <param name="properties">All properties.</param>
    /// <param name="prefix">Segments in front of the name, folded.</param>
    public static IReadOnlyList<NamedSection> Read(Properties properties, params string[] prefix)
    {
        var sections = new Dictionary<string, Dictionary<string, Property>>(StringComparer.OrdinalIgnoreCase);
        foreach (var property in properties.Under(string.Concat(prefix)))
        {
            var segments = property.Name.Split('.');
            if (segments.Length <= prefix.Length + 1 || prefix.Where((segment, i) => PropertyName.Fold(segments[i]) != segment).Any())
                continue;
            var fields = sections.TryGetValue(segments[prefix.Length], out var known) ? known : sections[segments[prefix.Length]] = new Dictionary<string, Property>(StringComparer.Ordinal);
            fields[PropertyName.Fold(string.Concat(segments.Skip(prefix.Length + 1)))] = property;
        }

        return [.. sections.Select(section => new NamedSection(section.Key, section.Value))];
    }

    /// <summary>The first of the fields that is stated, here or where it inherits from; null if none is.</summary>
    public Property? Find(params string[] names)
    {
        for (var section = this; section is not null; section = section.Basis)
            foreach (var name in names)
                if (section.Fields.GetValueOrDefault(name) is { } property)
                    return property;
        return null;
    }

    /// <summary>These settings over those of a section from which they inherit.</summary>
    public NamedSection Over(NamedSection? basis) => this with { Basis = basis };
}
