using System.Text.Json;

namespace DepGuard.Facts;

/// <summary>Values of enumerations as every input and output spells them.</summary>
public static class Label
{
    /// <summary>The name in kebab case: <c>ConfigServer</c> is <c>config-server</c>.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => Labels<T>.ByValue[value];

    private static class Labels<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> ByValue = Enum.GetValues<T>()
            .ToDictionary(value => value, value => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()));
    }
}
