using DepGuard.Documents;
using DepGuard.Readers.Settings;
using DepGuard.Readers.Spring.Settings;

namespace DepGuard.Readers.Spring;

/// <summary>One document of a settings file with the condition under which it counts.</summary>
/// <param name="Settings">Its settings.</param>
/// <param name="Condition">Condition on profiles; null if it always counts.</param>
/// <param name="Platform">Cloud platform on which alone it counts, such as <c>kubernetes</c>; null if it counts on every one.</param>
internal sealed record SpringDocument(IReadOnlyList<Setting> Settings, string? Condition, string? Platform)
{
    /// <summary>The documents of a file; the profile in the file's name is a condition too.</summary>
    public static IEnumerable<SpringDocument> Read(SpringFile file)
    {
        foreach (var document in file.File.Documents)
        {
            var settings = SettingTree.Flatten(document.Root);
            var own = ConditionOf(settings);
            var condition = file.Profile.Length == 0 ? own : own is null ? file.Profile : $"{file.Profile} & ({own})";
            yield return new SpringDocument(settings, condition, Value(settings, "springconfigactivateoncloudplatform"));
        }
    }

    /// <summary>True if it counts under these profiles.</summary>
    public bool IsActive(IReadOnlySet<string> profiles, string? platform) =>
        (Condition is null || ProfileExpression.IsFulfilled(Condition, profiles))
        && (Platform is null || Platform.Equals(platform, StringComparison.OrdinalIgnoreCase));

    /// <summary>The newer key and the older one, which was <c>spring.profiles</c>; elements of a list are alternatives.</summary>
    private static string? ConditionOf(List<Setting> settings)
    {
        foreach (var key in (string[])["springconfigactivateonprofile", "springprofiles"])
        {
            var values = settings.Where(setting => IsElement(PropertyName.Fold(setting.Key.Text), key)).Select(setting => setting.Value).ToList();
            if (values.Count > 0)
                return string.Join(" | ", values.Select(value => values.Count == 1 ? value : $"({value})"));
        }

        return null;
    }

    private static string? Value(List<Setting> settings, string key) => settings.Find(setting => PropertyName.Fold(setting.Key.Text) == key)?.Value;

    private static bool IsElement(string folded, string key) =>
        folded.StartsWith(key, StringComparison.Ordinal) && folded.AsSpan(key.Length).IndexOfAnyExceptInRange('0', '9') < 0;
}
