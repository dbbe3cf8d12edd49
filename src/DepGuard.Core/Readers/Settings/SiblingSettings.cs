namespace DepGuard.Readers.Settings;

/// <summary>The other settings of a service, looked up only when one of them matters.</summary>
internal sealed class SiblingSettings
{
    private readonly IReadOnlyList<Setting> _settings;
    private readonly bool _anyDisabled;
    private Dictionary<string, string>? _values;

    public SiblingSettings(IReadOnlyList<Setting> settings)
    {
        _settings = settings;
        _anyDisabled = settings.Any(setting =>
            setting.Value.Equals("false", StringComparison.OrdinalIgnoreCase) && setting.Key.Text.EndsWith("enabled", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The value of a key in canonical form; null if there is none.</summary>
    public string? Value(string canonical)
    {
        if (_values is null)
        {
            _values = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var setting in _settings)
                _values[setting.Key.Canonical] = setting.Value;
        }

        return _values.GetValueOrDefault(canonical);
    }

    /// <summary>True if <c>Enabled: false</c> stands beside the key or in a section around it.</summary>
    public bool Disable(SettingKey key)
    {
        for (var length = _anyDisabled ? key.Words.Count - 1 : 0; length > 0; length--)
            if (Value(string.Join('_', key.Words.Take(length)) + "_enabled") is { } enabled && enabled.Equals("false", StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }
}
