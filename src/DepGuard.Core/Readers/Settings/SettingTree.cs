using DepGuard.Documents;

namespace DepGuard.Readers.Settings;

/// <summary>Flattens a document to settings, as .NET and Spring configuration do: <c>Services:basket:Urls:0</c>.</summary>
internal static class SettingTree
{
    /// <summary>Most services have no more settings, so that lists of them need not grow.</summary>
    private const int UsualCount = 16;

    /// <summary>The leaves with their key paths, in order.</summary>
    public static List<Setting> Flatten(Node root)
    {
        var settings = new List<Setting>(UsualCount);
        Add(root, string.Empty, settings);
        return settings;
    }

    /// <summary>Later layers over earlier ones: of a key path, which ignores case, the last setting counts.</summary>
    public static IReadOnlyList<Setting> Overlay(IEnumerable<IEnumerable<Setting>> layers)
    {
        var settings = new Dictionary<string, Setting>(UsualCount, StringComparer.OrdinalIgnoreCase);
        foreach (var layer in layers)
            foreach (var setting in layer)
                settings[setting.Key.Path] = setting;
        return [.. settings.Values];
    }

    /// <summary>Recursion is safe: documents nest no deeper than the scan's limit.</summary>
    private static void Add(Node node, string path, List<Setting> settings)
    {
        switch (node)
        {
            case Scalar { IsNull: false } scalar when path.Length > 0:
                settings.Add(new Setting(path, scalar.Value, scalar.At));
                break;
            case Mapping mapping:
                foreach (var entry in mapping.Entries)
                    Add(entry.Value, Join(path, entry.Key.Value), settings);
                break;
            case Sequence sequence:
                for (var i = 0; i < sequence.Items.Count; i++)
                    Add(sequence.Items[i], Join(path, i.ToString(System.Globalization.CultureInfo.InvariantCulture)), settings);
                break;
        }
    }

    private static string Join(string path, string key) => path.Length == 0 ? key : $"{path}:{key}";
}
