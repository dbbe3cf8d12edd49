using System.Globalization;
using DepGuard.Sources;

namespace DepGuard.Readers.Settings;

/// <summary>Settings as the tree that their keys describe; keys ignore case, as .NET configuration and Traefik's labels do.</summary>
internal sealed class SettingSection
{
    private readonly Dictionary<string, SettingSection> _children = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<SettingSection> _inOrder = [];

    private SettingSection(string key) => Key = key;

    /// <summary>The last segment of its key.</summary>
    public string Key { get; }

    /// <summary>Its value; null for a section without one.</summary>
    public string? Value { get; private set; }

    /// <summary>The place of its value or, for a section, of its first setting.</summary>
    public SourceSpan At { get; private set; }

    /// <summary>Sections and values below, in order of their first setting.</summary>
    public IReadOnlyList<SettingSection> Children => _inOrder;

    /// <summary>The section or value of a key; null if it is absent.</summary>
    public SettingSection? this[string key] => _children.GetValueOrDefault(key);

    /// <summary>Builds the tree; of a key that stands twice the last value counts.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="separator">What separates the segments of a key.</param>
    public static SettingSection Of(IEnumerable<Setting> settings, char separator = ':')
    {
        var root = new SettingSection(string.Empty);
        foreach (var setting in settings)
        {
            var section = root;
            foreach (var segment in (separator == ':' ? setting.Key.Path : setting.Key.Text).Split(separator, StringSplitOptions.RemoveEmptyEntries))
                section = section.Child(segment, setting.At);
            (section.Value, section.At) = (setting.Value, setting.At);
        }

        return root;
    }

    /// <summary>The section at a path; null if there is none.</summary>
    public SettingSection? Find(string path)
    {
        SettingSection? section = this;
        foreach (var segment in path.Split(':', StringSplitOptions.RemoveEmptyEntries))
            section = section?[segment];
        return section;
    }

    /// <summary>The value of a key; null if it has none.</summary>
    public string? Text(string key) => this[key]?.Value;

    /// <summary>A value that is a whole number.</summary>
    public long? Number(string key) => long.TryParse(Text(key), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>True when the value says so, in any case.</summary>
    public bool IsTrue(string key) => string.Equals(Text(key), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>The values of a list, whether its items have indexes or stand in one value with commas.</summary>
    public IEnumerable<string> List(string key)
    {
        if (this[key] is not { } list)
            return [];
        return list.Value is { } text
            ? text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            : list.Children.Select(child => child.Value).OfType<string>();
    }

    private SettingSection Child(string key, SourceSpan at)
    {
        if (_children.TryGetValue(key, out var known))
            return known;
        var child = _children[key] = new SettingSection(key) { At = at };
        _inOrder.Add(child);
        return child;
    }
}
