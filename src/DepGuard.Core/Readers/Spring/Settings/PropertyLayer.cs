using DepGuard.Readers.Settings;

namespace DepGuard.Readers.Spring.Settings;

/// <summary>Settings of one source; a later layer wins over an earlier one.</summary>
/// <param name="Settings">The settings.</param>
/// <param name="Origin">Whose statement they are.</param>
internal sealed record PropertyLayer(IEnumerable<Setting> Settings, PropertyOrigin Origin);
