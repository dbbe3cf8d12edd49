using DepGuard.Readers.Settings;

namespace DepGuard.Readers.Spring.Settings;

/// <summary>The properties in force for one application: layers over each other, lists replaced as a whole, placeholders replaced.</summary>
internal sealed class Properties
{
    private const int DeepestSection = 16;

    private readonly Dictionary<string, Property> _byName = new(StringComparer.Ordinal);
    private readonly HashSet<string> _disabled;
    private readonly (string Folded, int Position)[] _sorted;
    private HashSet<string>? _ownSections;

    private Properties(IEnumerable<Property> raw)
    {
        var values = raw.ToList();
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in values)
            known[property.Folded] = property.Value;
        foreach (var property in values)
            _byName[property.Folded] = property.Value.Contains("${", StringComparison.Ordinal)
                ? property with { Value = Placeholders.Resolve(property.Value, name => known.GetValueOrDefault(PropertyName.Fold(name))) }
                : property;
        All = [.. values.Select(property => _byName[property.Folded])];
        _disabled = All.Where(property => property.IsFalse && property.Name.EndsWith(".enabled", StringComparison.OrdinalIgnoreCase))
            .Select(property => property.Folded[..^"enabled".Length])
            .ToHashSet(StringComparer.Ordinal);
        _sorted = [.. All.Select((property, i) => (property.Folded, i))];
        Array.Sort(_sorted, static (left, right) => string.CompareOrdinal(left.Folded, right.Folded));
    }

    /// <summary>All of them, in the order in which they were first stated.</summary>
    public IReadOnlyList<Property> All { get; }

    /// <summary>Puts layers over each other; of a name the last layer counts, and of a list the last layer that states one.</summary>
    public static Properties Of(IEnumerable<PropertyLayer> layers)
    {
        var all = new Dictionary<string, (Property Property, int Layer)>(StringComparer.Ordinal);
        var lists = new Dictionary<string, int>(StringComparer.Ordinal);
        var number = 0;
        foreach (var layer in layers)
        {
            number++;
            foreach (var setting in layer.Settings)
            {
                var property = Read(setting, layer.Origin, all);
                if (layer.Origin != PropertyOrigin.Deployment && PropertyName.ListLength(property.Name) is var length and > 0)
                    lists[PropertyName.Fold(property.Name[..length])] = number;
                all[property.Folded] = (property, number);
            }
        }

        return new Properties(all.Values.Where(one => IsOfLastList(one, lists)).Select(one => one.Property));
    }

    /// <summary>The property of a folded name; null if it is not stated or empty.</summary>
    public Property? Find(string folded) => _byName.GetValueOrDefault(folded) is { Value.Length: > 0 } property ? property : null;

    /// <summary>A text with the properties put in that its placeholders name; one that is not stated and has no default stays as it is.</summary>
    public string Resolve(string text) => Placeholders.Resolve(text, name => _byName.GetValueOrDefault(PropertyName.Fold(name))?.Value);

    /// <summary>The property, or the elements if it is a list.</summary>
    public IEnumerable<Property> FindAll(string folded)
    {
        if (Find(folded) is { } single)
            yield return single;
        for (var i = 0; Find(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{folded}{i}")) is { } item; i++)
            yield return item;
    }

    /// <summary>The properties whose folded names start with a prefix and go on, in the order in which they were first stated.</summary>
    public IEnumerable<Property> Under(string prefix)
    {
        var (low, high) = (0, _sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = string.CompareOrdinal(_sorted[middle].Folded, prefix) < 0 ? (middle + 1, high) : (low, middle);
        }

        var positions = new List<int>();
        for (; low < _sorted.Length && _sorted[low].Folded.StartsWith(prefix, StringComparison.Ordinal); low++)
            if (_sorted[low].Folded.Length > prefix.Length)
                positions.Add(_sorted[low].Position);
        positions.Sort();
        return positions.Select(position => All[position]).Where(property => property.Value.Length > 0);
    }

    /// <summary>True if a section around the property is switched off by <c>enabled: false</c>.</summary>
    public bool IsDisabled(Property property)
    {
        if (_disabled.Count == 0)
            return false;
        var end = property.Name.IndexOf('.');
        for (var level = 0; end >= 0 && level < DeepestSection; level++, end = property.Name.IndexOf('.', end + 1))
            if (_disabled.Contains(PropertyName.Fold(property.Name[..end])))
                return true;
        return false;
    }

    /// <summary>True if the application's own files speak of the section, its first two segments, in which a shared property stands.</summary>
    public bool OwnFilesUse(Property shared)
    {
        _ownSections ??= [.. All.Where(property => property.Origin == PropertyOrigin.Own).Select(property => Section(property.Name))];
        return _ownSections.Contains(Section(shared.Name));
    }

    private static string Section(string name)
    {
        var first = name.IndexOf('.');
        var second = first < 0 ? -1 : name.IndexOf('.', first + 1);
        return PropertyName.Fold(second < 0 ? name : name[..second]);
    }

    /// <summary>A variable takes the name of the property that it overrides; without one, its words become segments.</summary>
    private static Property Read(Setting setting, PropertyOrigin origin, Dictionary<string, (Property Property, int Layer)> known)
    {
        var name = setting.Key.Text;
        if (origin != PropertyOrigin.Deployment)
            return new Property(Dotted(name), setting.Value, setting.At, origin);
        return known.TryGetValue(PropertyName.Fold(name), out var overridden)
            ? overridden.Property with { Value = setting.Value, At = setting.At, Origin = origin, Key = name }
            : new Property(name.AsSpan().IndexOfAny(".:") >= 0 ? Dotted(name) : PropertyName.OfVariable(name), setting.Value, setting.At, origin) { Key = name };
    }

    private static string Dotted(string name) => name.Replace(':', '.').Replace('[', '.').Replace("]", string.Empty, StringComparison.Ordinal);

    private static bool IsOfLastList((Property Property, int Layer) one, Dictionary<string, int> lists) =>
        one.Property.Origin == PropertyOrigin.Deployment
        || PropertyName.ListLength(one.Property.Name) is not (var length and > 0)
        || lists[PropertyName.Fold(one.Property.Name[..length])] == one.Layer;
}
