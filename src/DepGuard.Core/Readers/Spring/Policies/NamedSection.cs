namespace DepGuard.Readers.Spring.Policies;

/// <summary>Settings under a name that the user chooses, such as those below <c>resilience4j.retry.instances.orders</c>.</summary>
/// <param name="Name">The name.</param>
/// <param name="Fields">The settings by what follows the name, folded.</param>
internal sealed record NamedSection(string Name, IReadOnlyDictionary<string, Property> Fields)
{
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

    /// <summary>The first of the fields that is stated; null if none is.</summary>
    public Property? Find(params string[] names) => names.Select(name => Fields.GetValueOrDefault(name)).FirstOrDefault(property => property is not null);

    /// <summary>These settings over those of a section from which they inherit.</summary>
    public NamedSection Over(NamedSection? basis)
    {
        if (basis is null)
            return this;
        var fields = new Dictionary<string, Property>(basis.Fields, StringComparer.Ordinal);
        foreach (var (name, property) in Fields)
            fields[name] = property;
        return this with { Fields = fields };
    }
}
