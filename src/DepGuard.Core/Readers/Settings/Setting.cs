using DepGuard.Sources;

namespace DepGuard.Readers.Settings;

/// <summary>A key with its value, inside a reader only: values may be secret and never become facts.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value with variables replaced as far as they are known.</param>
/// <param name="At">The value's place.</param>
internal sealed record Setting(SettingKey Key, string Value, SourceSpan At)
{
    public Setting(string key, string value, SourceSpan at)
        : this(new SettingKey(key), value, at)
    {
    }
}
