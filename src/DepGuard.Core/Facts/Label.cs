using System.Text.Json;

namespace DepGuard.Facts;

/// <summary>Values of enumerations as every input and output spells them.</summary>
public static class Label
{
    /// <summary>The name in kebab case: <c>ConfigServer</c> is <c>config-server</c>.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => Labels<T>.ByValue[value];

    /// <summary>The value with this name; null if there is none.</summary>
    public static T? Find<T>(string label)
        where T : struct, Enum => Labels<T>.ByName.TryGetValue(label, out var value) ? value : null;

    private static class Labels<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> ByValue = Enum.GetValues<T>()
            .ToDictionary(value => value, value => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()));

        public static readonly Dictionary<string, T> ByName = ByValue.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);
    }
}
